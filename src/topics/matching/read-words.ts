import { normalizeLanguage } from "../../text/find-language.ts";
import { fold } from "../../text/fold.ts";
import { stem } from "../../text/stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { type Token, tokenize } from "../../text/tokenize.ts";
import { cutCompound } from "../lexicon/cut-compound.ts";
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
	/** As they stand there; behind them the parts of German compounds, each compound's behind a token of no letters. */
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
	const isShouted = tokens.length > 2 && tokens.every((token) => token.surface === token.surface.toUpperCase());
	const part = { tokens, stems, isSmall, isShouted };
	if (language === "de") addParts(part);
	return part;
}

/** Notes the parts of compound nouns behind all words: among them they would break phrases. */
function addParts({ tokens, stems, isSmall }: PartWords): void {
	const { length } = tokens;
	for (let nth = 0; nth < length; nth++) {
		const { word, surface, start, isAcronym } = tokens[nth] as Token;
		if (isAcronym || surface.length !== word.length || !CAPITAL.test(surface)) continue;
		const parts = cutCompound(word);
		if (parts.length === 0) continue;
		tokens.push({ surface: "", word: "", folded: "", start, end: start, isAcronym: false });
		stems.push("");
		isSmall.push(false);
		for (const { from, to } of parts) {
			const own = word.slice(from, to);
			tokens.push({ surface: own, word: own, folded: fold(own), start: start + from, end: start + to, isAcronym });
			stems.push(stem(own, "de"));
			isSmall.push(false);
		}
	}
}

const CAPITAL = /^\p{Lu}/u;
