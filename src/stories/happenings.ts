import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../text/fold.ts";
import type { Token } from "../text/tokenize.ts";
import { readLexicon } from "../topics/lexicon/read-lexicon.ts";

/** The words of one language for what happens, or for numbers and days, folded. */
interface Words {
	whole: Map<string, string[]>;
	/** By their first two letters. */
	beginnings: Map<string, { beginning: string; id: string }[]>;
	/** By the first of two words. */
	pairs: Map<string, { second: string; id: string }[]>;
}

/** What a word of a text says happened. */
export interface Happened {
	/** Place among the words given. */
	at: number;
	/** Several where the word means several things. */
	ids: string[];
}

/** So far behind the first word the second of two may stand: tritt am Freitag zurück. */
const MAX_BETWEEN = 7;

/** Finds words of a file in the lexicon's form, whose words may end with "-" (any ending) or be two with others between. */
export class HappeningWords {
	readonly #words = new Map<string, Words>();
	readonly #weak = new Set<string>();

	/** Throws a LexiconError where the file is not in its form. */
	constructor(text: string, name: string) {
		for (const { id, isGeneral, words } of readLexicon(text, name)) {
			if (isGeneral) this.#weak.add(id);
			for (const [language, { heads }] of words) for (const head of heads) this.#learn(language, fold(head), id);
		}
	}

	/** Whether papers say it or leave it out as they like. */
	isWeak(id: string): boolean {
		return this.#weak.has(id);
	}

	/** What the words of a text say, in its language. */
	find(tokens: readonly Token[], language: string): Happened[] {
		const words = this.#words.get(language);
		if (words === undefined) return [];
		const found: Happened[] = [];
		for (const [at, { folded }] of tokens.entries()) {
			const ids = new Set(words.whole.get(folded));
			for (const { beginning, id } of words.beginnings.get(folded.slice(0, 2)) ?? [])
				if (folded.startsWith(beginning)) ids.add(id);
			for (const { second, id } of words.pairs.get(folded) ?? [])
				if (tokens.slice(at + 1, at + 2 + MAX_BETWEEN).some((token) => token.folded === second)) ids.add(id);
			if (ids.size > 0) found.push({ at, ids: [...ids] });
		}
		return found;
	}

	#learn(language: string, word: string, id: string): void {
		let words = this.#words.get(language);
		if (words === undefined) {
			words = { whole: new Map(), beginnings: new Map(), pairs: new Map() };
			this.#words.set(language, words);
		}
		const [first = "", second] = word.split(" ");
		if (second !== undefined) push(words.pairs, first, { second, id });
		else if (word.endsWith("-")) push(words.beginnings, word.slice(0, 2), { beginning: word.slice(0, -1), id });
		else push(words.whole, word, id);
	}
}

/** What is shipped beside this file: what happens, and numbers and weekdays as words. */
export function readHappeningWords(name: "happenings.txt" | "number-words.txt"): HappeningWords {
	return new HappeningWords(readFileSync(join(import.meta.dirname, name), "utf8"), name);
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
	const values = map.get(key);
	if (values === undefined) map.set(key, [value]);
	else values.push(value);
}
