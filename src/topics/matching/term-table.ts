import { THOUSAND } from "../compiled-query.ts";
import { LIST_HEAD, LIST_LENGTH, LIST_ROOM, Lists } from "./index/lists.ts";
import { Memory } from "./index/memory.ts";
import type { PieceReader, PieceWriter } from "./index/pieces.ts";
import { Rows } from "./index/rows.ts";
import { StringTable } from "./index/string-table.ts";
import type { Form } from "./term-forms.ts";

/** A form as it is filed under its first word: the term's id and, in the lowest bits, how surely it is meant. */
export const FORM_TERM = 0;
/** Bits of the languages, above them three marks, above those how many words follow the first. */
export const FORM_TRAITS = 1;
/**
 * The word after the second, or if there are several the place of a list of them. The second, 0 for none, is the key
 * that the form is listed with.
 */
export const FORM_REST = 2;
export const FORM_WIDTH = 3;

/** A term's id and a part of a thousand share one number. */
export const PART_BITS = 10;
export const PART_MASK = (1 << PART_BITS) - 1;
const MAX_TERMS = 2 ** (32 - PART_BITS);

const LANGUAGES_MASK = (1 << 16) - 1;
export const IS_ACRONYM = 1 << 16;
export const IS_LOOSE = 1 << 17;
export const IS_NAME = 1 << 18;
export const REST_SHIFT = 19;
const MAX_WORDS = 1_000;

/** A word's numbers, from its block on: the list of the forms that begin with it, and all of their traits' bits together. */
export const WORD_FORMS = StringTable.OWN;
export const WORD_LENGTH = WORD_FORMS + LIST_LENGTH;
export const WORD_ROOM = WORD_FORMS + LIST_ROOM;
export const WORD_TRAITS = WORD_FORMS + LIST_HEAD;
const WORD_OWN = LIST_HEAD + 1;

/** A term's: its id, and the list of its forms' first words. */
const TERM_ID = StringTable.OWN;
const TERM_WORDS = TERM_ID + 1;
const TERM_LENGTH = TERM_ID + 2;
const TERM_OWN = 3;

/**
 * The terms that topics look for, each once however many topics share it, and the forms that show them, filed under
 * their first words. All in one memory of numbers: a word of an article is looked up once and compared as a number
 * from then on, the place of its block.
 */
export class TermTable {
	#memory = new Memory();
	#words = new StringTable(this.#memory, WORD_OWN);
	#terms = new StringTable(this.#memory, TERM_OWN);
	#forms = new Lists(this.#memory, FORM_WIDTH);
	/** By term id the block. */
	#blocks = new Rows(1);
	#freeIds: number[] = [];
	#ids = new Int32Array(16);
	readonly #formsOf: (key: string) => Form[];

	/** `formsOf` gives the forms of a term's key; it must give the same ones as long as the table lives. */
	constructor(formsOf: (key: string) => Form[]) {
		this.#formsOf = formsOf;
	}

	/** One more than the highest id there is. */
	get capacity(): number {
		return this.#blocks.count;
	}

	get byteLength(): number {
		return this.#memory.byteLength + this.#words.byteLength + this.#terms.byteLength + this.#blocks.byteLength;
	}

	/** Where words, forms and lists of words stand; good until a term is taken up. */
	get ints(): Int32Array {
		return this.#memory.ints;
	}

	/** The place of a word; 0 when no form has it. */
	findWord(word: string): number {
		return this.#words.find(word);
	}

	/** The same for the first so many words. */
	findWords(words: readonly string[], count: number, places: Int32Array): void {
		this.#words.findAll(words, count, places);
	}

	/** The id of a term; -1 when no topic uses it. */
	find(key: string): number {
		const block = this.#terms.find(key);
		return block === 0 ? -1 : (this.ints[block + TERM_ID] as number);
	}

	keyOf(term: number): string {
		return this.#terms.text(this.#blocks.get(term, 0));
	}

	/** The id of a term, which is counted as used once more. */
	use(key: string): number {
		const known = this.#terms.find(key);
		if (known !== 0) {
			this.#terms.useAgain(known);
			return this.ints[known + TERM_ID] as number;
		}
		const id = this.#freeIds.pop() ?? this.#blocks.count;
		if (id >= MAX_TERMS) throw new RangeError(`topics have more than ${MAX_TERMS} different terms`);
		const forms = this.#formsOf(key).filter(({ words }) => words.length > 0 && words.length <= MAX_WORDS);
		const block = this.#terms.use(key);
		this.#blocks.reach(id + 1);
		this.#blocks.set(id, 0, block);
		const list = this.#memory.allocate(forms.length + 1);
		this.ints[block + TERM_ID] = id;
		this.ints[block + TERM_WORDS] = list;
		this.ints[block + TERM_LENGTH] = forms.length;
		for (const [nth, form] of forms.entries()) {
			const word = this.#file(form, id);
			this.ints[list + nth] = word;
		}
		return id;
	}

	/** Counts each of these terms as used once more and gives their ids, good until the next call. */
	useAll(keys: readonly string[]): Int32Array {
		if (this.#ids.length < keys.length) this.#ids = new Int32Array(keys.length * 2);
		const ids = this.#ids;
		this.#terms.findAll(keys, keys.length, ids);
		for (let nth = 0; nth < keys.length; nth++) {
			const block = ids[nth] as number;
			if (block !== 0) this.#terms.useAgain(block);
			ids[nth] = block === 0 ? this.use(keys[nth] as string) : (this.ints[block + TERM_ID] as number);
		}
		return ids;
	}

	/** Undoes one use; true when the term was forgotten and its id will be given to another. */
	release(term: number): boolean {
		const block = this.#blocks.get(term, 0);
		if (!this.#terms.release(block)) return false;
		const list = this.ints[block + TERM_WORDS] as number;
		const length = this.ints[block + TERM_LENGTH] as number;
		for (let nth = 0; nth < length; nth++) this.#unfile(this.ints[list + nth] as number, term);
		// Only now: a word that two forms begin with must stay known until both are out.
		for (let nth = 0; nth < length; nth++) this.#releaseWord(this.ints[list + nth] as number);
		this.#memory.release(list, length + 1);
		this.#terms.free(block);
		this.#freeIds.push(term);
		return true;
	}

	write(out: PieceWriter): void {
		for (const part of [this.#memory, this.#words, this.#terms, this.#blocks]) part.write(out);
		out.put(Int32Array.from(this.#freeIds));
	}

	/** `formsOf` must give what it gave when the table was written. */
	static read(from: PieceReader, formsOf: (key: string) => Form[]): TermTable {
		const table = new TermTable(formsOf);
		table.#memory = Memory.read(from);
		table.#words = StringTable.read(from, table.#memory, WORD_OWN);
		table.#terms = StringTable.read(from, table.#memory, TERM_OWN);
		table.#forms = new Lists(table.#memory, FORM_WIDTH);
		table.#blocks = Rows.read(from, 1);
		table.#freeIds = from.takeNumbers();
		return table;
	}

	/** Files a form under its first word and gives that. */
	#file(form: Form, term: number): number {
		const [first = "", second, ...rest] = form.words;
		const word = this.#words.use(first);
		const next = second === undefined ? 0 : this.#words.use(second);
		const list = rest.length === 0 ? 0 : this.#writeRest(rest);
		const traits =
			(form.languages & LANGUAGES_MASK) |
			(form.isAcronym ? IS_ACRONYM : 0) |
			(form.isLoose ? IS_LOOSE : 0) |
			(form.isName ? IS_NAME : 0) |
			((form.words.length - 1) << REST_SHIFT);
		const place = this.#forms.push(word + WORD_FORMS, next);
		const { ints } = this;
		ints[place + FORM_TERM] = (term << PART_BITS) | Math.round(form.quality * THOUSAND);
		ints[place + FORM_TRAITS] = traits;
		ints[place + FORM_REST] = list;
		ints[word + WORD_TRAITS] = (ints[word + WORD_TRAITS] as number) | traits;
		return word;
	}

	#writeRest(rest: readonly string[]): number {
		if (rest.length === 1) return this.#words.use(rest[0] as string);
		const list = this.#memory.allocate(rest.length);
		for (const [nth, next] of rest.entries()) {
			const word = this.#words.use(next);
			this.ints[list + nth] = word;
		}
		return list;
	}

	/** Takes a term's forms out from under a word, the others keep their order. */
	#unfile(word: number, term: number): void {
		const forms = word + WORD_FORMS;
		const length = this.ints[word + WORD_LENGTH] as number;
		let kept = 0;
		for (let nth = 0; nth < length; nth++) {
			const { ints } = this;
			const place = this.#forms.recordOf(forms, nth);
			if ((ints[place + FORM_TERM] as number) >>> PART_BITS !== term) {
				this.#forms.copy(forms, nth, kept);
				kept++;
				continue;
			}
			const rest = ints[place + FORM_REST] as number;
			const following = (ints[place + FORM_TRAITS] as number) >>> REST_SHIFT;
			if (following > 0) this.#releaseWord(ints[this.#forms.keyOf(forms, nth)] as number);
			if (following > 1) this.#releaseRest(rest, following - 1);
		}
		if (kept < length) this.#forms.cut(forms, kept);
	}

	#releaseRest(at: number, length: number): void {
		if (length === 1) {
			this.#releaseWord(at);
			return;
		}
		for (let nth = 0; nth < length; nth++) this.#releaseWord(this.ints[at + nth] as number);
		this.#memory.release(at, length);
	}

	/** A word that no form has any more has no forms either: each of them counts as a use. */
	#releaseWord(word: number): void {
		if (this.#words.release(word)) this.#words.free(word);
	}
}
