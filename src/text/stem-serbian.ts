import { stemmer } from "@orama/stemmers/serbian";
import { fold } from "./fold.ts";

const LATIN = new Map(
	Object.entries({
		а: "a",
		б: "b",
		в: "v",
		г: "g",
		д: "d",
		ђ: "đ",
		е: "e",
		ж: "ž",
		з: "z",
		и: "i",
		ј: "j",
		к: "k",
		л: "l",
		љ: "lj",
		м: "m",
		н: "n",
		њ: "nj",
		о: "o",
		п: "p",
		р: "r",
		с: "s",
		т: "t",
		ћ: "ć",
		у: "u",
		ф: "f",
		х: "h",
		ц: "c",
		ч: "č",
		џ: "dž",
		ш: "š",
	}),
);

/**
 * The stem of a Serbian, Croatian or Bosnian word, folded. What the stemmer takes amiss is mended before it: the
 * instrumental and possessive of soft stems (Vučićem, Vučićev), the genitive plural with a fleeting a (studenata),
 * and nouns that end like an ending.
 */
export function stemSerbian(word: string): string {
	const stem = fold(stemmer(mend(toLatin(word))));
	return KEPT.has(stem) ? stem : stem.replace(LONG_PLURAL, "").replace(CHANGED, "ik").replace(SOFT, "i");
}

/** Of words of one syllable: grad, gradovi; lek, lekova. */
const LONG_PLURAL = /(?<=^[^aeiou]{1,3}[aeiou][^aeiou]{1,2})ov$/;
/** Names that end so. */
const KEPT = new Set(["kosov", "tetov"]);
/** nastavnik, nastavnici; fabrika, fabrici; politika, politici */
const CHANGED = /(?<=[nrt])ic$/;
/** Italija, Italije */
const SOFT = /ij$/;

/** Bare nouns that end like an ending; with one after it the stemmer knows them: kandidat, tunel, zemljotres, kredit. */
const BARE = /(?:log|[^aeiou](?:at|el|es|it|aj)|[aeiou]gan|blem)$/;
/** Nouns whose last vowel other cases are without: projekat, turizam, ministar, centar. */
const WITHOUT_VOWEL: [RegExp, string][] = [
	[/ekata?$/, "ekta"],
	[/enata$/, "enta"],
	[/d([ai])t[ie]$/, "d$1ta"],
	[/izama?$/, "izma"],
	[/(nis|cen)tara?$/, "$1tra"],
	[/teci$/, "teka"],
];

function mend(word: string): string {
	if (word.length >= 6) for (const [end, other] of WITHOUT_VOWEL) if (end.test(word)) return word.replace(end, other);
	if (word.length >= 5 && BARE.test(word)) return `${word}a`;
	const soft = /^(.{3,}[ćčšžđ])(?:em|ev(?:a|e|i|o|u|og|om|im|ih|oj)?)$/.exec(word)?.[1];
	return soft === undefined ? word : `${soft}a`;
}

function toLatin(word: string): string {
	let latin = "";
	for (const letter of word) latin += LATIN.get(letter) ?? letter;
	return latin;
}
