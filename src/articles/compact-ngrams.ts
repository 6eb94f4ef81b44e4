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
const closing = 125;
const backslash = 92;
const quote = 39;
const zero = 48;

/**
 * Reads the text of an eld database into one table of strings and one array of bytes. As the module it is, it
 * becomes tens of thousands of small objects and costs the process 90 MB; this way it is 6. Read by character, for
 * patterns and pieces of text would leave as much behind as they save.
 */
export function compactNgrams(source: string): NgramDatabase {
	const start = source.indexOf("ngrams:{");
	const head = source.slice(0, start);
	const languages: Record<number, string> = {};
	for (const [, number, code] of head.matchAll(languagePattern)) languages[Number(number)] = code ?? "";
	const offsets = new Map<string, number>();
	// Each byte comes from at least two characters of the text.
	const bytes = new Uint8Array(source.length >> 1);
	let used = 0;
	for (let at = start + "ngrams:{".length; at < source.length; ) {
		const keyEnd = endOfKey(source, at);
		const open = source.indexOf("{", keyEnd);
		if (open < 0) break;
		offsets.set(readKey(source, at, keyEnd), used);
		const countAt = used++;
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
		// Past the brace and the comma, if there is one.
		at += source.charCodeAt(at + 1) === comma ? 2 : 1;
		if (source.charCodeAt(at) === closing) break;
	}
	return { type: /type:'([^']*)'/.exec(head)?.[1] ?? "", languages, ngrams: lookUp(offsets, bytes.slice(0, used)) };
}

/** Keys are written in quotes, with escapes, or bare. */
function endOfKey(source: string, at: number): number {
	if (source.charCodeAt(at) !== quote) return source.indexOf(":", at);
	let end = at + 1;
	while (end < source.length && source.charCodeAt(end) !== quote) end += source.charCodeAt(end) === backslash ? 2 : 1;
	return end + 1;
}

function readKey(source: string, at: number, end: number): string {
	const key = source.charCodeAt(at) === quote ? source.slice(at + 1, end - 1) : source.slice(at, end);
	return key.includes("\\") ? key.replace(/\\(.)/g, "$1") : key;
}

/** Looks like the object eld expects; unpacks an n-gram only when it is asked for. */
function lookUp(offsets: ReadonlyMap<string, number>, bytes: Uint8Array): Ngrams {
	return new Proxy(Object.create(null) as Ngrams, {
		get(_, key) {
			const offset = typeof key === "string" ? offsets.get(key) : undefined;
			if (offset === undefined) return undefined;
			const scores: Record<string, number> = {};
			const count = bytes[offset] ?? 0;
			for (let i = offset + 1; i <= offset + 2 * count; i += 2) scores[bytes[i] ?? 0] = bytes[i + 1] ?? 0;
			return scores;
		},
	});
}
