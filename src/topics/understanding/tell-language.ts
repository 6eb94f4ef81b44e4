import { normalizeLanguage } from "../../text/find-language.ts";
import { lightStem } from "../../text/light-stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { lexiconLanguages } from "../lexicon/lexicon-languages.ts";
import type { QueryWord } from "../query/query.ts";
import { recogniseSurely } from "./recognise-surely.ts";
import type { Knowledge } from "./weigh-terms.ts";

const CYRILLIC = /\p{Script=Cyrillic}/u;
const WRITTEN_IN_BOTH = new Set(["sr"]);
const WRITTEN_IN_CYRILLIC = new Set(["bg", "mk", "ru", "uk"]);
/** A longer topic tells its language by itself. */
const MOST_WORDS = 3;
/** The newest articles that have a word, how many there must be to tell, and what part of them in one language. */
const ASKED_ARTICLES = 30;
const LEAST_ARTICLES = 3;
const MOST_OF_THEM = 0.7;

/**
 * The language of a topic of a few words. They are often words of several, "trade" a form of an Albanian tradition and
 * "car" as small a word as French has, so that the stored articles are asked in what language they write each. `guessed`
 * stands where they are divided, or few (of a single word that says nothing in it, none), or where nothing is said in
 * theirs, or less of the topic is known: Serbia is Albanian too, and Kosovo is not.
 */
export async function tellLanguage(
	words: readonly QueryWord[],
	guessed: string,
	{ corpus, lexicon }: Knowledge,
): Promise<string> {
	if (words.length > MOST_WORDS) return guessed;
	// The small words of a topic stand in the articles of every language that has them: the en of élections en Moldavie.
	const telling = words.filter(({ folded }) => !isStopWord(folded, guessed));
	const told = new Set<string>();
	for (const word of words.length > 1 ? telling : words) {
		const language = word.isAcronym ? undefined : await languageOf(word, guessed, corpus);
		if (language !== undefined && mayBeOf(word, language, words.length)) told.add(language);
	}
	const [language] = told;
	if (language === undefined || told.size > 1 || !lexiconLanguages.includes(language)) return guessed;
	if (words.every(({ folded }) => isStopWord(folded, language))) return guessed;
	return words.length > 1 && countKnown(words, language, lexicon) < countKnown(words, guessed, lexicon)
		? guessed
		: language;
}

/** How many of the words are known in a language. */
function countKnown(words: readonly QueryWord[], language: string, lexicon: Lexicon): number {
	return recogniseSurely(words, language, lexicon).reduce((count, { from, to }) => count + to - from, 0);
}

/** The language of most of the newest articles that have the word; undefined when they don't tell. */
async function languageOf(
	{ folded }: QueryWord,
	guessed: string,
	corpus: Knowledge["corpus"],
): Promise<string | undefined> {
	const articles = await corpus.candidates([lightStem(folded)], { since: 0, limit: ASKED_ARTICLES });
	if (articles.length < (isStopWord(folded, guessed) ? 1 : LEAST_ARTICLES)) return undefined;
	const counts = new Map<string | undefined, number>();
	for (const article of articles) {
		const language = normalizeLanguage(article.language);
		counts.set(language, (counts.get(language) ?? 0) + 1);
	}
	return [...counts].find(([, count]) => count >= MOST_OF_THEM * articles.length)?.[0];
}

/** German writes war for was, and Albania stands in Cyrillic in no English text. */
function mayBeOf({ folded, surface }: QueryWord, language: string, wordsOfTopic: number): boolean {
	if (wordsOfTopic > 1 && isStopWord(folded, language)) return false;
	const isCyrillic = CYRILLIC.test(surface);
	return WRITTEN_IN_BOTH.has(language) || isCyrillic === WRITTEN_IN_CYRILLIC.has(language);
}
