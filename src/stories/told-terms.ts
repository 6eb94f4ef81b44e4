import { stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";
import { turnOf } from "./turn-of.ts";

/** What an article is compared by. */
export interface ToldTerms {
	/** Feed it came in; 0 when that is not known. */
	feedId: number;
	/** Stems of the title's words, without small words and numbers. */
	title: Set<string>;
	/** Numbers of the title. */
	numbers: Set<string>;
	/** What the title's small words make of the others, see {@link turnOf}; "" for nothing. */
	turns: string;
	/** Stems of the first words of the feed's summary: what follows is background that many stories share. */
	lead: Set<string>;
}

const MAX_TITLE_WORDS = 100;
const MAX_LEAD_WORDS = 45;

export function toldTerms(article: {
	feedId: number;
	title: string;
	lead: string;
	language: string | undefined;
}): ToldTerms {
	const { feedId, language } = article;
	const words = termsOf(article.title, language, MAX_TITLE_WORDS);
	const isNumber = (term: string) => /^\d/.test(term);
	return {
		feedId,
		title: new Set(words.filter((term) => !isNumber(term))),
		numbers: new Set(words.filter(isNumber)),
		turns: turnsOf(article.title, language),
		lead: new Set(termsOf(article.lead, language, MAX_LEAD_WORDS)),
	};
}

function turnsOf(title: string, language: string | undefined): string {
	const turns = tokenize(title.slice(0, MAX_TITLE_WORDS * 20)).map(({ folded }) => turnOf(folded, language));
	return [...new Set(turns.filter((turn) => turn !== undefined))].sort().join(" ");
}

function termsOf(text: string, language: string | undefined, maxWords: number): string[] {
	// Long texts are cut before they are tokenized: no word that counts stands behind this.
	return tokenize(text.slice(0, maxWords * 20))
		.slice(0, maxWords)
		.filter((token) => token.isAcronym || !isStopWord(token.folded, language ?? "en"))
		.map((token) => stem(token.word, language));
}
