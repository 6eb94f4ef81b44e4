import { stemmer } from "@orama/stemmers/spanish";
import { fold } from "./fold.ts";

/** luz, luces; raíz, raíces. Where the stress is written before it, the word has an e of its own: índice, índices. */
const PLURAL = /^([^áéíóú]*[aeiouíú])ces$/;
/** enlace, enlaces */
const WITH_E = new Set(["enlaces", "desenlaces", "roces", "veces", "entonces", "cruces"]);

/** The folded stem of a Spanish word in lower case, with its diacritics: Snowball's, but for plurals of words in -z. */
export function stemSpanish(word: string): string {
	return fold(stemmer(WITH_E.has(word) ? word : word.replace(PLURAL, "$1z")));
}
