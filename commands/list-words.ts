import { type Html, html, joinHtml } from "../src/html.ts";
import type { Say } from "../src/words/words.ts";
import { shorten } from "./shorten.ts";

/** "a, b and c", as the locale lists things. */
export function listWords(words: readonly Html[], say: Say): Html {
	const places = words.map((_, place) => String(place));
	const parts = new Intl.ListFormat(say.locale, { type: "conjunction" }).formatToParts(places);
	return joinHtml(
		parts.map(({ type, value }) => (type === "element" ? (words[Number(value)] ?? html``) : html`${value}`)),
		"",
	);
}

/** The same for words of a reader's or an article's: in bold, cut for showing, so many at the most. */
export function listInBold(words: readonly string[], most: number, say: Say): Html {
	return listWords(
		words.slice(0, most).map((word) => html`<b>${shorten(word, 60)}</b>`),
		say,
	);
}
