import { stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import type { Lexicon } from "../topics/lexicon/lexicon.ts";
import { lexiconLanguages } from "../topics/lexicon/lexicon-languages.ts";

/** A term that stories are compared by, and the word of the text that says it. */
export interface ReadTerm {
	term: string;
	token: Token;
}

/** Reads a text's words, small ones left out, in the language given; undefined where that is not known. */
export type ReadTerms = (tokens: readonly Token[], language: string | undefined) => ReadTerm[];

/** Each word by its stem. */
export const readStems: ReadTerms = (tokens, language) =>
	tokens
		.filter(({ isAcronym, folded }) => isAcronym || !isStopWord(folded, language ?? "en"))
		.map((token) => ({ term: stem(token.word, language), token }));

/**
 * The same, but what the lexicon knows in other languages is said in English, by the first of its words there: Briselu and
 * Bruksel are Brussels, kryeministri is the prime minister. So papers that write in several languages tell one story.
 * English itself is read as it stands, and asks for no lexicon.
 */
export function createReadInEnglish(lexicon: Pick<Lexicon, "recognise" | "get">): ReadTerms {
	/** By concept; there are a few thousand. */
	const inEnglish = new Map<string, string[]>();
	const sayInEnglish = (concept: string): string[] => {
		let terms = inEnglish.get(concept);
		if (terms === undefined) {
			const [head = ""] = lexicon.get(concept)?.words.get("en")?.heads ?? [];
			terms = readStems(tokenize(head), "en").map(({ term }) => term);
			inEnglish.set(concept, terms);
		}
		return terms;
	};

	return (tokens, language) => {
		if (language === undefined || language === "en" || !lexiconLanguages.includes(language))
			return readStems(tokens, language);
		const read: ReadTerm[] = [];
		let next = 0;
		for (const { from, to, concepts } of lexicon.recognise(tokens, language)) {
			const [concept = "", ...others] = concepts;
			const token = tokens[from];
			// Words of several meanings are left as they are.
			const terms = others.length === 0 ? sayInEnglish(concept) : [];
			if (terms.length === 0 || token === undefined) continue;
			read.push(...readStems(tokens.slice(next, from), language), ...terms.map((term) => ({ term, token })));
			next = to;
		}
		return [...read, ...readStems(tokens.slice(next), language)];
	};
}
