import { stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";

/** How often each term stands in an article's title and summary, the title's terms counting more. */
export type TermWeights = Map<string, number>;

const TITLE_WEIGHT = 2;
/** The first words of a summary tell the story; what follows is background that many stories share. */
const MAX_LEAD_WORDS = 45;

/** The terms an article is compared by: stems of its language without small words. */
export function articleVector(article: { title: string; lead: string; language: string | undefined }): TermWeights {
	const counts: TermWeights = new Map();
	addTerms(counts, article.title, article.language, TITLE_WEIGHT, 100);
	addTerms(counts, article.lead, article.language, 1, MAX_LEAD_WORDS);
	for (const [term, count] of counts) counts.set(term, 1 + Math.log(count));
	return counts;
}

function addTerms(
	counts: TermWeights,
	text: string,
	language: string | undefined,
	weight: number,
	maxWords: number,
): void {
	// Long texts are cut before they are tokenized: no word that counts stands behind this.
	for (const token of tokenize(text.slice(0, maxWords * 20)).slice(0, maxWords)) {
		if (isStopWord(token.folded, language ?? "en") && !token.isAcronym) continue;
		const term = stem(token.word, language);
		counts.set(term, (counts.get(term) ?? 0) + weight);
	}
}
