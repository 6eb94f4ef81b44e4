/**
 * Endings of nouns and adjectives in the languages of the catalogue, folded. Longest first; all are taken
 * for every language, since the language of a few words is not known: what counts is that the forms of one word meet.
 */
const ENDINGS = [
	..."larindan lerinden larinda lerinde ovima evima larin lerin jeve ions ovite evite uara".split(" "),
	..."imi ami jami ima ama ova eva ovi evi ove eve ata ite oto ogo omu lar ler nin nun ing ies ave ern ija ije iju ese jes jen jet".split(
		" ",
	),
	..."om em og eg oj ih im ov ev iv am ah ju en er es as os is ed it et at ot in un ja je ya ye s".split(" "),
].sort((a, b) => b.length - a.length);

const BY_LAST_LETTER = new Map<string, string[]>();
for (const ending of ENDINGS) {
	const letter = ending.slice(-1);
	const list = BY_LAST_LETTER.get(letter);
	if (list === undefined) BY_LAST_LETTER.set(letter, [ending]);
	else list.push(ending);
}

const MIN_STEM_LENGTH = 4;
const VOWELS = "aeiouyj";
const HAS_DIGIT = /\d/;

/**
 * The stem of a folded word whose language is unknown: one ending and up to two closing vowels taken off,
 * four letters kept at least. Coarser than a language's own stemmer, and the same in all languages:
 * what the store's search is indexed by.
 */
export function lightStem(folded: string): string {
	if (folded.length <= MIN_STEM_LENGTH || HAS_DIGIT.test(folded)) return folded;
	const stem = dropVowels(dropEnding(folded));
	// qeveri-në, qeveri-së; the same is done to Prišt-ina, većina and their cases.
	return stem.length >= 7 && (stem.endsWith("in") || stem.endsWith("is")) ? dropVowels(stem.slice(0, -2)) : stem;
}

function dropEnding(word: string): string {
	for (const ending of BY_LAST_LETTER.get(word.slice(-1)) ?? []) {
		// dijalog, razlog and ekolog are nouns; the ending -og is an adjective's.
		if (ending === "og" && word.endsWith("log")) continue;
		// Koso|je would be one letter too far: an ending that begins with a consonant has to leave more.
		const least = VOWELS.includes(ending.charAt(0)) ? MIN_STEM_LENGTH : MIN_STEM_LENGTH + 1;
		if (word.length - ending.length >= least && word.endsWith(ending)) return word.slice(0, -ending.length);
	}
	return word;
}

function dropVowels(word: string): string {
	let end = word.length;
	while (end > MIN_STEM_LENGTH && end > word.length - 2 && VOWELS.includes(word.charAt(end - 1))) end--;
	return word.slice(0, end);
}
