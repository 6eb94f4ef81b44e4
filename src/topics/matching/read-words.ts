import { normalizeLanguage } from "../../text/find-language.ts";
import { stem } from "../../text/stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { type Token, tokenize } from "../../text/tokenize.ts";
import { markNames } from "./mark-names.ts";
import { languageBit } from "./term-forms.ts";

/** What of an article topics are judged by. */
export interface ReadableArticle {
	title: string;
	lead: string;
	text: string;
	language: string | undefined;
}

/** The words of one part of an article. */
export interface PartWords {
	tokens: Token[];
	/** The stem of each token, see {@link markNames} for those of names. */
	stems: string[];
	/** Which of them are small words of the language, that say nothing by themselves. */
	isSmall: boolean[];
	/** Written in capitals throughout, so that capitals tell nothing of acronyms. */
	isShouted: boolean;
}

/** An article's words, cut and stemmed once for all topics. */
export interface ArticleWords {
	title: PartWords;
	lead: PartWords;
	text: PartWords;
	source: PartWords;
	language: string | undefined;
	languageBit: number;
}

/** No article says what it is about only after this much. */
const MAX_TEXT_LENGTH = 40_000;

/** Cuts and stems an article; `source` is the title of its feed. */
export function readWords(article: ReadableArticle, source: string): ArticleWords {
	const language = normalizeLanguage(article.language);
	return {
		title: readPart(article.title, language),
		lead: readPart(article.lead, language),
		text: readPart(article.text, language),
		source: readPart(source, undefined),
		language,
		languageBit: languageBit(language),
	};
}

function readPart(text: string, language: string | undefined): PartWords {
	const tokens = tokenize(text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text);
	const stems = tokens.map((token) => stem(token.word, language));
	const isSmall = tokens.map(
		(token) => language !== undefined && !token.isAcronym && isStopWord(token.folded, language),
	);
	if (language !== undefined) markNames(tokens, stems, isSmall, language);
	return {
		tokens,
		stems,
		isSmall,
		isShouted: tokens.length > 2 && tokens.every((token) => token.surface === token.surface.toUpperCase()),
	};
}
