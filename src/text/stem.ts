import { stemmer as russian } from "@orama/stemmers/russian";
import { fold } from "./fold.ts";
import { lightStem } from "./light-stem.ts";
import { stemAlbanian } from "./stem-albanian.ts";
import { stemEnglish } from "./stem-english.ts";
import { stemFrench } from "./stem-french.ts";
import { stemGerman } from "./stem-german.ts";
import { stemItalian } from "./stem-italian.ts";
import { stemMacedonian } from "./stem-macedonian.ts";
import { stemSerbian } from "./stem-serbian.ts";
import { stemSpanish } from "./stem-spanish.ts";
import { stemTurkish } from "./stem-turkish.ts";
import { stemUkrainian } from "./stem-ukrainian.ts";

/** The vowel that other cases of an Albanian noun are without: libër, libri, libra. */
const FLEETING_E = /(?<=[^aeiouyë])ër$/;

/** Stemmers read the language's own letters (ü, é, й), so they come first and folding after them. */
const STEMMERS = new Map<string, (word: string) => string>([
	["en", (word) => stemEnglish(fold(word))],
	["sr", stemSerbian],
	["sq", (word) => stemAlbanian(fold(word.replace(FLEETING_E, "r")))],
	["de", stemGerman],
	["fr", stemFrench],
	["tr", (word) => stemTurkish(fold(word))],
	["uk", stemUkrainian],
	["es", stemSpanish],
	["it", stemItalian],
	["mk", (word) => stemMacedonian(fold(word))],
	["ru", (word) => fold(russian(word))],
]);

/** Languages with a stemmer of their own, as ISO 639-1 codes; others share {@link lightStem}. */
export const stemmedLanguages: readonly string[] = [...STEMMERS.keys()];

/** Words are repeated a lot; two generations bound the memory without any bookkeeping for each use. */
const MAX_CACHED = 4_000;
const caches = new Map<string, { young: Map<string, string>; old: Map<string, string> }>();

/**
 * The stem of a word, folded. The word is in lower case with its diacritics and script where it has them, as
 * {@link Token.word} is; the language an ISO 639-1 code, or undefined for the stem all languages share.
 */
export function stem(word: string, language?: string): string {
	const stemmer = language === undefined ? undefined : STEMMERS.get(language);
	if (language === undefined || stemmer === undefined) return lightStem(fold(word));
	let cache = caches.get(language);
	if (cache === undefined) {
		cache = { young: new Map(), old: new Map() };
		caches.set(language, cache);
	}
	let stemmed = cache.young.get(word);
	if (stemmed !== undefined) return stemmed;
	stemmed = cache.old.get(word) ?? stemOnce(word, stemmer);
	cache.young.set(word, stemmed);
	if (cache.young.size > MAX_CACHED) {
		cache.old = cache.young;
		cache.young = new Map();
	}
	return stemmed;
}

/** The same for a word that is not likely to come again, as a name that somebody typed: nothing is remembered of it. */
export function stemRare(word: string, language: string): string {
	const stemmer = STEMMERS.get(language);
	return stemmer === undefined ? lightStem(fold(word)) : stemOnce(word, stemmer);
}

function stemOnce(word: string, stemmer: (word: string) => string): string {
	return word.length <= 2 || /\d/.test(word) ? fold(word) : stemmer(word);
}
