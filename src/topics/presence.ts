import type { ArticleWords, PartWords } from "./read-words.ts";
import { LANGUAGE_MARK, SOURCE_MARK } from "./term-forms.ts";
import type { FiledForm, TermTable } from "./term-table.ts";

/** How strongly a term in the title speaks for the topic; the rest of the article adds to it. */
const TITLE_STRENGTH = 0.85;
/** Occurrences in the body at which its strength is half of the most, in a text of no length. */
const HALF_STRENGTH = 0.25;
/** Body length, in words, at which one occurrence says half as much as in a short one. */
const LONG_TEXT = 120;
/** How many small words may stand between two words of a loose form. */
const MAX_SMALL_WORDS = 2;

/**
 * Which terms stand in one article and how strongly, as numbers by term id. Used again for the next
 * article: a stamp tells what belongs to the present one, so that nothing has to be cleared.
 */
export class Presence {
	/** The terms that are present, in no order that matters. */
	readonly terms: number[] = [];
	#stamp = 0;
	#stamps = new Uint32Array(64);
	#title = new Float32Array(64);
	#body = new Float32Array(64);
	#lastToken = new Int32Array(64);
	#strength = new Float32Array(64);
	#quality = new Float32Array(64);

	/** Marks every term of the table that stands in the article. */
	read(words: ArticleWords, table: TermTable): void {
		this.#begin(table.capacity);
		const longer = 1 + (words.lead.tokens.length + words.text.tokens.length) / LONG_TEXT;
		forEachForm(words.title, words.languageBit, table, (form, at) => this.#mark(form, at, this.#title));
		let offset = words.title.tokens.length;
		forEachForm(words.lead, words.languageBit, table, (form, at) => this.#mark(form, offset + at, this.#body));
		offset += words.lead.tokens.length;
		forEachForm(words.text, words.languageBit, table, (form, at) => this.#mark(form, offset + at, this.#body));
		forEachSourceForm(words, table, (form) => this.#mark(form, -1, this.#title));
		for (const term of this.terms) {
			const title = Math.min(1, this.#title[term] ?? 0) * TITLE_STRENGTH;
			const body = this.#body[term] ?? 0;
			this.#strength[term] =
				(this.#quality[term] ?? 0) * (1 - (1 - title) * (1 - body / (body + HALF_STRENGTH * longer)));
		}
	}

	has(term: number): boolean {
		return this.#stamps[term] === this.#stamp;
	}

	/** From 0 (absent) to 1. */
	strength(term: number): number {
		return this.#stamps[term] === this.#stamp ? (this.#strength[term] ?? 0) : 0;
	}

	/** The same for the title alone. */
	titleStrength(term: number): number {
		return this.#stamps[term] === this.#stamp ? Math.min(1, this.#title[term] ?? 0) : 0;
	}

	#begin(capacity: number): void {
		if (this.#stamps.length < capacity) this.#grow(Math.max(capacity, this.#stamps.length * 2));
		this.#stamp++;
		this.terms.length = 0;
	}

	#mark(form: FiledForm, at: number, part: Float32Array): void {
		const term = form.term;
		if (this.#stamps[term] !== this.#stamp) {
			this.#stamps[term] = this.#stamp;
			this.#title[term] = 0;
			this.#body[term] = 0;
			this.#quality[term] = 0;
			this.#lastToken[term] = -2;
			this.terms.push(term);
		}
		this.#quality[term] = Math.max(this.#quality[term] ?? 0, form.quality);
		// A word may show a term by its stem and as it stands; it is one occurrence all the same.
		if (this.#lastToken[term] === at) return;
		this.#lastToken[term] = at;
		part[term] = (part[term] ?? 0) + 1;
	}

	#grow(capacity: number): void {
		const grown = {
			stamps: new Uint32Array(capacity),
			title: new Float32Array(capacity),
			body: new Float32Array(capacity),
		};
		grown.stamps.set(this.#stamps);
		this.#stamps = grown.stamps;
		this.#title = grown.title;
		this.#body = grown.body;
		this.#lastToken = new Int32Array(capacity);
		this.#quality = new Float32Array(capacity);
		this.#strength = new Float32Array(capacity);
	}
}

/** Calls back for each form that stands in a part of an article, with the places of its first word and after its last. */
export function forEachForm(
	part: PartWords,
	languageBit: number,
	table: TermTable,
	found: (form: FiledForm, at: number, end: number) => void,
): void {
	for (let at = 0; at < part.tokens.length; at++) {
		const folded = part.tokens[at]?.folded ?? "";
		const stemmed = part.stems[at] ?? "";
		forEachAt(part, at, table.formsAt(folded), languageBit, found);
		if (stemmed !== folded) forEachAt(part, at, table.formsAt(stemmed), languageBit, found);
	}
}

/** The same for what is known about the article beside its words: its source and language. */
export function forEachSourceForm(words: ArticleWords, table: TermTable, found: (form: FiledForm) => void): void {
	for (const [at, token] of words.source.tokens.entries()) {
		for (const form of table.formsAt(SOURCE_MARK + token.folded) ?? []) {
			if (endOfForm(words.source, at + 1, form) > 0) found(form);
		}
	}
	if (words.language === undefined) return;
	for (const form of table.formsAt(LANGUAGE_MARK + words.language) ?? []) found(form);
}

function forEachAt(
	part: PartWords,
	at: number,
	forms: readonly FiledForm[] | undefined,
	languageBit: number,
	found: (form: FiledForm, at: number, end: number) => void,
): void {
	if (forms === undefined) return;
	for (const form of forms) {
		if ((form.languages & languageBit) === 0) continue;
		if (form.isAcronym && !part.isShouted && part.tokens[at]?.isAcronym !== true) continue;
		if (form.rest.length === 0) found(form, at, at + 1);
		else {
			const end = endOfForm(part, at + 1, form);
			if (end > 0) found(form, at, end);
		}
	}
}

/** The place after the last word of a form whose first word stands before `at`; -1 when it does not go on so. */
function endOfForm(part: PartWords, at: number, form: FiledForm): number {
	let next = at;
	for (const word of form.rest) {
		if (form.isLoose) next = skipSmallWords(part, next);
		if (part.tokens[next]?.folded !== word && part.stems[next] !== word) return -1;
		next++;
	}
	return next;
}

function skipSmallWords(part: PartWords, at: number): number {
	let next = at;
	while (next < at + MAX_SMALL_WORDS && part.isSmall[next] === true) next++;
	return next;
}
