import { stemmer } from "@orama/stemmers/ukrainian";
import { fold } from "./fold.ts";

/** Nouns in -ія, the names of most countries and what is done among them: the stemmer tears their cases apart. */
const SOFT_NOUN = /^(.{3,})і(?:я|ї|ю|єю|ям|ями|ях)$/;
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
	return fold(stemmer(word.replace(FALSE_REFLEXIVE, "")))
		.replace(RELATION, "")
		.replace(FLEETING, "");
}
