import { fold } from "./fold.ts";

/** Croatian, Bosnian, Montenegrin and Serbian count as one language. */
const ONE_LANGUAGE = new Map([
	["hr", "sr"],
	["bs", "sr"],
	["sh", "sr"],
	["me", "sr"],
	["cnr", "sr"],
	["hrv", "sr"],
	["bos", "sr"],
	["srp", "sr"],
	["nb", "no"],
	["nn", "no"],
]);

const NAMED_IN = ["en", "sr", "sr-Latn", "sq", "de", "fr", "tr", "uk", "es", "it", "mk"];
/** Languages that may be called by their names. */
const CODES =
	"sq bg bs ca cs da de el en es et eu fi fr ga gl he hi hr hu hy is it ja ka ko lt lv mk mt nb nl no pl pt ro ru sk sl sr sv tr uk zh ar fa".split(
		" ",
	);

let byName: Map<string, string> | undefined;

/** The ISO 639-1 code for a code or the name of a language, in one of the languages of the catalogue. */
export function findLanguage(text: string): string | undefined {
	const asked = fold(text.trim());
	const one = ONE_LANGUAGE.get(asked);
	if (one !== undefined) return one;
	if (/^[a-z]{2}$/.test(asked) && nameOf(asked, "en") !== undefined) return asked;
	byName ??= readNames();
	return byName.get(asked);
}

/** Language codes as articles have them: Croatian, Bosnian and Serbian are "sr"; region and script are left off. */
export function normalizeLanguage(code: string | undefined): string | undefined {
	if (code === undefined || code === "") return undefined;
	const base = code.toLowerCase().split(/[-_]/)[0] ?? "";
	return ONE_LANGUAGE.get(base) ?? base;
}

function readNames(): Map<string, string> {
	const names = new Map<string, string>();
	for (const locale of NAMED_IN) {
		for (const code of CODES) {
			const name = nameOf(code, locale);
			if (name !== undefined) names.set(fold(name), ONE_LANGUAGE.get(code) ?? code);
		}
	}
	return names;
}

function nameOf(code: string, locale: string): string | undefined {
	return new Intl.DisplayNames([locale], { type: "language", fallback: "none" }).of(code);
}
