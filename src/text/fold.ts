/**
 * Letters that no Unicode decomposition brings to plain Latin. Cyrillic is written as Serbian Latin would
 * write it, so that Вучић and Vučić, Скопје and Skopje meet; Russian and Ukrainian letters follow suit.
 */
const LETTERS = new Map<string, string>(
	Object.entries({
		đ: "dj",
		ð: "d",
		ł: "l",
		ø: "o",
		ß: "ss",
		ı: "i",
		æ: "ae",
		œ: "oe",
		þ: "th",
		ŋ: "n",
		ħ: "h",
		ĸ: "k",
		а: "a",
		б: "b",
		в: "v",
		г: "g",
		ґ: "g",
		д: "d",
		ђ: "dj",
		ѓ: "gj",
		е: "e",
		ё: "e",
		є: "e",
		ж: "z",
		з: "z",
		ѕ: "dz",
		и: "i",
		і: "i",
		ї: "i",
		й: "j",
		ј: "j",
		к: "k",
		ќ: "kj",
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
		ћ: "c",
		у: "u",
		ў: "u",
		ф: "f",
		х: "h",
		ц: "c",
		ч: "c",
		џ: "dz",
		ш: "s",
		щ: "sc",
		ъ: "",
		ы: "y",
		ь: "",
		э: "e",
		ю: "ju",
		я: "ja",
		"‘": "'",
		"’": "'",
		"‚": "'",
		"‛": "'",
		ʼ: "'",
		ʹ: "'",
		"′": "'",
		"`": "'",
		"´": "'",
		"“": '"',
		"”": '"',
		"„": '"',
		"‟": '"',
		"«": '"',
		"»": '"',
		"″": '"',
		"‐": "-",
		"‑": "-",
		"‒": "-",
		"–": "-",
		"—": "-",
		"―": "-",
		"−": "-",
		"\u00ad": "",
		"\u200b": "",
		"\u200c": "",
		"\u200d": "",
		"\u200e": "",
		"\u200f": "",
		"\u2060": "",
		"\ufeff": "",
	}),
);

const PLAIN = /^[\x20-\x7e\n\t]*$/;
const MARKS = /\p{M}+/gu;

/** Up to here, with Latin and Cyrillic, a letter's reading is looked up by its code. */
const KNOWN_CODES = 0x530;
const READINGS = Array.from({ length: KNOWN_CODES }, (_, code) => {
	const letter = String.fromCharCode(code);
	// A mark may become one letter with the one before it.
	return /\p{M}/u.test(letter) ? undefined : foldAny(letter);
});

/**
 * The text as it is compared, never as it is shown: lower case, no diacritics, Latin letters, plain marks.
 * Two spellings of one word fold alike; offsets are not kept.
 */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (PLAIN.test(lower)) return lower;
	let folded = "";
	for (let at = 0; at < lower.length; at++) {
		const reading = READINGS[lower.charCodeAt(at)];
		if (reading === undefined) return foldAny(lower);
		folded += reading;
	}
	return folded;
}

function foldAny(lower: string): string {
	let folded = "";
	// Letters first: NFKD would tear й, ї, ѓ and ќ apart, which have readings of their own here.
	for (const letter of lower.normalize("NFC")) folded += LETTERS.get(letter) ?? letter;
	folded = folded.normalize("NFKD").replace(MARKS, "").toLowerCase();
	if (PLAIN.test(folded)) return folded;
	let result = "";
	for (const letter of folded) result += LETTERS.get(letter) ?? letter;
	return result;
}
