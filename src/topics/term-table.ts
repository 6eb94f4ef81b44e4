import { Arena, PLACE_BITS, PLACE_MASK } from "./index/arena.ts";
import type { PieceReader, PieceWriter } from "./index/pieces.ts";
import { Rows } from "./index/rows.ts";
import { Runs } from "./index/runs.ts";
import { StringTable } from "./index/string-table.ts";
import type { Form } from "./term-forms.ts";

/** A form as it is filed under its first word: the numbers of a record. */
export const FORM_TERM = 0;
/** Bits of the languages, above them three marks, above those how many words follow the first. */
export const FORM_TRAITS = 1;
export const FORM_QUALITY = 2;
/** The word after the first, as a number of the word table; of several the address of their list. */
export const FORM_REST = 3;
export const FORM_WIDTH = 4;

const LANGUAGES_MASK = (1 << 16) - 1;
export const IS_ACRONYM = 1 << 16;
export const IS_LOOSE = 1 << 17;
export const IS_NAME = 1 << 18;
export const REST_SHIFT = 19;
const MAX_WORDS = 1_000;

/** Columns of a term's row: where the numbers of its forms' first words stand, and how many there are. */
const WORDS_AT = 0;
const WORDS_LENGTH = 1;
const ROW_WIDTH = 2;

/**
 * The terms that topics look for, each once however many topics share it, and the forms that show them, filed under
 * their first words. All in numbers: a word of an article is looked up once and compared as a number from then on.
 */
export class TermTable {
	words = new StringTable();
	/** By the number of a word the forms that begin with it, in the order they were filed. */
	forms = new Runs(FORM_WIDTH);
	/** Lists of words: what follows in a form, and what a term is filed under. */
	lists = new Arena();
	readonly #formsOf: (key: string) => Form[];
	#terms = new StringTable();
	#rows = new Rows(ROW_WIDTH);

	/** `formsOf` gives the forms of a term's key; it must give the same ones as long as the table lives. */
	constructor(formsOf: (key: string) => Form[]) {
		this.#formsOf = formsOf;
	}

	/** One more than the highest id there is. */
	get capacity(): number {
		return this.#terms.capacity;
	}

	get byteLength(): number {
		const parts = [this.words, this.forms, this.lists, this.#terms, this.#rows];
		return parts.reduce((sum, part) => sum + part.byteLength, 0);
	}

	/** The id of a term; -1 when no topic uses it. */
	find(key: string): number {
		return this.#terms.find(key);
	}

	keyOf(term: number): string {
		return this.#terms.text(term);
	}

	/** The id of a term, which is counted as used once more. */
	use(key: string): number {
		const known = this.#terms.find(key);
		if (known !== -1) {
			this.#terms.useAgain(known);
			return known;
		}
		const term = this.#terms.use(key);
		const forms = this.#formsOf(key).filter(({ words }) => words.length > 0 && words.length <= MAX_WORDS);
		this.#rows.reach(term + 1);
		this.#rows.set(term, WORDS_AT, this.lists.allocate(forms.length + 1));
		this.#rows.set(term, WORDS_LENGTH, forms.length);
		for (const [nth, form] of forms.entries()) this.#file(form, term, nth);
		return term;
	}

	/** Undoes one use; true when the term was forgotten and its id will be given to another. */
	release(term: number): boolean {
		if (!this.#terms.release(term)) return false;
		const at = this.#rows.get(term, WORDS_AT);
		const length = this.#rows.get(term, WORDS_LENGTH);
		const words = this.lists.ints[at >>> PLACE_BITS] as Int32Array;
		for (let nth = 0; nth < length; nth++) this.#unfile(words[(at & PLACE_MASK) + nth] as number, term);
		// Only now: a word that two forms begin with must stay known until both are out.
		for (let nth = 0; nth < length; nth++) this.words.release(words[(at & PLACE_MASK) + nth] as number);
		this.lists.release(at, length + 1);
		return true;
	}

	write(out: PieceWriter): void {
		for (const part of [this.words, this.forms, this.lists, this.#terms, this.#rows]) part.write(out);
	}

	/** `formsOf` must give what it gave when the table was written. */
	static read(from: PieceReader, formsOf: (key: string) => Form[]): TermTable {
		const table = new TermTable(formsOf);
		table.words = StringTable.read(from);
		table.forms = Runs.read(from, FORM_WIDTH);
		table.lists = Arena.read(from);
		table.#terms = StringTable.read(from);
		table.#rows = Rows.read(from, ROW_WIDTH);
		return table;
	}

	#file(form: Form, term: number, nth: number): void {
		const [first = "", ...rest] = form.words;
		const word = this.words.use(first);
		const at = this.#rows.get(term, WORDS_AT);
		(this.lists.ints[at >>> PLACE_BITS] as Int32Array)[(at & PLACE_MASK) + nth] = word;
		const place = this.forms.push(word);
		const record = this.forms.ints(word);
		record[place + FORM_TERM] = term;
		record[place + FORM_TRAITS] =
			(form.languages & LANGUAGES_MASK) |
			(form.isAcronym ? IS_ACRONYM : 0) |
			(form.isLoose ? IS_LOOSE : 0) |
			(form.isName ? IS_NAME : 0) |
			(rest.length << REST_SHIFT);
		this.forms.floats(word)[place + FORM_QUALITY] = form.quality;
		record[place + FORM_REST] = rest.length === 0 ? 0 : this.#writeRest(rest);
	}

	#writeRest(rest: readonly string[]): number {
		const [only] = rest;
		if (only !== undefined && rest.length === 1) return this.words.use(only);
		const at = this.lists.allocate(rest.length);
		const list = this.lists.ints[at >>> PLACE_BITS] as Int32Array;
		for (const [index, word] of rest.entries()) list[(at & PLACE_MASK) + index] = this.words.use(word);
		return at;
	}

	/** Takes a term's forms out from under a word, the others keep their order. */
	#unfile(word: number, term: number): void {
		const length = this.forms.length(word);
		const start = this.forms.start(word);
		const records = this.forms.ints(word);
		let kept = 0;
		for (let nth = 0; nth < length; nth++) {
			const place = start + nth * FORM_WIDTH;
			if (records[place + FORM_TERM] === term) {
				this.#releaseRest(
					records[place + FORM_REST] as number,
					(records[place + FORM_TRAITS] as number) >>> REST_SHIFT,
				);
			} else {
				records.copyWithin(start + kept * FORM_WIDTH, place, place + FORM_WIDTH);
				kept++;
			}
		}
		if (kept < length) this.forms.cut(word, kept);
	}

	#releaseRest(at: number, length: number): void {
		if (length === 0) return;
		if (length === 1) {
			this.words.release(at);
			return;
		}
		const list = this.lists.ints[at >>> PLACE_BITS] as Int32Array;
		for (let nth = 0; nth < length; nth++) this.words.release(list[(at & PLACE_MASK) + nth] as number);
		this.lists.release(at, length);
	}
}
