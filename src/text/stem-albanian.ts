/**
 * Endings of Albanian nouns and adjectives, folded (ë as e), longest first: the definite and indefinite cases of
 * singular and plural as grammars list them (Newmark, Hubbard and Prifti 1982): qeveri, -a, -në, -së; zgjedhje, -t, -ve;
 * shqiptar, -i, -it, -in, -ë, -ët, -ëve; vend, -i, -it, -in, -e, -et, -eve; and the participles' -uar, -uara.
 */
const ENDINGS = [
	"imeve",
	"imesh",
	"imet",
	"imit",
	"imin",
	"ime",
	"imi",
	"uara",
	"uesve",
	"ueve",
	"eve",
	"ave",
	"jeve",
	"esh",
	"ash",
	"jes",
	"jen",
	"jet",
	"jve",
	"uar",
	"ues",
	"uesi",
	"uesit",
	"ise",
	"ine",
	"ite",
	"ive",
	"ise",
	"te",
	"se",
	"ne",
	"ve",
	"it",
	"in",
	"et",
	"en",
	"at",
	"es",
	"ut",
	"un",
	"ja",
	"je",
	"ur",
	"a",
	"e",
	"i",
	"u",
	"t",
].sort((a, b) => b.length - a.length);

const MIN_STEM_LENGTH = 4;

/** The stem of a folded Albanian word. */
export function stemAlbanian(folded: string): string {
	for (const ending of ENDINGS) {
		if (folded.length - ending.length >= MIN_STEM_LENGTH && folded.endsWith(ending)) {
			return dropVowel(folded.slice(0, -ending.length));
		}
	}
	return folded;
}

/** qeveri and qeverinë, pavarësi and pavarësia: what is left must not end in a vowel of the ending. */
function dropVowel(stem: string): string {
	return stem.length > MIN_STEM_LENGTH && /[aeiuj]$/.test(stem) ? stem.slice(0, -1) : stem;
}
