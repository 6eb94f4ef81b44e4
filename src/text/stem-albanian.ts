/**
 * Endings of Albanian nouns and adjectives, folded (ë as e), with the letters of the word that must remain: the definite
 * and indefinite cases of singular and plural as grammars list them (Newmark, Hubbard and Prifti 1982): qeveri, -a, -në, -së;
 * zgjedhje, -t, -ve; shqiptar, -i, -it, -in, -ë, -ët, -ëve; vend, -i, -it, -in, -e, -et, -eve; and the participles' -uar, -uara.
 */
const ENDINGS = [
	..."imeve imesh imet imit imin ime imi uara uesve ueve jeve esh ash jes jen jet jve uar ues uesi uesit".split(" "),
	..."ise ine ite ive ve it in ut un ja je ur i u".split(" "),
]
	.map((ending) => ({ ending, least: 4 }))
	// The nouns of two syllables end in these: punë, puna, punën, punës, punët, punëve.
	.concat("eve ave et en at es a e".split(" ").map((ending) => ({ ending, least: 3 })))
	.sort((a, b) => b.ending.length - a.ending.length);

/** These follow a vowel: qeveri-në, qeveri-së, zgjedhje-t; in makinë and student they are of the word itself. */
const AFTER_VOWEL = ["ne", "se", "t"];
const MIN_STEM_LENGTH = 4;
/** Nouns of three letters, whose -u comes after g, h and k: gaz, gazi, gazit; zog, zogu, zogun. */
const SHORT_NOUN = /^([^aeiouy][aeiouy](?:[^aeiouy](?=i)|[ghk](?=u)))[iu][nt]?$/;
/** Mali is as likely the country. */
const NO_SHORT_NOUN = new Set(["mali", "bali"]);
/** Nouns of which the endings leave too little, or that change within. */
const IRREGULAR = new Map(
	(
		"uje uji ujit ujin ujra ujrat ujera ujerat, ure ura uren ures urat urave, are ara aren ares arat arave, " +
		"qen qente qenve, dru druri drurit drurin druret drunj drunjte drute druve, dhi dhia dhine dhise dhite dhive, " +
		"pyll pyje pyjet pyjeve pyjesh, zog zogj zogjte zogjve, ujk ujq ujqit ujqve ujqer ujqerit"
	)
		.split(", ")
		.flatMap((forms) => {
			const [stem = "", ...others] = forms.split(" ");
			return [stem, ...others].map((form): [string, string] => [form, stem]);
		}),
);
/** As often as endings may stand one after the other, or seem to: universitet, universiteti. */
const MAX_ENDINGS = 4;

/**
 * The stem of a folded Albanian word. Endings are taken off until none is left, so that words which end like an ending
 * (qytet, vaksinë, mësues) have one stem bare and with another ending after it.
 */
export function stemAlbanian(folded: string): string {
	const irregular = IRREGULAR.get(folded);
	if (irregular !== undefined) return irregular;
	const short = NO_SHORT_NOUN.has(folded) ? undefined : SHORT_NOUN.exec(folded)?.[1];
	if (short !== undefined) return short;
	let word = folded;
	for (let count = 0; count < MAX_ENDINGS; count++) {
		const shorter = dropVowels(takeOff(word));
		if (shorter === word) break;
		word = shorter;
	}
	return word.replace(CHANGED, "k");
}

/** peshk, peshq, peshqit */
const CHANGED = /(?<=sh)q$/;

function takeOff(word: string): string {
	for (const { ending, least } of ENDINGS) {
		const length = word.length - ending.length;
		if (length >= least && word.endsWith(ending) && VOWEL.test(word.slice(0, length))) return word.slice(0, length);
	}
	for (const ending of AFTER_VOWEL) {
		const length = word.length - ending.length;
		if (length >= MIN_STEM_LENGTH && word.endsWith(ending) && VOWEL.test(word.charAt(length - 1)))
			return word.slice(0, length);
	}
	return word;
}

const VOWEL = /[aeiouy]/;

/** qeveri and qeverinë, pavarësi and pavarësia: what is left must not end in a vowel of the ending. */
function dropVowels(word: string): string {
	let length = word.length;
	while (length > MIN_STEM_LENGTH && /[aeiuj]/.test(word.charAt(length - 1))) length--;
	return word.slice(0, length);
}
