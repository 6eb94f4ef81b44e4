import { stemmer } from "@orama/stemmers/french";
import { fold } from "./fold.ts";

/** Of these Snowball takes off the -er where no plural's s stands behind it: berger, bergers. */
const PLURAL = /(?<=...er)s$/;
const NO_PLURAL = new Set(["univers", "divers", "travers", "revers", "pervers"]);
/** vitrail, vitraux */
const IN_AIL = /^(trav|vitr|cor|ém|soupir|port|gouvern)aux$/;

/** The folded stem of a French word in lower case, with its diacritics: Snowball's, but for some plurals. */
export function stemFrench(word: string): string {
	const singular = NO_PLURAL.has(word) ? word : word.replace(PLURAL, "");
	return fold(stemmer(singular.replace(IN_AIL, "$1ail")));
}
