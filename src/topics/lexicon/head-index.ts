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

/** A stem of fewer letters may differ from its words in their third. */
const LONG_STEM = 4;
/** Of a code the third letter, see {@link codeOf}. */
const THIRD_LETTER = 0xff;

/**
 * The heads of one language, found by the words a reader typed. Words that have a stem in common have their first
 * letters in common, so heads lie in order of these, and those of one such group are stemmed once somebody asks for
 * a word that begins like them: stemming all takes as long as reading a hundred articles. Only numbers are kept;
 * the words stay in the lexicon's text, where a find is verified.
 */
export class HeadIndex {
	readonly #lexicon: LexiconText;
	readonly #language: string;
	/** The first letters, in rising order; the other arrays go along with it. */
	readonly #codes: Uint32Array;
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
		const count = starts.length;
		const order = new Float64Array(count);
		for (let head = 0; head < count; head++) order[head] = codeOfHead(lexicon, starts[head] as number) * 2 ** 24 + head;
		order.sort();
		this.#codes = new Uint32Array(count);
		this.#starts = new Uint32Array(count);
		this.#concepts = new Uint32Array(count);
		for (let place = 0; place < count; place++) {
			const entry = order[place] as number;
			const head = entry % 2 ** 24;
			this.#codes[place] = (entry - head) / 2 ** 24;
			this.#starts[place] = starts[head] as number;
			this.#concepts[place] = concepts[head] as number;
		}
		this.#keys = new Uint32Array(count);
		this.#firsts = new Uint32Array(count);
		this.#most = new Uint8Array(count);
	}

	/** The longest head that the words from this place on name: where it ends and the ids of its concepts. */
	findLongest(words: readonly WordInTopic[], from: number): { to: number; concepts: string[] } | undefined {
		const word = words[from];
		if (word === undefined) return undefined;
		const { stem } = keyOfWord(word, this.#language);
		const heads = this.#headsBeginning(word.folded, stem);
		if (heads.length === 0) return undefined;
		const most = heads.reduce((most, head) => Math.max(most, this.#most[head] as number), 0);
		const keys = words.slice(from, from + most).map((each) => keyOfWord(each, this.#language));
		for (let length = keys.length; length > 0; length--) {
			const concepts = this.#conceptsOf(headKey(keys.slice(0, length)), heads, length);
			if (concepts.length > 0) return { to: from + length, concepts };
		}
		return undefined;
	}

	#conceptsOf(key: string, heads: readonly number[], length: number): string[] {
		const concepts: string[] = [];
		if (key === "") return concepts;
		const wanted = hash(key);
		for (const head of heads) {
			if (this.#keys[head] !== wanted || length > (this.#most[head] as number)) continue;
			const id = this.#lexicon.ids[this.#concepts[head] as number];
			if (id !== undefined && !concepts.includes(id) && headKey(this.#read(head)) === key) concepts.push(id);
		}
		return concepts;
	}

	/** The heads whose first word, as it seems by its hash, has this stem. */
	#headsBeginning(folded: string, stem: string): number[] {
		const found: number[] = [];
		const first = hash(stem);
		const isLong = stem.length >= LONG_STEM;
		const codes = spellings(folded, this.#language).map(codeOf);
		for (const code of new Set(isLong ? codes : codes.map((code) => code & ~THIRD_LETTER))) {
			const high = lowerBound(this.#codes, isLong ? code + 1 : code + THIRD_LETTER + 1);
			for (let head = lowerBound(this.#codes, code); head < high; head++) {
				if (this.#firsts[head] === UNKNOWN) this.#firsts[head] = this.#hashFirst(head);
				if (this.#firsts[head] !== first) continue;
				if (this.#keys[head] === UNKNOWN) this.#stem(head);
				found.push(head);
			}
		}
		return found;
	}

	/** Most heads of a group are told apart by their first words, so the others are not looked at before. */
	#hashFirst(head: number): number {
		const text = this.#textOf(head).trimStart();
		const space = text.indexOf(" ");
		const [word = tokenize(text)[0]] = tokenize(space === -1 ? text : text.slice(0, space));
		return word === undefined ? UNNAMED : hash(keyOfWord(word, this.#language).stem);
	}

	#stem(head: number): void {
		const keys = this.#read(head);
		const key = headKey(keys);
		this.#keys[head] = key === "" ? UNNAMED : hash(key);
		this.#most[head] = key === "" ? 0 : keys.length === 1 ? 1 : keys.length + EXTRA_WORDS;
	}

	#read(head: number): WordKey[] {
		return tokenize(this.#textOf(head)).map((word) => keyOfWord(word, this.#language));
	}

	#textOf(head: number): string {
		const { bytes } = this.#lexicon;
		const start = this.#starts[head] as number;
		let end = start;
		while (!isHeadEnd(bytes[end])) end++;
		return this.#lexicon.slice(start, end);
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

/** The word as it is, and as it may be written where Serbian says belo or bijelo, svetski or svjetski. */
function spellings(folded: string, language: string): string[] {
	if (language !== "sr") return [folded];
	const found = [folded, folded.replace(/^(.{1,2}?)i?j(?=e)/u, "$1")];
	const vowel = folded.indexOf("e");
	if (vowel === 1 || vowel === 2)
		for (const between of ["j", "ij"]) found.push(folded.slice(0, vowel) + between + folded.slice(vowel));
	return found;
}

/** The first three letters of a folded word, a byte each; i and y are one: pay, paie. */
function codeOf(folded: string): number {
	return (byteOf(folded, 0) << 16) | (byteOf(folded, 1) << 8) | byteOf(folded, 2);
}

function byteOf(folded: string, at: number): number {
	if (at >= folded.length) return 0;
	const letter = folded.charCodeAt(at) & 0xff;
	return letter === Y ? (I as number) : letter;
}

/** The same of the head that begins here; most do with their first letters, and need not be cut into words. */
function codeOfHead(lexicon: LexiconText, start: number): number {
	const { bytes } = lexicon;
	const at = bytes[start] === SPACE ? start + 1 : start;
	const first = (bytes[at] as number) | LOWER;
	const second = bytes[at + 1] as number;
	const third = bytes[at + 2] as number;
	if (isPlain(first) && isPlain(second) && isPlain(third)) return (first << 16) | (second << 8) | third;
	let end = at;
	while (!isHeadEnd(bytes[end])) end++;
	const head = lexicon.slice(at, end);
	const begin = head.slice(0, ENOUGH_LETTERS);
	return codeOf(THREE_LETTERS.test(begin) ? fold(begin) : (tokenize(head)[0]?.folded ?? ""));
}

const THREE_LETTERS = /^\p{L}{3}/u;
const ENOUGH_LETTERS = 6;
const [SPACE, I, Y, A, Z, COMMA, SEMICOLON, NEWLINE] = [..." iyaz,;\n"].map((sign) => sign.charCodeAt(0));
/** Set in small letters. */
const LOWER = 0x20;

function isPlain(letter: number): boolean {
	return letter >= (A as number) && letter <= (Z as number) && letter !== Y;
}

function isHeadEnd(sign: number | undefined): boolean {
	return sign === COMMA || sign === SEMICOLON || sign === NEWLINE || sign === undefined;
}

function lowerBound(sorted: Uint32Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as number) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
