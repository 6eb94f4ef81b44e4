import type { Lexicon, Recognised } from "../lexicon/lexicon.ts";
import type { QueryWord } from "../query/query.ts";
import { likenessTo } from "./word-likeness.ts";

/** A run of a topic's words that is, give or take an ending, a head of the concepts. */
export interface SureRun extends Recognised {
	/** From 0 to 1: how like its head it is. */
	likeness: number;
}

/** Before a hyphen these make another word, which has none of what the bare one is also called: co-workers, non-players. */
const PREFIXES = new Set(["co", "ko", "non", "ко"]);

function isBehindPrefix(words: readonly QueryWord[], at: number): boolean {
	const prefix = words[at - 1];
	const word = words[at];
	return prefix !== undefined && PREFIXES.has(prefix.word) && word?.at === prefix.at + prefix.surface.length + 1;
}

/** What the lexicon recognises without the words that only have a root in common with a head of its. */
export function recogniseSurely(words: readonly QueryWord[], language: string, lexicon: Lexicon): SureRun[] {
	return lexicon.recognise(words, language).flatMap(({ from, to, concepts }) => {
		if (isBehindPrefix(words, from)) return [];
		const run = words.slice(from, to);
		let sure = concepts
			.map((id) => {
				const concept = lexicon.get(id);
				return { id, likeness: concept === undefined ? 0 : likenessTo(concept, run, language) };
			})
			.filter(({ likeness }) => likeness > 0);
		if (sure.length === 0) return [];
		const best = Math.max(...sure.map(({ likeness }) => likeness));
		// A word that is a head as it stands is not also a form of another: calcio is no stampede.
		if (best === 1) sure = sure.filter(({ likeness }) => likeness === 1);
		return [{ from, to, concepts: sure.map(({ id }) => id), likeness: best }];
	});
}
