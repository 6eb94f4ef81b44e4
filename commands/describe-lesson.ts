import { type Html, html } from "../src/html.ts";
import type { Lesson } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";
import { listWords } from "./list-words.ts";
import { shorten } from "./shorten.ts";

const maxTermsShown = 4;
const maxTermChars = 30;

/** What one article taught, by its heaviest words: "Less of *basketball* and *coach*". */
export function describeLesson({ wish, terms }: Lesson, say: Say): Html {
	const words = labelsOf(terms).map((label) => html`<i>${label}</i>`);
	return say(`learned-${wish}`, { words: listWords(words, say) });
}

/** The same for a button. */
export function labelLesson({ wish, terms }: Lesson, say: Say): string {
	return say.plain(`learned-undo-${wish}`, { words: labelsOf(terms).slice(0, 2).join(", ") });
}

function labelsOf(terms: Lesson["terms"]): string[] {
	return terms.slice(0, maxTermsShown).map(({ label }) => shorten(label, maxTermChars));
}
