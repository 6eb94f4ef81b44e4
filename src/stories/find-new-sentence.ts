import type { Article } from "../domain/article.ts";
import { splitSentences } from "../text/split-sentences.ts";
import { stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";
import { isFrequentWord } from "../topics/lexicon/frequent-words.ts";

/** So much of an earlier article is looked at. */
const MAX_TOLD_CHARS = 2_500;
/** Names and numbers are what news mostly consists of. */
const NAME_COUNTS = 2;
/** A sentence says something new when so much of it was not told: a name and a word, or three words. */
const SAYS_SOMETHING = 3;
/** What comes first is the news, and what follows leans on it ("She also said"): the first that says half of the most is taken. */
const ENOUGH = 0.5;

/**
 * The sentence of a text that says most, for its length, of what earlier articles of the story did not tell;
 * undefined when none says enough, or none of them is in its language.
 */
export function findNewSentence(
	{ text, language }: { text: string; language: string | undefined },
	earlier: readonly Pick<Article, "title" | "lead" | "text" | "language">[],
): string | undefined {
	const told = new Set<string>();
	const comparable = earlier.filter((article) => article.language === language);
	if (comparable.length === 0) return undefined;
	for (const article of comparable) {
		const words = `${article.title}\n${article.lead}\n${article.text}`.slice(0, MAX_TOLD_CHARS);
		for (const { term } of tellingTerms(words, article.language)) told.add(term);
	}
	const judged = splitSentences(text, language).map((sentence) => {
		const terms = tellingTerms(sentence, language);
		let news = 0;
		for (const { term, isName } of terms) if (!told.has(term)) news += isName ? NAME_COUNTS : 1;
		// By the root of the length, so that a long sentence with much news is not passed over for a short one with little.
		return { sentence, share: news < SAYS_SOMETHING ? 0 : news / Math.sqrt(terms.length) };
	});
	const most = Math.max(0, ...judged.map(({ share }) => share));
	return judged.find(({ share }) => share > 0 && share >= most * ENOUGH)?.sentence;
}

/** What a text says, each once: stems without the words that stand in all kinds of news. */
function tellingTerms(text: string, language: string | undefined): { term: string; isName: boolean }[] {
	const terms = new Map<string, boolean>();
	for (const { surface, word, folded, isAcronym, start } of tokenize(text)) {
		const isNumber = /^\d/.test(folded);
		const isSmall = isStopWord(folded, language ?? "en") || isFrequentWord(folded, language ?? "en");
		if (!isAcronym && !isNumber && isSmall) continue;
		const isName = isAcronym || isNumber || (start > 0 && /^\p{Lu}/u.test(surface));
		const term = stem(word, language);
		terms.set(term, (terms.get(term) ?? false) || isName);
	}
	return [...terms].map(([term, isName]) => ({ term, isName }));
}
