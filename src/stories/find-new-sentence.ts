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

/**
 * The sentence of a text in which most is said for its length that earlier articles of the story did not tell;
 * undefined when none says enough. In another language than theirs everything but names is new, and the first sentences
 * with names win.
 */
export function findNewSentence(
	{ text, language }: { text: string; language: string | undefined },
	earlier: readonly Pick<Article, "title" | "lead" | "text" | "language">[],
): string | undefined {
	const told = new Set<string>();
	for (const article of earlier) {
		const words = `${article.title}\n${article.lead}\n${article.text}`.slice(0, MAX_TOLD_CHARS);
		for (const { term } of tellingTerms(words, article.language)) told.add(term);
	}
	let best: string | undefined;
	let bestShare = 0;
	for (const sentence of splitSentences(text, language)) {
		const terms = tellingTerms(sentence, language);
		let news = 0;
		for (const { term, isName } of terms) if (!told.has(term)) news += isName ? NAME_COUNTS : 1;
		// By the root of the length, so that a long sentence with much news is not passed over for a short one with little.
		const share = news / Math.sqrt(terms.length);
		if (news < SAYS_SOMETHING || share <= bestShare) continue;
		best = sentence;
		bestShare = share;
	}
	return best;
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
