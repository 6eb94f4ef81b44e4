import { splitSentences } from "../text/split-sentences.ts";
import { contentTermsOf } from "./function-words.ts";
import { pickSentences } from "./pick-sentences.ts";
import type { Summarizable, Summarizer, SummaryLimits } from "./summarizer.ts";

// News says what matters first; what is below this adds time, not sense.
const maxTextChars = 40_000;
const maxSentencesRead = 250;
/** A sentence longer than the limit may stand alone up to this; beyond it there is no summary. */
const maxLoneChars = 600;

/**
 * Picks whole sentences of the article's text, else of the feed's own summary; "" when neither has a good one.
 * Needs no network, takes a few milliseconds and never rejects.
 */
export function createExtractiveSummarizer(): Summarizer {
	return async (article, limits) => extractSummary(article, limits);
}

function extractSummary(article: Summarizable, limits: SummaryLimits): string {
	const sources = [article.text, article.lead]
		.filter((text) => text !== "")
		.map((text) => readSentences(text, article));
	const pick = (maxSentences: number, maxChars: number): string => {
		for (const sentences of sources) {
			const picked = pickSentences(
				{
					sentences,
					title: article.title,
					language: article.language,
					termsOf: (text) => contentTermsOf(text, article.language),
				},
				{ maxSentences, maxChars },
			);
			if (picked.length) return picked.join(" ");
		}
		return "";
	};
	const summary = pick(limits.maxSentences, limits.maxChars);
	return summary || (limits.maxChars < maxLoneChars ? pick(1, maxLoneChars) : "");
}

function readSentences(text: string, article: Summarizable): string[] {
	const sentences = splitSentences(text.slice(0, maxTextChars), article.language);
	if (text.length > maxTextChars) sentences.pop();
	return sentences.slice(0, maxSentencesRead).filter((sentence) => sentence.length <= maxLoneChars);
}
