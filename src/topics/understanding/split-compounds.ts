import { fold } from "../../text/fold.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { QueryWord } from "../query/query.ts";
import { likenessTo } from "./word-likeness.ts";

const MIN_PART_LENGTH = 3;
const MIN_COMPOUND_LENGTH = 8;
/** What German puts between the parts of a compound. */
const LINKS = ["", "s", "es", "n", "en", "er"];

/**
 * German words with the compounds the lexicon does not know cut in two where it knows both parts, the longest last part
 * first: what a compound is stands at its end (Gaspreisdeckel is a Preisdeckel).
 */
export function splitCompounds(words: readonly QueryWord[], lexicon: Lexicon): QueryWord[] {
	return words.flatMap((word) => (isKnown(word, lexicon) ? [word] : (splitInTwo(word, lexicon) ?? [word])));
}

function splitInTwo(word: QueryWord, lexicon: Lexicon): [QueryWord, QueryWord] | undefined {
	const { surface, at, isAcronym } = word;
	if (isAcronym || surface.length < MIN_COMPOUND_LENGTH || !/^\p{L}+$/u.test(surface)) return undefined;
	for (let cut = MIN_PART_LENGTH; cut <= surface.length - MIN_PART_LENGTH - 1; cut++) {
		const last = part(surface.slice(cut), at + cut);
		if (!isKnown(last, lexicon)) continue;
		for (const link of LINKS) {
			const first = part(surface.slice(0, cut - link.length), at);
			const isLinked = surface.slice(0, cut).toLowerCase().endsWith(link);
			if (isLinked && first.word.length >= MIN_PART_LENGTH && isKnown(first, lexicon)) return [first, last];
		}
	}
	return undefined;
}

function part(surface: string, at: number): QueryWord {
	const word = surface.toLowerCase();
	return { surface, word, folded: fold(word), isAcronym: false, at };
}

/** Whether the word as it stands is a head, give or take an ending. */
function isKnown(word: QueryWord, lexicon: Lexicon): boolean {
	const [run] = lexicon.recognise([word], "de");
	return (
		run?.concepts.some((id) => {
			const concept = lexicon.get(id);
			return concept !== undefined && likenessTo(concept, [word], "de") > 0;
		}) ?? false
	);
}
