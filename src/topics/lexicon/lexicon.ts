import { stem } from "../../text/stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { type Token, tokenize } from "../../text/tokenize.ts";
import { addCountryNames } from "./country-names.ts";
import type { Concept } from "./read-lexicon.ts";

/** The languages the lexicon speaks, the likeliest of a reader's first. */
export const lexiconLanguages: readonly string[] = ["en", "sr", "sq", "de", "fr", "es", "it", "tr", "uk", "mk"];

/** A run of a topic's words that names concepts. */
export interface Recognised {
	/** Places in the words given: from inclusive, to exclusive. */
	from: number;
	to: number;
	concepts: string[];
}

/** What news speaks of, by id and by the words for it. */
export interface Lexicon {
	get(id: string): Concept | undefined;
	/** The concepts that the words of one language name, longest runs first come. */
	recognise(words: readonly WordInTopic[], language: string): Recognised[];
}

/** As much of a word as recognising it takes. */
export type WordInTopic = Pick<Token, "word" | "folded" | "isAcronym">;

const MAX_HEAD_WORDS = 5;

/** The lexicon over these concepts; ids that come twice are one concept with the words of both. */
export function createLexicon(concepts: readonly Concept[]): Lexicon {
	const byId = new Map<string, Concept>();
	for (const concept of concepts) {
		const known = byId.get(concept.id);
		if (known === undefined) byId.set(concept.id, copy(concept));
		else merge(known, concept);
	}
	for (const concept of byId.values()) addCountryNames(concept, lexiconLanguages);

	// Stemming every head takes a moment, and only understanding a topic needs it.
	const headsByLanguage = new Map<string, Map<string, string[]>>();
	const headsOf = (language: string) => {
		let heads = headsByLanguage.get(language);
		if (heads === undefined) {
			heads = indexHeads(byId.values(), language);
			headsByLanguage.set(language, heads);
		}
		return heads;
	};

	return {
		get: (id) => byId.get(id),
		recognise(words, language) {
			const heads = headsOf(language);
			const found: Recognised[] = [];
			for (let from = 0; from < words.length; ) {
				let next = from + 1;
				for (let to = Math.min(words.length, from + MAX_HEAD_WORDS); to > from; to--) {
					const run = words.slice(from, to);
					const concepts = heads.get(headKey(run, language));
					if (concepts === undefined) continue;
					found.push({ from, to, concepts });
					next = to;
					break;
				}
				from = next;
			}
			return found;
		},
	};
}

function indexHeads(concepts: Iterable<Concept>, language: string): Map<string, string[]> {
	const heads = new Map<string, string[]>();
	for (const concept of concepts) {
		for (const head of concept.words.get(language)?.heads ?? []) {
			const key = headKey(tokenize(head), language);
			if (key === "") continue;
			const ids = heads.get(key);
			if (ids === undefined) heads.set(key, [concept.id]);
			else if (!ids.includes(concept.id)) ids.push(concept.id);
		}
	}
	return heads;
}

/** An acronym is known by its capitals, other words by their stems; small words do not count. */
function headKey(words: readonly WordInTopic[], language: string): string {
	const first = words[0];
	if (words.length === 1 && first !== undefined) return wordKey(first, language);
	if (first !== undefined && isStopWord(first.folded, language) && !first.isAcronym) return "";
	const said = words.filter((word) => word.isAcronym || !isStopWord(word.folded, language));
	return said.length === 0 ? "" : said.map((word) => wordKey(word, language)).join(" ");
}

function wordKey(word: WordInTopic, language: string): string {
	return word.isAcronym && word.word.length <= 4 ? word.folded.toUpperCase() : stem(word.word, language);
}

function copy(concept: Concept): Concept {
	const blank: Concept = { ...concept, words: new Map() };
	merge(blank, concept);
	return blank;
}

function merge(into: Concept, from: Concept): void {
	for (const [language, { heads, signs, hints }] of from.words) {
		const known = into.words.get(language) ?? { heads: [], signs: [], hints: [] };
		into.words.set(language, {
			heads: [...known.heads, ...heads],
			signs: [...known.signs, ...signs],
			hints: [...known.hints, ...hints],
		});
	}
}
