import type { Token } from "../../text/tokenize.ts";

/** What remains of a name in three letters tells it from no other word: Libano and Libia are "lib" to a stemmer. */
export const MIN_NAME_STEM = 4;

/** Stands before the short stem of a name; no word of a text has it. */
export const NAME_MARK = "\u0003";

/** German writes all nouns with a capital, and English headlines nearly all words; its stems are long enough. */
const WITHOUT = new Set(["de", "en"]);

/**
 * Marks in `stems` the short ones of names, since everyday words may have them too: Gaza is "gaz" to the French stemmer,
 * as gas is. In a text that writes plain words small, a word with a capital behind another and a space is a name.
 */
export function markNames(
	tokens: readonly Token[],
	stems: string[],
	isSmall: readonly boolean[],
	language: string,
): void {
	if (WITHOUT.has(language)) return;
	if (!tokens.some(({ surface }, at) => isSmall[at] !== true && SMALL_LETTER.test(surface))) return;
	for (let at = 1; at < tokens.length; at++) {
		const stemmed = stems[at] as string;
		if (stemmed.length >= MIN_NAME_STEM) continue;
		const { folded, surface, start } = tokens[at] as Token;
		const isBehindSpace = start === (tokens[at - 1] as Token).end + 1;
		if (stemmed !== folded && isBehindSpace && CAPITAL.test(surface)) stems[at] = NAME_MARK + stemmed;
	}
}

const SMALL_LETTER = /^\p{Ll}/u;
const CAPITAL = /^\p{Lu}/u;
