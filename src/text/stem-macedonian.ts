/**
 * Endings of Macedonian nouns and adjectives, folded, longest first: the three articles (-ot, -ov, -on and
 * their kind), plurals and the count form.
 */
const ENDINGS = [
	"ovite",
	"evite",
	"jata",
	"njata",
	"njeto",
	"ovi",
	"evi",
	"ite",
	"ata",
	"oto",
	"eto",
	"iot",
	"ive",
	"ava",
	"ovo",
	"ana",
	"ono",
	"ot",
	"ov",
	"on",
	"ta",
	"to",
	"te",
	"ci",
	"ja",
	"ji",
	"nja",
	"i",
	"a",
	"e",
	"o",
	"u",
].sort((a, b) => b.length - a.length);

const MIN_STEM_LENGTH = 4;

/** The stem of a folded Macedonian word. */
export function stemMacedonian(folded: string): string {
	for (const ending of ENDINGS) {
		if (folded.length - ending.length >= MIN_STEM_LENGTH && folded.endsWith(ending))
			return folded.slice(0, -ending.length);
	}
	return folded;
}
