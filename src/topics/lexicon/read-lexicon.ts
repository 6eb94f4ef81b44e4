/** The words of one language for a concept. */
export interface ConceptWords {
	/** Words and phrases that mean the concept: a topic that names one of them is about it. */
	heads: string[];
	/** Words that show the concept is spoken of, without meaning it. */
	signs: string[];
	/** Words that may show it and are used of much else. */
	hints: string[];
}

/** Something news speaks of, in the words of several languages. */
export interface Concept {
	id: string;
	/** ISO 3166 code when the concept is a country: its names come from CLDR. */
	country: string | undefined;
	words: Map<string, ConceptWords>;
}

const HEADER = /^(country )?([A-Za-z0-9-]+)$/;
const LINE = /^([a-z]{2}) (.+)$/;

/**
 * Reads a lexicon: blocks divided by empty lines, first the concept's id ("country XK" for a country), then a
 * line a language: `en dialogue, talks; negotiator, mediation; envoy`, heads, signs and hints divided by semicolons.
 * Lines that begin with # are remarks. Throws an Error naming the line of a fault: the files are ours.
 */
export function readLexicon(text: string, name: string): Concept[] {
	const concepts: Concept[] = [];
	let concept: Concept | undefined;
	for (const [index, raw] of text.split("\n").entries()) {
		const line = raw.trim();
		if (line.startsWith("#")) continue;
		if (line === "") {
			concept = undefined;
			continue;
		}
		if (concept === undefined) {
			const header = HEADER.exec(line);
			if (header?.[2] === undefined) throw new Error(`${name}, line ${index + 1}: a concept's id is expected`);
			concept = { id: header[2], country: header[1] === undefined ? undefined : header[2], words: new Map() };
			concepts.push(concept);
			continue;
		}
		const found = LINE.exec(line);
		const [, language, words] = found ?? [];
		if (language === undefined || words === undefined || concept.words.has(language)) {
			throw new Error(`${name}, line ${index + 1}: a language and its words are expected`);
		}
		const [heads = "", signs = "", hints = ""] = words.split(";");
		concept.words.set(language, { heads: splitWords(heads), signs: splitWords(signs), hints: splitWords(hints) });
	}
	return concepts;
}

function splitWords(list: string): string[] {
	return list
		.split(",")
		.map((word) => word.trim())
		.filter((word) => word !== "");
}
