import { stem } from "../../text/stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import type { Token } from "../../text/tokenize.ts";
import { tokenize } from "../../text/tokenize.ts";
import { isFrequentWord } from "../lexicon/frequent-words.ts";
import type { Concept } from "../lexicon/read-lexicon.ts";

type Word = Pick<Token, "word" | "folded" | "isAcronym">;
/** A word of a head, which tells whether it is a name. */
type HeadWord = Word & Pick<Token, "surface">;

/** A head typed as the lexicon has it, without its diacritics, or with another ending. */
const AS_WRITTEN = 1;
const OTHER_ENDING = 0.8;
const NO_DIACRITICS = 0.5;
/** Of a few letters only: page is hardly Albanian paga, though it may be when all else is Albanian. */
const SHORT_WITH_OTHER_ENDING = 0.2;
const SHORT = 4;

/**
 * Endings of inflection are this long at most; a longer one makes another word of the same root, which stemmers often
 * bring together: general and generator, urban and urbanisme, Cook and cookie.
 */
const MAX_ENDING = 4;
const MAX_ENDING_OF = new Map([
	["fr", 3],
	["es", 3],
	["it", 3],
	["tr", 7],
]);
/** Names have no cases in these languages, at the most a plural and a gender: boschivi is not Bosch. */
const MAX_ENDING_OF_NAME = new Map([
	["en", 2],
	["fr", 2],
	["es", 2],
	["it", 2],
]);

/** How surely words as typed are a head of the concept in this language, from 0 (another word) to 1. */
export function likenessTo(concept: Concept, words: readonly Word[], language: string): number {
	const typed = tellingWords(words, language);
	let best = 0;
	for (const head of concept.words.get(language)?.heads ?? []) {
		const wanted = tellingWords(tokenize(head), language);
		if (wanted.length === typed.length)
			best = Math.max(best, Math.min(...typed.map((word, nth) => likeness(word, wanted[nth] as HeadWord, language))));
		if (best === AS_WRITTEN) break;
	}
	return best;
}

function tellingWords<T extends Word>(words: readonly T[], language: string): readonly T[] {
	return words.length < 2 ? words : words.filter((word) => word.isAcronym || !isStopWord(word.folded, language));
}

function likeness(typed: Word, wanted: HeadWord, language: string): number {
	if (typed.word === wanted.word) return AS_WRITTEN;
	if (typed.folded === wanted.folded)
		return isPlain(typed.word) && !isPlain(wanted.word) && !isCyrillic(wanted.word) ? NO_DIACRITICS : AS_WRITTEN;
	// Small words have no endings, everyday words their own: and is not the Andes, home is not Homs.
	if (isStopWord(typed.folded, language) || isFrequentWord(typed.folded, language)) return 0;
	if (stem(typed.word, language) !== stem(wanted.word, language)) return 0;
	const [a, b] =
		language === "sr" ? [asEkavian(typed.folded), asEkavian(wanted.folded)] : [typed.folded, wanted.folded];
	let same = 0;
	while (same < a.length && a[same] === b[same]) same++;
	if (Math.max(a.length, b.length) - same > longestEnding(wanted, language)) return 0;
	return typed.folded.length <= SHORT ? SHORT_WITH_OTHER_ENDING : OTHER_ENDING;
}

function longestEnding({ surface }: HeadWord, language: string): number {
	const ofName = /^\p{Lu}/u.test(surface) ? MAX_ENDING_OF_NAME.get(language) : undefined;
	return ofName ?? MAX_ENDING_OF.get(language) ?? MAX_ENDING;
}

/** bijelo and belo are one word. */
function asEkavian(folded: string): string {
	return folded.replace(/(?<=[^aeiou])i?je/g, "e");
}

function isPlain(word: string): boolean {
	return /^[\x20-\x7e]*$/.test(word);
}

function isCyrillic(word: string): boolean {
	return /\p{Script=Cyrillic}/u.test(word);
}
