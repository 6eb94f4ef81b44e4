import { type Html, html, joinHtml } from "../src/html.ts";
import type { Say } from "../src/words/words.ts";

/** "a, b and c", as the locale lists things. */
export function listWords(words: readonly Html[], say: Say): Html {
	const places = words.map((_, place) => String(place));
	const parts = new Intl.ListFormat(say.locale, { type: "conjunction" }).formatToParts(places);
	return joinHtml(
		parts.map(({ type, value }) => (type === "element" ? (words[Number(value)] ?? html``) : html`${value}`)),
		"",
	);
}
