import { fold } from "../../text/fold.ts";
import { stem } from "../../text/stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { type Token, tokenize } from "../../text/tokenize.ts";
import type { LexiconText } from "./lexicon-text.ts";

/** As much of a word as recognising it takes. */
export type WordInTopic = Pick<Token, "word" | "folded" | "isAcronym">;

/** Small words may stand between a head's words. */
const EXTRA_WORDS = 2;
/** Until a head's words are stemmed. */
const UNKNOWN = 0;
/** Of a head that nothing can name: it begins or ends with a small word. */
const UNNAMED = 1;
/** The hashes of keys are above these. */
const LEAST_HASH = 2;

/**
 * The heads of one language, found by the words a reader typed. Words that have a stem in common have their first two
 * letters in common, so heads lie in order of these, and those of one such group are stemmed once somebody asks for
 * a word that begins like them: stemming all takes as long as reading a hundred articles. Only numbers are kept;
 * the words stay in the lexicon's text, where a find is verified.
 */
export class HeadIndex {
	readonly #lexicon: LexiconText;
	readonly #language: string;
	/** The first letters, in rising order; the other arrays go along with it. */
	readonly #codes: Uint16Array;
	readonly #starts: Uint32Array;
	readonly #concepts: Uint32Array;
	/** Hashes of each head's key and of its first word's stem. */
	readonly #keys: Uint32Array;
	readonly #firsts: Uint32Array;
	/** Over how many words of a topic each may go. */
	readonly #most: Uint8Array;

	constructor(lexicon: LexiconText, language: string) {
		this.#lexicon = lexicon;
		this.#language = language;
		const starts: number[] = [];
		const concepts: number[] = [];
		const { bytes } = lexicon;
		lexicon.takeLines(language, (start, end, concept) => {
			for (let at = start; at < end && bytes[at] !== SEMICOLON; at++) {
				starts.push(at);
				concepts.push(concept);
				while (!isHeadEnd(bytes[at])) at++;
				if (bytes[at] !== COMMA) break;
			}
		});
		const order = Float64Array.from(starts, (start, head) => codeOfHead(lexicon, start) * 2 ** 32 + head).sort();
		this.#codes = Uint16Array.from(order, (entry) => entry / 2 ** 32);
		this.#starts = Uint32Array.from(order, (entry) => starts[entry % 2 ** 32] ?? 0);
		this.#concepts = Uint32Array.from(order, (entry) => concepts[entry % 2 ** 32] ?? 0);
		this.#keys = new Uint32Array(order.length);
		this.#firsts = new Uint32Array(order.length);
		this.#most = new Uint8Array(order.length);
	}

	/** The longest head that the words from this place on name: where it ends and the ids of its concepts. */
	findLongest(words: readonly WordInTopic[], from: number): { to: number; concepts: string[] } | undefined {
		const word = words[from];
		if (word === undefined) return undefined;
		const [low, high] = this.#groupOf(codeOf(word.folded));
		const firstKey = keyOfWord(word, this.#language);
		const first = hash(firstKey.stem);
		let most = 0;
		for (let head = low; head < high; head++)
			if (this.#firsts[head] === first) most = Math.max(most, this.#most[head] as number);
		const keys = words.slice(from, from + most).map((each) => keyOfWord(each, this.#language));
		for (let length = keys.length; length > 0; length--) {
			const concepts = this.#conceptsOf(headKey(keys.slice(0, length)), low, high, length);
			if (concepts.length > 0) return { to: from + length, concepts };
		}
		return undefined;
	}

	#conceptsOf(key: string, low: number, high: number, length: number): string[] {
		const concepts: string[] = [];
		if (key === "") return concepts;
		const wanted = hash(key);
		for (let head = low; head < high; head++) {
			if (this.#keys[head] !== wanted || length > (this.#most[head] as number)) continue;
			const id = this.#lexicon.ids[this.#concepts[head] as number];
			if (id !== undefined && !concepts.includes(id) && headKey(this.#read(head)) === key) concepts.push(id);
		}
		return concepts;
	}

	/** The heads that begin with these letters, from and to, all stemmed. */
	#groupOf(code: number): [number, number] {
		const low = lowerBound(this.#codes, code);
		const high = lowerBound(this.#codes, code + 1);
		if (low === high || this.#keys[low] !== UNKNOWN) return [low, high];
		for (let head = low; head < high; head++) {
			const keys = this.#read(head);
			const key = headKey(keys);
			this.#keys[head] = key === "" ? UNNAMED : hash(key);
			if (key === "") continue;
			this.#firsts[head] = hash(keys[0]?.stem ?? "");
			this.#most[head] = keys.length === 1 ? 1 : keys.length + EXTRA_WORDS;
		}
		return [low, high];
	}

	#read(head: number): WordKey[] {
		const { bytes } = this.#lexicon;
		const start = this.#starts[head] as number;
		let end = start;
		while (!isHeadEnd(bytes[end])) end++;
		return tokenize(this.#lexicon.slice(start, end)).map((word) => keyOfWord(word, this.#language));
	}
}

interface WordKey {
	stem: string;
	isSmall: boolean;
}

/** An acronym is known by its capitals, other words by their stems. */
function keyOfWord(word: WordInTopic, language: string): WordKey {
	if (word.isAcronym && word.word.length <= 4) return { stem: word.folded.toUpperCase(), isSmall: false };
	return { stem: stem(word.word, language), isSmall: isStopWord(word.folded, language) };
}

/** Equal for runs of words that name the same; "" for one that begins or ends with a small word. */
function headKey(keys: readonly WordKey[]): string {
	if (keys.length === 1) return keys[0]?.stem ?? "";
	if (keys[0]?.isSmall !== false || keys.at(-1)?.isSmall !== false) return "";
	return keys
		.filter(({ isSmall }) => !isSmall)
		.map(({ stem }) => stem)
		.join(" ");
}

/** FNV-1a. */
function hash(key: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
	return Math.max(LEAST_HASH, value >>> 0);
}

/** The first two letters of a folded word, whether Serbian says belo or bijelo. */
function codeOf(folded: string): number {
	const letters = folded.replace(/^(.)i?j(?=e)/u, "$1");
	return (letters.charCodeAt(0) << 8) | (letters.length > 1 ? letters.charCodeAt(1) & 0xff : 0);
}

/** The same of the head that begins here; most do with their first letters, and need not be cut into words. */
function codeOfHead(lexicon: LexiconText, start: number): number {
	const { bytes } = lexicon;
	const at = bytes[start] === SPACE ? start + 1 : start;
	const first = (bytes[at] as number) | LOWER;
	const second = bytes[at + 1] as number;
	if (isPlain(first) && isPlain(second) && isPlain(bytes[at + 2] as number) && second !== I && second !== J)
		return (first << 8) | second;
	let end = at;
	while (!isHeadEnd(bytes[end])) end++;
	const head = lexicon.slice(at, end);
	const begin = head.slice(0, ENOUGH_LETTERS);
	return codeOf(THREE_LETTERS.test(begin) ? fold(begin) : (tokenize(head)[0]?.folded ?? ""));
}

const THREE_LETTERS = /^\p{L}{3}/u;
const ENOUGH_LETTERS = 6;
const [SPACE, I, J, A, Z, COMMA, SEMICOLON, NEWLINE] = [..." ijaz,;\n"].map((sign) => sign.charCodeAt(0));
/** Set in small letters. */
const LOWER = 0x20;

function isPlain(letter: number): boolean {
	return letter >= (A as number) && letter <= (Z as number);
}

function isHeadEnd(sign: number | undefined): boolean {
	return sign === COMMA || sign === SEMICOLON || sign === NEWLINE || sign === undefined;
}

function lowerBound(sorted: Uint16Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as number) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
