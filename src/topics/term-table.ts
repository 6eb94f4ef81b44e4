import type { Form } from "./term-forms.ts";

/** A form of a term, filed under its first word. */
export interface FiledForm extends Form {
	term: number;
	/** The words after the first; empty for a form of one word. */
	rest: string[];
}

/** The terms that topics look for, each once however many topics share it, and the forms that show them. */
export class TermTable {
	readonly #formsOf: (key: string) => Form[];
	readonly #byFirstWord = new Map<string, FiledForm[]>();
	readonly #ids = new Map<string, number>();
	readonly #keys: (string | undefined)[] = [];
	readonly #uses: number[] = [];
	readonly #free: number[] = [];

	/** `formsOf` gives the forms of a term's key; it must give the same ones as long as the table lives. */
	constructor(formsOf: (key: string) => Form[]) {
		this.#formsOf = formsOf;
	}

	/** One more than the highest id there is. */
	get capacity(): number {
		return this.#keys.length;
	}

	/** The forms that begin with this word. */
	formsAt(word: string): readonly FiledForm[] | undefined {
		return this.#byFirstWord.get(word);
	}

	/** The id of a term, which is counted as used once more. */
	use(key: string): number {
		const known = this.#ids.get(key);
		if (known !== undefined) {
			this.#uses[known] = (this.#uses[known] ?? 0) + 1;
			return known;
		}
		const term = this.#free.pop() ?? this.#keys.length;
		this.#ids.set(key, term);
		this.#keys[term] = key;
		this.#uses[term] = 1;
		for (const form of this.#formsOf(key)) this.#file(form, term);
		return term;
	}

	/** Undoes one use; a term without any is forgotten and its id given to another. */
	release(term: number): void {
		const uses = (this.#uses[term] ?? 1) - 1;
		this.#uses[term] = uses;
		const key = this.#keys[term];
		if (uses > 0 || key === undefined) return;
		for (const form of this.#formsOf(key)) this.#unfile(form, term);
		this.#ids.delete(key);
		this.#keys[term] = undefined;
		this.#free.push(term);
	}

	#file(form: Form, term: number): void {
		const [first, ...rest] = form.words;
		if (first === undefined) return;
		const filed: FiledForm = { ...form, term, rest };
		const there = this.#byFirstWord.get(first);
		if (there === undefined) this.#byFirstWord.set(first, [filed]);
		else there.push(filed);
	}

	#unfile(form: Form, term: number): void {
		const [first] = form.words;
		if (first === undefined) return;
		const left = (this.#byFirstWord.get(first) ?? []).filter((filed) => filed.term !== term);
		if (left.length === 0) this.#byFirstWord.delete(first);
		else this.#byFirstWord.set(first, left);
	}
}
