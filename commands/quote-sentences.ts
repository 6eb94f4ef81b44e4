import type { Article } from "../src/domain/article.ts";
import { type Html, html, joinHtml } from "../src/html.ts";
import { splitSentences } from "../src/text/split-sentences.ts";

const maxTextChars = 20_000;
const maxSentenceChars = 300;
const singleMarks: Record<string, string> = { '"': "'", "„": "‚", "“": "‘", "”": "’", "«": "‹", "»": "›" };

/**
 * The sentences of an article's summary and text in which the most of these forms stand, each with its forms bold;
 * a second one only where it shows a form that the first does not.
 */
export function quoteSentences(article: Article, forms: readonly string[], maxSentences = 2): Html[] {
	const { lead, text, language } = article;
	const sentences = [lead, text.slice(0, maxTextChars)].flatMap((part) => splitSentences(part, language));
	const left = new Set(forms.filter((form) => form !== ""));
	const quotes: Html[] = [];
	while (quotes.length < maxSentences && left.size > 0) {
		let best: string | undefined;
		let shown: string[] = [];
		for (const sentence of sentences) {
			const standing = [...left].filter((form) => placeOf(form, sentence) !== -1);
			if (standing.length > shown.length) {
				best = sentence;
				shown = standing;
			}
		}
		if (best === undefined) break;
		for (const form of shown) left.delete(form);
		quotes.push(emphasise(cutAround(best, shown[0] ?? ""), forms));
	}
	return quotes;
}

/** Where a form stands as a word of its own; -1 for nowhere. */
function placeOf(form: string, sentence: string, from = 0): number {
	for (let at = sentence.indexOf(form, from); at !== -1; at = sentence.indexOf(form, at + 1)) {
		// Two units: a letter beyond the first plane has as many.
		const before = sentence.slice(Math.max(0, at - 2), at);
		const after = sentence.slice(at + form.length, at + form.length + 2);
		if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return at;
	}
	return -1;
}

/** A sentence that is too long to quote whole, from some words before the form on. */
function cutAround(sentence: string, form: string): string {
	if (sentence.length <= maxSentenceChars) return sentence;
	const at = Math.max(0, placeOf(form, sentence));
	const room = Math.max(0, at - Math.floor((maxSentenceChars - form.length) / 2));
	const start = room === 0 ? 0 : sentence.indexOf(" ", room) + 1;
	const end = sentence.lastIndexOf(" ", start + maxSentenceChars);
	const isWhole = start + maxSentenceChars >= sentence.length;
	const cut = sentence.slice(start, isWhole || end <= at + form.length ? start + maxSentenceChars : end);
	return `${start > 0 ? "…" : ""}${cut.replace(/[\uD800-\uDBFF]$/, "")}${isWhole ? "" : "…"}`;
}

function emphasise(sentence: string, forms: readonly string[]): Html {
	// Of forms that begin at one place the longer is meant.
	const sorted = [...new Set(forms)].filter((form) => form !== "").sort((a, b) => b.length - a.length);
	const pieces: Html[] = [];
	let from = 0;
	const plain = (text: string) => html`${quoteWithin(text)}`;
	for (;;) {
		let at = -1;
		let found = "";
		for (const form of sorted) {
			const place = placeOf(form, sentence, from);
			if (place !== -1 && (at === -1 || place < at)) {
				at = place;
				found = form;
			}
		}
		if (at === -1) break;
		pieces.push(plain(sentence.slice(from, at)), html`<b>${found}</b>`);
		from = at + found.length;
	}
	pieces.push(plain(sentence.slice(from)));
	return joinHtml(pieces, "");
}

/** What is said in a sentence that stands in quotation marks itself has the single ones. */
function quoteWithin(text: string): string {
	return text.replace(/["„“”«»]/g, (mark) => singleMarks[mark] ?? mark);
}
