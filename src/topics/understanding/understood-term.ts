import type { QueryWord } from "../query/query.ts";

/** A reader's words for one thing, and the key of the term they became. */
export interface UnderstoodTerm {
	key: string;
	/** As typed. */
	label: string;
}

const MAX_ACRONYM_LENGTH = 5;

/** The term of a single word as it is, with no concept behind it. */
export function keyOfWord(word: QueryWord, isShouted = false): string {
	const isAcronym =
		word.isAcronym && !isShouted && word.word.length <= MAX_ACRONYM_LENGTH && /^\p{L}+$/u.test(word.word);
	return isAcronym ? `W:${word.word.toUpperCase()}` : `w:${word.word}`;
}
