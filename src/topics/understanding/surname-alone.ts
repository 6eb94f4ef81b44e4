import { isStopWord } from "../../text/stop-words.ts";
import { isFrequentWord } from "../lexicon/frequent-words.ts";
import { isGivenName } from "../lexicon/given-names.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { lexiconLanguages } from "../lexicon/lexicon-languages.ts";
import type { QueryWord } from "../query/query.ts";
import type { UnderstoodTerm } from "./understood-term.ts";

/** Shorter surnames have too many neighbours: Lipa, Rice. */
const MIN_SURNAME_LENGTH = 5;
const CAPITAL = /^\p{Lu}/u;

/**
 * The surname of a person whom a topic names in full and in nothing else: headlines leave the given name out. None for
 * a surname that is a word as well (Cook), in any of the languages.
 */
export function surnameAlone(
	words: readonly QueryWord[],
	terms: readonly UnderstoodTerm[],
	lexicon: Lexicon,
): UnderstoodTerm | undefined {
	const [given] = words;
	const [first, surname, ...more] = terms;
	if (given === undefined || first === undefined || surname === undefined || more.length > 0) return undefined;
	if (!CAPITAL.test(given.surface) || !isGivenName(given.folded) || first.key.slice(2) !== given.word) return undefined;
	const last = words[1];
	if (!surname.key.startsWith("n:") || last === undefined || isWord(last, lexicon)) return undefined;
	return { key: `N:${surname.key.slice(2)}`, label: surname.label };
}

function isWord(name: QueryWord, lexicon: Lexicon): boolean {
	if (name.folded.length < MIN_SURNAME_LENGTH) return true;
	return lexiconLanguages.some(
		(language) =>
			isFrequentWord(name.folded, language) ||
			isStopWord(name.folded, language) ||
			lexicon.recognise([name], language).length > 0,
	);
}
