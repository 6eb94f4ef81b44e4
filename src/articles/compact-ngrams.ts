/** What eld's detector looks n-grams up in: bytes of an n-gram → language number → score. */
export type Ngrams = Record<string, Record<string, number>>;

/** An n-gram database as eld's detector takes it. */
export interface NgramDatabase {
	type: string;
	languages: Record<number, string>;
	ngrams: Ngrams;
}

const ngramPattern = /(?:'((?:[^'\\]|\\.)*)'|([^\s'":,{}]+)):\{([\d:,]*)\}/g;
const languagePattern = /(\d+):'([a-z]{2})'/g;

/**
 * Reads the text of an eld database into one string table and one array of bytes. As the module it is, it
 * becomes tens of thousands of small objects and costs 90 MB of memory; this way it is about 5 MB.
 */
export function compactNgrams(source: string): NgramDatabase {
	const start = source.indexOf("ngrams:{");
	const languages: Record<number, string> = {};
	for (const [, number, code] of source.slice(0, start).matchAll(languagePattern)) {
		languages[Number(number)] = code ?? "";
	}
	const offsets = new Map<string, number>();
	const bytes: number[] = [];
	ngramPattern.lastIndex = start + "ngrams:{".length;
	for (let m = ngramPattern.exec(source); m; m = ngramPattern.exec(source)) {
		const key = (m[1] ?? m[2] ?? "").replace(/\\(.)/g, "$1");
		// Without the copy each key would keep the whole source alive.
		offsets.set(Buffer.from(key).toString(), bytes.length);
		const pairs = (m[3] ?? "").split(",");
		bytes.push(pairs.length);
		for (const pair of pairs) {
			const [language, score] = pair.split(":");
			bytes.push(Number(language), Number(score));
		}
	}
	const type = /type:'([^']*)'/.exec(source)?.[1] ?? "";
	return { type, languages, ngrams: lookUp(offsets, Uint8Array.from(bytes)) };
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
