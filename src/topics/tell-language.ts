import { lightStem } from "../text/light-stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { normalizeLanguage } from "./find-language.ts";
import { lexiconLanguages } from "./lexicon/lexicon.ts";
import type { QueryWord } from "./query.ts";
import type { Corpus } from "./weigh-terms.ts";

/** The newest articles that have the word, how many there must be to tell, and what part of them in one language. */
const ASKED_ARTICLES = 30;
const LEAST_ARTICLES = 3;
const MOST_OF_THEM = 0.7;

/**
 * The language of a topic of one word. It is often a word of several, "trade" a form of an Albanian tradition and "car" as
 * small a word as French has, so that the stored articles are asked in what language they write it. `guessed` stands
 * where they are divided, or few (of a word that says nothing in it, none), or where the word says nothing in theirs.
 */
export async function tellLanguage(words: readonly QueryWord[], guessed: string, corpus: Corpus): Promise<string> {
	const [only] = words;
	if (only === undefined || words.length > 1 || only.isAcronym) return guessed;
	const articles = await corpus.candidates([lightStem(only.folded)], { since: 0, limit: ASKED_ARTICLES });
	if (articles.length < (isStopWord(only.folded, guessed) ? 1 : LEAST_ARTICLES)) return guessed;
	const counts = new Map<string, number>();
	for (const article of articles) {
		const language = normalizeLanguage(article.language) ?? "";
		counts.set(language, (counts.get(language) ?? 0) + 1);
	}
	for (const [language, count] of counts)
		if (count >= MOST_OF_THEM * articles.length)
			return lexiconLanguages.includes(language) && !isStopWord(only.folded, language) ? language : guessed;
	return guessed;
}
