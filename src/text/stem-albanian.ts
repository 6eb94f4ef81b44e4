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
/** As often as endings may stand one after the other, or seem to: universitet, universiteti. */
const MAX_ENDINGS = 4;

/**
 * The stem of a folded Albanian word. Endings are taken off until none is left, so that words which end like an ending
 * (qytet, vaksinë, mësues) have one stem bare and with another ending after it.
 */
export function stemAlbanian(folded: string): string {
	let word = folded;
	for (let count = 0; count < MAX_ENDINGS; count++) {
		const shorter = dropVowels(takeOff(word));
		if (shorter === word) break;
		word = shorter;
	}
	return word;
}

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
