import { stemmer } from "@orama/stemmers/ukrainian";
import { fold } from "./fold.ts";

/** Nouns in -ія, the names of most countries and what is done among them: the stemmer tears their cases apart. */
const SOFT_NOUN = /^(.{3,})і(?:я|ї|їв|ю|єю|єм|ям|ями|ях)$/;
/** Nouns in -ей, whose cases the stemmer tears apart; those of others (людей) are plurals. */
const NOUN_IN_EJ = /^(музе|ліце|трофе|ювіле|хоке)(?:й|ю|я|ї|їв|єм|ям|ями|ях|єві)$/;
/**
 * What a word has in its other cases where the last syllable of this one is closed. Only such as keep their first three
 * letters, by which heads are looked up.
 */
const OPEN = new Map([
	["доріг", "дорог"],
	["дорозі", "дорог"],
	["беріз", "берез"],
	["загін", "загон"],
	["дзвін", "дзвон"],
]);
/** похід, походу */
const CLOSED = /(?<=..)хід$/;
/** бібліотека, бібліотеці; річка, річці; клініка, клініці */
const SOFTENED = /(?<=..(?:те|[чші]))ці$/;
/** площа, площею; картопля, картоплею */
const INSTRUMENTAL = /(?<=..[лнчшщжц])ею$/;
/** Taken for a verb's ending: землетруси, ліси. */
const FALSE_REFLEXIVE = /(?<=..с)и$/;
/** The vowel of the bare word and of the genitive plural that other cases are without: жінок, жінки; ринок, ринку. */
const FLEETING = /(?<=..)(?:o(?=k$)|e(?=[cn]$))/;
/** Of adjectives (газовий), and of nouns in whose nominative the stemmer takes it off (відбудова). */
const RELATION = /(?<=.{3})ov$/;

/** The stem of a Ukrainian word, folded: the library's, mended where cases of one word would not meet. */
export function stemUkrainian(word: string): string {
	const noun = SOFT_NOUN.exec(word)?.[1];
	if (noun !== undefined) return fold(noun);
	const inEj = NOUN_IN_EJ.exec(word)?.[1];
	if (inEj !== undefined) return fold(inEj);
	const open = OPEN.get(word) ?? word.replace(CLOSED, "ход").replace(SOFTENED, "ка").replace(INSTRUMENTAL, "я");
	return fold(stemmer(open.replace(FALSE_REFLEXIVE, "")))
		.replace(RELATION, "")
		.replace(FLEETING, "");
}
