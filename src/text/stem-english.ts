const HAS_VOWEL = /[aeiouy]/;
const HISSING = /(?:ss|sh|ch|x|z)es$/;
const NO_PLURAL = /(?:ss|us|is|^news)$/;
const DOUBLED = /([^aeioulsz])\1$/;
/** One syllable, which another word may be without the e that follows it: rate, plane, mine. */
const SHORT = /^[^aeiou]+[aeiouy][^aeiouwxy]$/;
const SHORT_WITH_S = /^(?:gas|bus)es$/;
const MIN_STEM_LENGTH = 3;
/**
 * Plurals that are no -s after the singular; not leaves, lives and halves, which are verbs more often, nor such as mice:
 * heads are looked up by their first three letters.
 */
const IRREGULAR = new Map(
	(
		"wolves wolf, knives knife, loaves loaf, calves calf, shelves shelf, hooves hoof, thieves thief, scarves scarf, " +
		"midwives midwife, housewives housewife, dwarves dwarf, children child, oxen ox"
	)
		.split(", ")
		.map((pair) => pair.split(" ") as [string, string]),
);

/**
 * The stem of a folded English word: plurals, -ed and -ing taken off, nothing of how words are made of others. Porter's
 * further steps bring general and generator together, person and personality, which as topics have nothing in
 * common; what does belong together (negotiator, negotiation) the lexicon says. A word of one short syllable keeps its e, as in Porter's.
 */
export function stemEnglish(folded: string): string {
	if (folded.length <= MIN_STEM_LENGTH) return folded;
	const stem = dropPastAndPresent(IRREGULAR.get(folded) ?? dropPlural(folded));
	if (stem.length <= MIN_STEM_LENGTH) return stem;
	if (stem.endsWith("e")) return SHORT.test(stem.slice(0, -1)) ? stem : stem.slice(0, -1);
	return stem.endsWith("y") ? `${stem.slice(0, -1)}i` : stem;
}

function dropPlural(word: string): string {
	if (word.endsWith("ies") || word.endsWith("ied")) return `${word.slice(0, -3)}y`;
	if (HISSING.test(word) || SHORT_WITH_S.test(word)) return word.slice(0, -2);
	return word.endsWith("s") && !NO_PLURAL.test(word) ? word.slice(0, -1) : word;
}

function dropPastAndPresent(word: string): string {
	const ending = ["ing", "ed"].find((each) => word.endsWith(each));
	if (ending === undefined) return word;
	const stem = word.slice(0, -ending.length);
	if (stem.length < MIN_STEM_LENGTH || !HAS_VOWEL.test(stem)) return word;
	// stopp|ed, but kill|ed and miss|ed; mine, as the e went with the ending.
	if (DOUBLED.test(stem)) return stem.slice(0, -1);
	return SHORT.test(stem) ? `${stem}e` : stem;
}
