/**
 * Endings of Macedonian nouns and adjectives, folded: the definite articles -ot, -ta, -to, -te with the vowel before
 * them, plurals and the count form. The articles of what is near or far (-ov, -on) are rare and end many bare words.
 */
const ENDINGS =
	"ovite evite injata isteto istata njata njeto inja iste ista nje jata jite ovi evi ite ata oto eto iot ive ot ja ji nja i a e o u"
		.split(" ")
		.sort((a, b) => b.length - a.length);

const MIN_STEM_LENGTH = 3;
/** The r of дрво is one too. */
const VOWEL = /[aeiour]/;

/**
 * Plurals change the last consonant (наставник, наставници; археолог, археолози; волк, волци), are without the last
 * vowel (борец, борци; центар, центри) or the j (музеј, музеи).
 */
const CHANGED: [RegExp, string][] = [
	[/nic$/, "nik"],
	[/(?<=.{3})oz$/, "og"],
	[/(?<=..)ec$/, "c"],
	[/lc$/, "lk"],
	[/(cen|tea|me)tar$/, "$1tr"],
	[/minister$/, "ministr"],
	[/(?<=.[aeiou])j$/, ""],
];

/** The stem of a folded Macedonian word. */
export function stemMacedonian(folded: string): string {
	for (const ending of ENDINGS) {
		const length = folded.length - ending.length;
		if (length < MIN_STEM_LENGTH || !folded.endsWith(ending)) continue;
		const stem = folded.slice(0, length);
		if (VOWEL.test(stem)) return unchange(stem);
	}
	return unchange(folded);
}

function unchange(stem: string): string {
	return CHANGED.reduce((word, [end, bare]) => word.replace(end, bare), stem);
}
