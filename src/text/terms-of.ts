import { lightStem } from "./light-stem.ts";
import { tokenize } from "./tokenize.ts";

/**
 * The terms a text is searched by: folded, with the stem all languages share, each once, in the order of
 * their first use. Free of the language on purpose: a reader's words have none that is known.
 */
export function termsOf(text: string): string[] {
	const terms = new Set<string>();
	for (const token of tokenize(text)) {
		const term = lightStem(token.folded);
		if (term !== "") terms.add(term);
	}
	return [...terms];
}
