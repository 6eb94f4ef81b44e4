import { fold } from "../../text/fold.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { UnderstoodTerm } from "./understood-term.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Capitals named side by side stand for their governments: what is said of Belgrade and Pristina is also said of Serbia and
 * Kosovo. A capital alone is a city.
 */
export function nameGovernments(terms: readonly UnderstoodTerm[], lexicon: Lexicon): UnderstoodTerm[] {
	if (terms.filter(({ key }) => mayBeCity(key)).length < 2) return [...terms];
	const countries = terms.map(({ key }) => (mayBeCity(key) ? countryOf(key.slice(2), lexicon) : undefined));
	if (new Set(countries.filter((country) => country !== undefined)).size < 2) return [...terms];
	return terms.map((term, nth) => {
		const country = countries[nth];
		return country === undefined ? term : { ...term, key: `${term.key}+c:${country}` };
	});
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
