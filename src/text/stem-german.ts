import { stemmer } from "@orama/stemmers/german";
import { fold } from "./fold.ts";

/** Plurals and datives that Snowball leaves as they are: Orgeln, Muscheln, Mitteln. */
const PLURAL = /(?<=...el)n$/;
/** Verbs that would be another noun without it. */
const VERBS = new Set(["handeln", "wandeln", "wechseln"]);

/** The folded stem of a German word in lower case, with its umlauts: Snowball's, but for nouns in -el. */
export function stemGerman(word: string): string {
	return fold(stemmer(VERBS.has(word) ? word : word.replace(PLURAL, "")));
}
