import { stemmer } from "@orama/stemmers/italian";
import { fold } from "./fold.ts";

/** Mayors, whom the stemmer takes for their unions (sindacato). */
const EXCEPTIONS = new Map(["sindaco", "sindaci", "sindaca", "sindache"].map((word) => [word, "sindaco"]));

/** The h that keeps the sound of a short word before its plural's ending: lago, laghi. */
const HARD_PLURAL = /(?<=[cg])h(?=[ei]$)/;

/** The folded stem of an Italian word in lower case, with its diacritics: Snowball's, but for a few words. */
export function stemItalian(word: string): string {
	return EXCEPTIONS.get(word) ?? fold(stemmer(word.replace(HARD_PLURAL, "")));
}
