import { stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";

/** What stands in the title is what an article is about, so it counts so many times. */
const TITLE_COUNTS = 2;
const MAX_TITLE_WORDS = 40;
/** What follows the first words is background that many stories share. */
const MAX_LEAD_WORDS = 60;

/** The folded stems of an article's title and first words, with how much each says there: 1 + ln of how often it stands. */
export type StoryTerms = Map<string, number>;

/** The terms an article's story is found by, without small words; where a feed has no summary the text begins in its place. */
export function storyTerms(article: {
	title: string;
	lead: string;
	text?: string;
	language: string | undefined;
}): StoryTerms {
	const { title, lead, text = "", language } = article;
	const counts: StoryTerms = new Map();
	const count = (words: string, maxWords: number, times: number) => {
		// Long texts are cut before they are tokenized: no word that counts stands behind this.
		const tokens = tokenize(words.slice(0, maxWords * 20)).slice(0, maxWords);
		for (const { word, folded, isAcronym } of tokens) {
			if (!isAcronym && isStopWord(folded, language ?? "en")) continue;
			const term = stem(word, language);
			counts.set(term, (counts.get(term) ?? 0) + times);
		}
	};
	count(title, MAX_TITLE_WORDS, TITLE_COUNTS);
	count(lead || text, MAX_LEAD_WORDS, 1);
	for (const [term, times] of counts) counts.set(term, 1 + Math.log(times));
	return counts;
}
