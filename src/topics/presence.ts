import { PLACE_BITS, PLACE_MASK } from "./index/arena.ts";
import type { ArticleWords, PartWords } from "./read-words.ts";
import { LANGUAGE_MARK, SOURCE_MARK } from "./term-forms.ts";
import {
	FORM_QUALITY,
	FORM_REST,
	FORM_TERM,
	FORM_TRAITS,
	FORM_WIDTH,
	IS_ACRONYM,
	IS_LOOSE,
	IS_NAME,
	REST_SHIFT,
	type TermTable,
} from "./term-table.ts";

/** How strongly a term in the title speaks for the topic; the rest of the article adds to it. */
const TITLE_STRENGTH = 0.85;
/** Occurrences in the body at which its strength is half of the most, in a text of no length. */
const HALF_STRENGTH = 0.25;
/** Body length, in words, at which one occurrence says half as much as in a short one. */
const LONG_TEXT = 120;
/** How many small words may stand between two words of a loose form. */
const MAX_SMALL_WORDS = 2;

/** The numbers of a mark: how often a term stands in the title and in the body, how surely it is meant … */
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
	/** A bit for each term, set when it is present: small enough to stay near while very many terms are asked for. */
	bits: Int32Array = new Int32Array(2);
	/** By term what was found of it, side by side, since all of it is needed at once. */
	#marks: Int32Array = new Int32Array(64 * MARK_WIDTH);
	/** The same memory, for the quality. */
	#qualities: Float32Array = new Float32Array(this.#marks.buffer);
	/** The tokens of the part that is being read, as numbers of the table's words; -1 for one that no form has. */
	#folded = new Int32Array(64);
	#stems = new Int32Array(64);
	/** What is being read: the part, how many tokens came before it, and which count it adds to. */
	#part = 0;
	#offset = 0;
	#count = TITLE;

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
		for (const term of this.terms) {
			const mark = term * MARK_WIDTH;
			const title = Math.min(1, this.#marks[mark + TITLE] as number) * TITLE_STRENGTH;
			const body = this.#marks[mark + BODY] as number;
			this.strengths[term] =
				(this.#qualities[mark + QUALITY] as number) * (1 - (1 - title) * (1 - body / (body + HALF_STRENGTH * longer)));
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
		return this.has(term) ? Math.min(1, this.#marks[term * MARK_WIDTH + TITLE] ?? 0) : 0;
	}

	/** Where a term stands first, the title before the body; undefined when it is absent. */
	placeOf(term: number): Place | undefined {
		if (!this.has(term)) return undefined;
		const mark = term * MARK_WIDTH;
		const part = PARTS[this.#marks[mark + PART] ?? 0] ?? "text";
		return { part, at: this.#marks[mark + AT] ?? 0, end: this.#marks[mark + END] ?? 0 };
	}

	#begin(capacity: number): void {
		for (const term of this.terms) {
			this.strengths[term] = 0;
			this.bits[term >>> 5] = 0;
			this.#qualities[term * MARK_WIDTH + QUALITY] = 0;
		}
		this.terms.length = 0;
		if (this.strengths.length >= capacity) return;
		// Between two articles nothing is present, so there is nothing to copy.
		const length = Math.max(capacity, this.strengths.length * 2);
		this.strengths = new Float32Array(length);
		this.bits = new Int32Array((length + 31) >>> 5);
		this.#marks = new Int32Array(length * MARK_WIDTH);
		this.#qualities = new Float32Array(this.#marks.buffer);
	}

	/** Looks up the tokens of a part, then marks what its forms show. */
	#readPart(part: PartWords, nth: number, languageBit: number, table: TermTable): void {
		this.#part = nth;
		const { tokens, stems } = part;
		if (this.#folded.length < tokens.length) {
			this.#folded = new Int32Array(tokens.length * 2);
			this.#stems = new Int32Array(tokens.length * 2);
		}
		for (let at = 0; at < tokens.length; at++) {
			const folded = tokens[at]?.folded ?? "";
			const stemmed = stems[at] ?? "";
			const word = table.words.find(folded);
			this.#folded[at] = word;
			this.#stems[at] = stemmed === folded ? word : table.words.find(stemmed);
		}
		for (let at = 0; at < tokens.length; at++) {
			const folded = this.#folded[at] as number;
			const stemmed = this.#stems[at] as number;
			if (folded !== -1) this.#markAt(folded, at, part, languageBit, table);
			if (stemmed !== -1 && stemmed !== folded) this.#markAt(stemmed, at, part, languageBit, table);
		}
		this.#offset += tokens.length;
	}

	/** Marks what is known about the article beside its words: its source and language. */
	#readSource(words: ArticleWords, table: TermTable): void {
		this.#part = SOURCE;
		const { tokens } = words.source;
		for (let at = 0; at < tokens.length; at++) {
			const word = table.words.find(SOURCE_MARK + (tokens[at]?.folded ?? ""));
			if (word === -1) continue;
			// The words after the first are filed as they are.
			if (this.#folded.length < tokens.length) {
				this.#folded = new Int32Array(tokens.length * 2);
				this.#stems = new Int32Array(tokens.length * 2);
			}
			for (let next = at + 1; next < tokens.length; next++) {
				this.#folded[next] = table.words.find(tokens[next]?.folded ?? "");
				this.#stems[next] = table.words.find(words.source.stems[next] ?? "");
			}
			this.#markForms(word, at, words.source, -1, table, true);
		}
		if (words.language === undefined) return;
		const word = table.words.find(LANGUAGE_MARK + words.language);
		if (word !== -1) this.#markForms(word, 0, words.source, -1, table, true);
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
		const length = table.forms.length(word);
		if (length === 0) return;
		const records = table.forms.ints(word);
		const qualities = table.forms.floats(word);
		const start = table.forms.start(word);
		const isCapital = CAPITAL.test(part.tokens[at]?.surface ?? "");
		const barred = (mayBeAcronym ? 0 : IS_ACRONYM) | (isCapital ? 0 : IS_NAME);
		// Most forms are of other languages or go on otherwise, so these are turned away here and not in a call.
		const next = at + 1;
		const nextLoose = skipSmallWords(part, next);
		for (let place = start; place < start + length * FORM_WIDTH; place += FORM_WIDTH) {
			const traits = records[place + FORM_TRAITS] as number;
			if ((traits & languageBit) === 0 || (traits & barred) !== 0) continue;
			const words = traits >>> REST_SHIFT;
			let end = next;
			if (words > 0) {
				const rest = records[place + FORM_REST] as number;
				if (words === 1) end = this.#endOf(rest, (traits & IS_LOOSE) === 0 ? next : nextLoose, part);
				else end = this.#endOfList(rest, words, (traits & IS_LOOSE) !== 0, next, part, table);
				if (end === -1) continue;
			}
			this.#mark(records[place + FORM_TERM] as number, qualities[place + FORM_QUALITY] as number, at, end);
		}
	}

	/** The place after this word when it stands at this one; -1 when it does not. */
	#endOf(word: number, at: number, part: PartWords): number {
		return (this.#folded[at] === word || this.#stems[at] === word) && at < part.tokens.length ? at + 1 : -1;
	}

	/** The same for the words of a list. */
	#endOfList(list: number, length: number, isLoose: boolean, at: number, part: PartWords, table: TermTable): number {
		const words = table.lists.ints[list >>> PLACE_BITS] as Int32Array;
		const start = list & PLACE_MASK;
		let next = at;
		for (let nth = 0; nth < length && next !== -1; nth++)
			next = this.#endOf(words[start + nth] as number, isLoose ? skipSmallWords(part, next) : next, part);
		return next;
	}

	#mark(term: number, quality: number, at: number, end: number): void {
		const token = this.#part === SOURCE ? -1 : this.#offset + at;
		const marks = this.#marks;
		const mark = term * MARK_WIDTH;
		const before = this.#qualities[mark + QUALITY] as number;
		if (before === 0) {
			this.terms.push(term);
			this.bits[term >>> 5] = (this.bits[term >>> 5] as number) | (1 << term);
			marks[mark + TITLE] = 0;
			marks[mark + BODY] = 0;
			marks[mark + LAST_TOKEN] = -2;
			marks[mark + PART] = this.#part;
			marks[mark + AT] = at;
			marks[mark + END] = end;
		}
		if (quality > before) this.#qualities[mark + QUALITY] = quality;
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
