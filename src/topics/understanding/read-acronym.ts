import { isStopWord } from "../../text/stop-words.ts";
import { isFrequentWord } from "../lexicon/frequent-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { UnderstoodTerm } from "./understood-term.ts";

/** Shorter ones are words of some language, and longer ones are known in any letters. */
const ACRONYM = /^w:([a-z]{3,4})$/;

/**
 * A word typed in small letters that the lexicon knows in capitals only is that acronym as well, as in "nato summit" or
 * "imf loan". It stays the word it is, and one that is everyday in the topic's language is nothing else.
 */
export function readAcronym(term: UnderstoodTerm, language: string, lexicon: Lexicon): UnderstoodTerm {
	const word = ACRONYM.exec(term.key)?.[1];
	if (word === undefined || isStopWord(word, language) || isFrequentWord(word, language)) return term;
	const [known] = lexicon.recognise([{ word, folded: word, isAcronym: true }], language);
	if (known === undefined) return term;
	return { ...term, key: [...known.concepts.map((id) => `c:${id}`), term.key].join("+") };
}
