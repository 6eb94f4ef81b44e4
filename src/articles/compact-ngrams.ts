/** What eld's detector looks n-grams up in: bytes of an n-gram → language number → score. */
export type Ngrams = Record<string, Record<string, number>>;

/** An n-gram database as eld's detector takes it. */
export interface NgramDatabase {
	type: string;
	languages: Record<number, string>;
	ngrams: Ngrams;
}

const languagePattern = /(\d+):'([a-z]{2})'/g;
const comma = 44;
const colon = 58;
const closing = 125;
const backslash = 92;
const quote = 39;
const zero = 48;

/**
 * Reads the text of an eld database into one array of bytes and a hash table of places in it. As the module it is, it
 * becomes tens of thousands of small objects and costs the process 90 MB; this way it is 1. Read by character, for
 * patterns and pieces of text would leave as much behind as they save.
 */
export function compactNgrams(source: string): NgramDatabase {
	const start = source.indexOf("ngrams:{");
	const head = source.slice(0, start);
	const languages: Record<number, string> = {};
	for (const [, number, code] of head.matchAll(languagePattern)) languages[Number(number)] = code ?? "";
	// Of each n-gram: its length and letters, the count of its scores, and for each the language's number and the score.
	const bytes = new Uint8Array(source.length);
	let used = 0;
	let count = 0;
	for (let at = start + "ngrams:{".length; at < source.length; ) {
		const lengthAt = used++;
		// Keys are written in quotes, with escapes, or bare.
		const isQuoted = source.charCodeAt(at) === quote;
		const end = isQuoted ? quote : colon;
		for (at += isQuoted ? 1 : 0; at < source.length && source.charCodeAt(at) !== end; at++) {
			if (source.charCodeAt(at) === backslash) at++;
			bytes[used++] = source.charCodeAt(at);
		}
		bytes[lengthAt] = used - lengthAt - 1;
		const countAt = used++;
		const open = source.indexOf("{", at);
		if (open < 0) break;
		let value = 0;
		for (at = open + 1; at < source.length; at++) {
			const code = source.charCodeAt(at);
			if (code >= zero && code < zero + 10) value = value * 10 + code - zero;
			else {
				// After a language's number, or after its score.
				bytes[used++] = value;
				value = 0;
				if (code === closing) break;
			}
		}
		bytes[countAt] = (used - countAt - 1) / 2;
		count++;
		// Past the brace and the comma, if there is one.
		at += source.charCodeAt(at + 1) === comma ? 2 : 1;
		if (source.charCodeAt(at) === closing) break;
	}
	return {
		type: /type:'([^']*)'/.exec(head)?.[1] ?? "",
		languages,
		ngrams: lookUp(new NgramTable(bytes.slice(0, used), count)),
	};
}

/** Finds n-grams by their letters; a hash table with open addressing. */
class NgramTable {
	readonly bytes: Uint8Array;
	/** One more than where an n-gram's bytes begin; 0 for nothing. */
	readonly #slots: Uint32Array;
	/** The n-gram that is looked for. */
	readonly #wanted = new Uint8Array(64);

	constructor(bytes: Uint8Array, count: number) {
		this.bytes = bytes;
		// At least half of it stays empty.
		this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)));
		for (let place = 0, nth = 0; nth < count; nth++) {
			const length = bytes[place] ?? 0;
			this.#slots[this.#slotOf(bytes, place + 1, length)] = place + 1;
			place += length + 2 + 2 * (bytes[place + length + 1] ?? 0);
		}
	}

	/** Where the scores of an n-gram begin. */
	find(key: string): number | undefined {
		const { length } = key;
		if (length > this.#wanted.length) return undefined;
		for (let at = 0; at < length; at++) {
			const code = key.charCodeAt(at);
			if (code > 0xff) return undefined;
			this.#wanted[at] = code;
		}
		const place = this.#slots[this.#slotOf(this.#wanted, 0, length)] ?? 0;
		return place === 0 ? undefined : place + length;
	}

	/** The slot that has the n-gram of these letters, or the empty one where it would be. */
	#slotOf(letters: Uint8Array, from: number, length: number): number {
		const mask = this.#slots.length - 1;
		let slot = 0x811c9dc5;
		for (let at = from; at < from + length; at++) slot = Math.imul(slot ^ (letters[at] ?? 0), 0x01000193);
		slot = (slot ^ (slot >>> 15)) & mask;
		for (;;) {
			const place = this.#slots[slot] ?? 0;
			if (place === 0 || this.#isAt(place - 1, letters, from, length)) return slot;
			slot = (slot + 1) & mask;
		}
	}

	#isAt(place: number, letters: Uint8Array, from: number, length: number): boolean {
		if (this.bytes[place] !== length) return false;
		for (let at = 0; at < length; at++) if (this.bytes[place + 1 + at] !== letters[from + at]) return false;
		return true;
	}
}

/** Looks like the object eld expects; unpacks an n-gram only when it is asked for. */
function lookUp(table: NgramTable): Ngrams {
	return new Proxy(Object.create(null) as Ngrams, {
		get(_, key) {
			const place = typeof key === "string" ? table.find(key) : undefined;
			if (place === undefined) return undefined;
			const { bytes } = table;
			const scores: Record<string, number> = {};
			const count = bytes[place] ?? 0;
			for (let i = place + 1; i <= place + 2 * count; i += 2) scores[bytes[i] ?? 0] = bytes[i + 1] ?? 0;
			return scores;
		},
	});
}
