import { THOUSAND } from "../compiled-query.ts";
import type { ArticleWords, PartWords } from "./read-words.ts";
import { LANGUAGE_MARK, SOURCE_MARK } from "./term-forms.ts";
import {
	FORM_REST,
	FORM_TERM,
	FORM_TRAITS,
	FORM_WIDTH,
	IS_ACRONYM,
	IS_LOOSE,
	IS_NAME,
	PART_BITS,
	PART_MASK,
	REST_SHIFT,
	type TermTable,
	WORD_FORMS,
	WORD_LENGTH,
	WORD_ROOM,
	WORD_TRAITS,
} from "./term-table.ts";

/** How strongly a term in the title speaks for the topic; the rest of the article adds to it. */
const TITLE_STRENGTH = 0.85;
/** Occurrences in the body at which its strength is half of the most, in a text of no length. */
const HALF_STRENGTH = 0.25;
/** Body length, in words, at which one occurrence says half as much as in a short one. */
const LONG_TEXT = 120;
/** How many small words may stand between two words of a loose form. */
const MAX_SMALL_WORDS = 2;

/** A level is a strength in parts of 2 to this power. */
export const LEVEL_BITS = 10;
/** Strengths are kept as 32-bit floats and added up in any order: a candidate more rather than a match lost. */
const LEVEL_SLACK = 1e-3;

/** The numbers of a mark: how often a term stands in the title and in the body, how surely it is meant in thousandths … */
const TITLE = 0;
const BODY = 1;
const QUALITY = 2;
/** … the token that showed it last, and the part, token and end of where it stands first. */
const LAST_TOKEN = 3;
const PART = 4;
const AT = 5;
const END = 6;
const MARK_WIDTH = 8;

/** Where in an article something was found. */
export const PARTS = ["title", "lead", "text", "source"] as const;
const SOURCE = PARTS.length - 1;

/** The first place where a term stands: its first token and the one after its last; none for the language. */
export interface Place {
	part: (typeof PARTS)[number];
	at: number;
	end: number;
}

/**
 * Which terms stand in one article and how strongly, as numbers by term id. Used again for the next article: only
 * what the last one set is cleared.
 */
export class Presence {
	/** The terms that are present, in the order they were found. */
	readonly terms: number[] = [];
	/** By term, from 0 (absent) to 1. At least as long as the table had terms at the last reading. */
	strengths: Float32Array = new Float32Array(64);
	/** The same as whole numbers, rounded up, see {@link LEVEL_BITS}; of a term that is absent it may be an old one. */
	levels: Int32Array = new Int32Array(64);
	/** A bit for each term, set when it is present: small enough to stay near while very many terms are asked for. */
	bits: Int32Array = new Int32Array(2);
	/** By term its place among those present. */
	#nths: Int32Array = new Int32Array(64);
	/** Of each term that is present what was found of it, side by side, since all of it is needed at once. */
	#marks: Int32Array = new Int32Array(64 * MARK_WIDTH);
	/** The tokens of the part that is being read, as places in the table; 0 for one that no form has. */
	#folded = new Int32Array(64);
	#stems = new Int32Array(64);
	/** Words to look up, and where each is. */
	readonly #asked: string[] = [];
	#found = new Int32Array(128);
	/** What is being read: the part, how many tokens came before it, and which count it adds to. */
	#part = 0;
	#offset = 0;
	#count = TITLE;
	/** A sum of what was fetched ahead, of no meaning; without it nothing would be fetched. */
	fetched = 0;

	/** Marks every term of the table that stands in the article. */
	read(words: ArticleWords, table: TermTable): void {
		this.#begin(table.capacity);
		this.#offset = 0;
		this.#count = TITLE;
		this.#readPart(words.title, 0, words.languageBit, table);
		this.#count = BODY;
		this.#readPart(words.lead, 1, words.languageBit, table);
		this.#readPart(words.text, 2, words.languageBit, table);
		this.#count = TITLE;
		this.#readSource(words, table);
		const longer = 1 + (words.lead.tokens.length + words.text.tokens.length) / LONG_TEXT;
		const { terms, strengths, levels } = this;
		const marks = this.#marks;
		for (let nth = 0, mark = 0; nth < terms.length; nth++, mark += MARK_WIDTH) {
			const title = Math.min(1, marks[mark + TITLE] as number) * TITLE_STRENGTH;
			const body = marks[mark + BODY] as number;
			const quality = (marks[mark + QUALITY] as number) / THOUSAND;
			const strength = quality * (1 - (1 - title) * (1 - body / (body + HALF_STRENGTH * longer)));
			strengths[terms[nth] as number] = strength;
			levels[terms[nth] as number] = Math.ceil(strength * 2 ** LEVEL_BITS + LEVEL_SLACK);
		}
	}

	has(term: number): boolean {
		return this.strength(term) > 0;
	}

	/** From 0 (absent) to 1. */
	strength(term: number): number {
		return this.strengths[term] ?? 0;
	}

	/** The same for the title alone. */
	titleStrength(term: number): number {
		return this.has(term) ? Math.min(1, this.#marks[this.#markOf(term) + TITLE] ?? 0) : 0;
	}

	/** Where a term stands first, the title before the body; undefined when it is absent. */
	placeOf(term: number): Place | undefined {
		if (!this.has(term)) return undefined;
		const mark = this.#markOf(term);
		const part = PARTS[this.#marks[mark + PART] ?? 0] ?? "text";
		return { part, at: this.#marks[mark + AT] ?? 0, end: this.#marks[mark + END] ?? 0 };
	}

	#markOf(term: number): number {
		return (this.#nths[term] as number) * MARK_WIDTH;
	}

	#begin(capacity: number): void {
		for (const term of this.terms) {
			this.strengths[term] = 0;
			this.bits[term >>> 5] = 0;
		}
		this.terms.length = 0;
		if (this.strengths.length >= capacity) return;
		// Between two articles nothing is present, so there is nothing to copy.
		const length = Math.max(capacity, this.strengths.length * 2);
		this.strengths = new Float32Array(length);
		this.levels = new Int32Array(length);
		this.bits = new Int32Array((length + 31) >>> 5);
		this.#nths = new Int32Array(length);
	}

	/** Looks up the tokens of a part, then marks what its forms show. */
	#readPart(part: PartWords, nth: number, languageBit: number, table: TermTable): void {
		this.#part = nth;
		this.#findTokens(part, table);
		const { length } = part.tokens;
		this.#fetchForms(length, languageBit, table.ints);
		for (let at = 0; at < length; at++) {
			const folded = this.#folded[at] as number;
			const stemmed = this.#stems[at] as number;
			if (folded !== 0) this.#markAt(folded, at, part, languageBit, table);
			if (stemmed !== 0 && stemmed !== folded) this.#markAt(stemmed, at, part, languageBit, table);
		}
		this.#offset += length;
	}

	/** Looks up each token as it is and its stem. */
	#findTokens({ tokens, stems }: PartWords, table: TermTable): void {
		const { length } = tokens;
		if (this.#folded.length < length) {
			this.#folded = new Int32Array(length * 2);
			this.#stems = new Int32Array(length * 2);
			this.#found = new Int32Array(length * 4);
		}
		const asked = this.#asked;
		let count = length;
		for (let at = 0; at < length; at++) {
			const folded = tokens[at]?.folded ?? "";
			asked[at] = folded;
			const stemmed = stems[at] ?? "";
			if (stemmed !== folded) asked[count++] = stemmed;
		}
		const found = this.#found;
		table.findWords(asked, count, found);
		count = length;
		for (let at = 0; at < length; at++) {
			this.#folded[at] = found[at] as number;
			this.#stems[at] = stems[at] === asked[at] ? (found[at] as number) : (found[count++] as number);
		}
	}

	/** Touches the forms of all words, one right after the other, so that the processor waits for many at a time. */
	#fetchForms(length: number, languageBit: number, ints: Int32Array): void {
		let fetched = 0;
		for (let at = 0; at < length; at++) {
			const folded = this.#folded[at] as number;
			if (folded !== 0 && ((ints[folded + WORD_TRAITS] as number) & languageBit) !== 0)
				fetched += ints[ints[folded + WORD_FORMS] as number] as number;
			const stemmed = this.#stems[at] as number;
			if (stemmed !== 0 && stemmed !== folded && ((ints[stemmed + WORD_TRAITS] as number) & languageBit) !== 0)
				fetched += ints[ints[stemmed + WORD_FORMS] as number] as number;
		}
		this.fetched = fetched;
	}

	/** Marks what is known about the article beside its words: its source and language. */
	#readSource({ source, language }: ArticleWords, table: TermTable): void {
		this.#part = SOURCE;
		// The words after the first are filed as they are.
		this.#findTokens(source, table);
		for (let at = 0; at < source.tokens.length; at++) {
			const word = table.findWord(SOURCE_MARK + (source.tokens[at]?.folded ?? ""));
			if (word !== 0) this.#markForms(word, at, source, -1, table, true);
		}
		if (language === undefined) return;
		const word = table.findWord(LANGUAGE_MARK + language);
		if (word !== 0) this.#markForms(word, 0, source, -1, table, true);
	}

	#markAt(word: number, at: number, part: PartWords, languageBit: number, table: TermTable): void {
		this.#markForms(word, at, part, languageBit, table, part.isShouted || part.tokens[at]?.isAcronym === true);
	}

	/** Marks the terms of the forms that begin with this word, which stands at this place. */
	#markForms(
		word: number,
		at: number,
		part: PartWords,
		languageBit: number,
		table: TermTable,
		mayBeAcronym: boolean,
	): void {
		const { ints } = table;
		const all = ints[word + WORD_TRAITS] as number;
		if ((all & languageBit) === 0) return;
		const isCapital = (all & IS_NAME) === 0 || CAPITAL.test(part.tokens[at]?.surface ?? "");
		const barred = (mayBeAcronym ? 0 : IS_ACRONYM) | (isCapital ? 0 : IS_NAME);
		// Most forms go on otherwise, so these are turned away at once.
		const next = at + 1;
		const loose = (all & IS_LOOSE) === 0 ? next : skipSmallWords(part, next);
		const folded = this.#wordAt(this.#folded, next, part);
		const stemmed = this.#wordAt(this.#stems, next, part);
		const looseFolded = loose === next ? folded : this.#wordAt(this.#folded, loose, part);
		const looseStemmed = loose === next ? stemmed : this.#wordAt(this.#stems, loose, part);
		const start = ints[word + WORD_FORMS] as number;
		const end = start + (ints[word + WORD_LENGTH] as number);
		const records = start + (ints[word + WORD_ROOM] as number);
		for (let key = start; key < end; key++) {
			const second = ints[key] as number;
			const isNext = second === folded || second === stemmed;
			if (!isNext && second !== 0 && second !== looseFolded && second !== looseStemmed) continue;
			const place = records + (key - start) * FORM_WIDTH;
			const traits = ints[place + FORM_TRAITS] as number;
			if ((traits & languageBit) === 0 || (traits & barred) !== 0) continue;
			let after = next;
			if (second !== 0) {
				const isLoose = (traits & IS_LOOSE) !== 0;
				if (!isLoose && !isNext) continue;
				after = (isLoose ? loose : next) + 1;
				if (isLoose && loose !== next && second !== looseFolded && second !== looseStemmed) continue;
				const count = (traits >>> REST_SHIFT) - 1;
				if (count > 0) after = this.#endOfRest(ints[place + FORM_REST] as number, count, isLoose, after, part, ints);
				if (after === -1) continue;
			}
			this.#mark(ints[place + FORM_TERM] as number, at, after);
		}
	}

	/** The word at a place of the part, -1 behind its end: there is none at this place in the table. */
	#wordAt(places: Int32Array, at: number, part: PartWords): number {
		return at < part.tokens.length ? (places[at] as number) : -1;
	}

	/** The place after this word when it stands at this one; -1 when it does not. */
	#endOf(word: number, at: number, part: PartWords): number {
		return (this.#folded[at] === word || this.#stems[at] === word) && at < part.tokens.length ? at + 1 : -1;
	}

	/** The same for what follows the second word of a form, see {@link FORM_REST}. */
	#endOfRest(rest: number, count: number, isLoose: boolean, at: number, part: PartWords, ints: Int32Array): number {
		let next = at;
		for (let nth = 0; nth < count && next !== -1; nth++) {
			const word = count === 1 ? rest : (ints[rest + nth] as number);
			next = this.#endOf(word, isLoose ? skipSmallWords(part, next) : next, part);
		}
		return next;
	}

	/** Notes that a term stands from one place to before another; `shown` is its id and how surely it is meant. */
	#mark(shown: number, at: number, end: number): void {
		const term = shown >>> PART_BITS;
		const quality = shown & PART_MASK;
		const bit = 1 << term;
		const token = this.#part === SOURCE ? -1 : this.#offset + at;
		if (((this.bits[term >>> 5] as number) & bit) === 0) {
			const nth = this.terms.push(term) - 1;
			this.bits[term >>> 5] = (this.bits[term >>> 5] as number) | bit;
			this.#nths[term] = nth;
			const mark = nth * MARK_WIDTH;
			if (mark === this.#marks.length) this.#marks = grown(this.#marks);
			const marks = this.#marks;
			marks[mark + TITLE] = 0;
			marks[mark + BODY] = 0;
			marks[mark + QUALITY] = 0;
			marks[mark + LAST_TOKEN] = -2;
			marks[mark + PART] = this.#part;
			marks[mark + AT] = at;
			marks[mark + END] = end;
		}
		const marks = this.#marks;
		const mark = (this.#nths[term] as number) * MARK_WIDTH;
		if (quality > (marks[mark + QUALITY] as number)) marks[mark + QUALITY] = quality;
		// A word may show a term by its stem and as it stands; it is one occurrence all the same.
		if (marks[mark + LAST_TOKEN] === token) return;
		marks[mark + LAST_TOKEN] = token;
		marks[mark + this.#count] = (marks[mark + this.#count] as number) + 1;
	}
}

const CAPITAL = /^\p{Lu}/u;

function skipSmallWords(part: PartWords, at: number): number {
	let next = at;
	while (next < at + MAX_SMALL_WORDS && part.isSmall[next] === true) next++;
	return next;
}

function grown(numbers: Int32Array): Int32Array {
	const larger = new Int32Array(numbers.length * 2);
	larger.set(numbers);
	return larger;
}
