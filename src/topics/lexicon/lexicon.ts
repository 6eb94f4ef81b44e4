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
	const indexes = new Map<string, HeadIndex>();
	const indexOf = (language: string) => {
		let index = indexes.get(language);
		if (index === undefined) {
			index = indexHeads(byId.values(), language);
			indexes.set(language, index);
		}
		return index;
	};

	return {
		get: (id) => byId.get(id),
		recognise(words, language) {
			const { heads, longest } = indexOf(language);
			const keys = words.map((word) => keyOfWord(word, language));
			const found: Recognised[] = [];
			for (let from = 0; from < words.length; ) {
				let next = from + 1;
				const most = longest.get(keys[from]?.stem ?? "") ?? 0;
				for (let to = Math.min(words.length, from + most); to > from; to--) {
					const concepts = heads.get(headKey(keys.slice(from, to)));
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

interface HeadIndex {
	heads: Map<string, string[]>;
	/** By the key of a first word, over how many words a head that begins with it may go. */
	longest: Map<string, number>;
}

/** Small words may stand between a head's words. */
const EXTRA_WORDS = 2;

function indexHeads(concepts: Iterable<Concept>, language: string): HeadIndex {
	const heads = new Map<string, string[]>();
	const longest = new Map<string, number>();
	for (const concept of concepts) {
		for (const head of concept.words.get(language)?.heads ?? []) {
			const keys = tokenize(head).map((word) => keyOfWord(word, language));
			const key = headKey(keys);
			const first = keys[0]?.stem;
			if (key === "" || first === undefined) continue;
			const ids = heads.get(key);
			if (ids === undefined) heads.set(key, [concept.id]);
			else if (!ids.includes(concept.id)) ids.push(concept.id);
			const most = keys.length === 1 ? 1 : keys.length + EXTRA_WORDS;
			longest.set(first, Math.max(longest.get(first) ?? 0, most));
		}
	}
	return { heads, longest };
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
