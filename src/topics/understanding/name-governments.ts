import { fold } from "../../text/fold.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { UnderstoodTerm } from "./understood-term.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Who speaks for a country, of the persons the lexicon knows: heads of state and of government, foreign ministers. */
const LEADERS = new Map([
	["AL", ["edi-rama"]],
	["AR", ["javier-milei"]],
	["BY", ["alexander-lukashenko"]],
	["CN", ["xi-jinping"]],
	["DE", ["friedrich-merz"]],
	["ES", ["pedro-sanchez"]],
	["FR", ["emmanuel-macron"]],
	["GB", ["keir-starmer"]],
	["GR", ["kyriakos-mitsotakis"]],
	["HR", ["andrej-plenkovic"]],
	["IL", ["benjamin-netanyahu"]],
	["IN", ["narendra-modi"]],
	["IT", ["giorgia-meloni"]],
	["MD", ["maia-sandu"]],
	["ME", ["milojko-spajic"]],
	["MK", ["hristijan-mickoski"]],
	["PL", ["donald-tusk"]],
	["RS", ["aleksandar-vucic"]],
	["RU", ["vladimir-putin", "sergey-lavrov"]],
	["SK", ["robert-fico"]],
	["TR", ["recep-tayyip-erdogan"]],
	["UA", ["volodymyr-zelensky"]],
	["US", ["donald-trump"]],
	["XK", ["albin-kurti", "vjosa-osmani"]],
]);

/**
 * Capitals named side by side stand for their governments: what is said of Belgrade and Pristina is also said of Serbia and
 * Kosovo. A capital alone is a city. And where a topic names two countries, those who speak for them stand for them: when
 * Kurti and Vučić meet, Kosovo and Serbia do.
 */
export function nameGovernments(terms: readonly UnderstoodTerm[], lexicon: Lexicon): UnderstoodTerm[] {
	const countries = terms.map(({ key }) =>
		isCountry(key) ? key.slice(2) : mayBeCity(key) ? countryOf(key.slice(2), lexicon) : undefined,
	);
	if (new Set(countries.filter((country) => country !== undefined)).size < 2) return [...terms];
	// One capital beside a country is a city still.
	const areCapitals = terms.filter(({ key }, nth) => mayBeCity(key) && countries[nth] !== undefined).length >= 2;
	return terms.map((term, nth) => {
		const country = countries[nth];
		if (country === undefined || (mayBeCity(term.key) && !areCapitals)) return term;
		const state = isCountry(term.key) ? [] : [country];
		const known = (LEADERS.get(country) ?? []).filter((id) => lexicon.get(id) !== undefined);
		return { ...term, key: [term.key, ...[...state, ...known].map((id) => `c:${id}`)].join("+") };
	});
}

function isCountry(key: string): boolean {
	return /^c:[A-Z]{2}$/.test(key);
}

/** One concept, and no country itself: those have their codes for ids. */
function mayBeCity(key: string): boolean {
	return /^c:[a-z-]+$/.test(key);
}

const capitals = new WeakMap<Lexicon, Map<string, string>>();

/** The country whose capital the concept is: its name stands among the signs of the country. */
function countryOf(id: string, lexicon: Lexicon): string | undefined {
	let known = capitals.get(lexicon);
	if (known === undefined) {
		known = readCapitals(lexicon);
		capitals.set(lexicon, known);
	}
	const [name = ""] = lexicon.get(id)?.words.get("en")?.heads ?? [];
	return known.get(fold(name));
}

function readCapitals(lexicon: Lexicon): Map<string, string> {
	const found = new Map<string, string>();
	for (const first of LETTERS) {
		for (const second of LETTERS) {
			const country = lexicon.get(first + second);
			if (country?.country === undefined) continue;
			for (const sign of country.words.get("en")?.signs ?? []) found.set(fold(sign), country.country);
		}
	}
	return found;
}
