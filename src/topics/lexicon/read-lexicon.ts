import { lexiconLanguages } from "./lexicon-languages.ts";

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
	/** Said of nearly anything, as deaths and opening are: it tells no kind of story. */
	isGeneral: boolean;
	words: Map<string, ConceptWords>;
}

/** A lexicon's file is not written as it has to be; `message` names file and line. */
export class LexiconError extends Error {
	override name = "LexiconError";
}

const HEADER = /^(?:(?:general )?[A-Za-z0-9-]+|country [A-Z]{2})$/;
const GENERAL = "general ";
const LINE = /^([a-z]{2}) (.+)$/;

/**
 * Reads a lexicon: blocks divided by empty lines, first the concept's id ("country XK" for a country, "general deaths" for what is said of anything), then a
 * line a language: `en dialogue, talks; negotiator, mediation; envoy`, heads, signs and hints divided by semicolons.
 * Lines that begin with # are remarks. Throws a LexiconError naming the line of a fault.
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
		const expect = (isRight: boolean, what: string) => {
			if (!isRight) throw new LexiconError(`${name}, line ${index + 1}: ${what} is expected`);
		};
		if (concept === undefined) {
			expect(HEADER.test(line), 'the id of a concept, such as "climate-change" or "country XK",');
			const country = line.startsWith("country ") ? line.slice("country ".length) : undefined;
			const isGeneral = line.startsWith(GENERAL);
			const id = isGeneral ? line.slice(GENERAL.length) : (country ?? line);
			concept = { id, country, isGeneral, words: new Map() };
			concepts.push(concept);
			continue;
		}
		const [, language = "", words = ""] = LINE.exec(line) ?? [];
		expect(language !== "", 'a language and its words, such as "en talks, dialogue; envoy",');
		expect(lexiconLanguages.includes(language), `one of the languages ${lexiconLanguages.join(", ")}`);
		expect(!concept.words.has(language), `one line for ${language} in each concept, with all its words,`);
		const lists = words.split(";");
		expect(lists.length <= 3, "at most two semicolons, between heads, signs and hints,");
		const [heads = "", signs = "", hints = ""] = lists;
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
