/**
 * Endings of Macedonian nouns and adjectives, folded: the definite articles -ot, -ta, -to, -te with the vowel before
 * them, plurals and the count form. The articles of what is near or far (-ov, -on) are rare and end many bare words.
 */
const ENDINGS = "ovite evite njata njeto jata jite ovi evi ite ata oto eto iot ive ot ja ji nja i a e o u"
	.split(" ")
	.sort((a, b) => b.length - a.length);

const MIN_STEM_LENGTH = 3;
const VOWEL = /[aeiou]/;

/** Plurals change the last consonant: наставник, наставници; археолог, археолози. */
const CHANGED: [RegExp, string][] = [
	[/nic$/, "nik"],
	[/oz$/, "og"],
];

/** The stem of a folded Macedonian word. */
export function stemMacedonian(folded: string): string {
	for (const ending of ENDINGS) {
		const length = folded.length - ending.length;
		if (length < MIN_STEM_LENGTH || !folded.endsWith(ending)) continue;
		const stem = folded.slice(0, length);
		if (VOWEL.test(stem)) return CHANGED.reduce((word, [end, bare]) => word.replace(end, bare), stem);
	}
	return folded;
}
