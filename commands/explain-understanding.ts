import { type Html, html, joinHtml } from "../src/html.ts";
import type { Understanding } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";
import { shorten } from "./shorten.ts";

/** How a topic was understood, a line for each sort of thing that is looked for. */
export function explainUnderstanding({ terms, conditions, suggested = [] }: Understanding, say: Say): Html[] {
	const own = sayEachOnce(terms.filter(({ term }) => term !== ""));
	// Under no term of the reader's stand the words that the stored articles have beside the topic.
	const beside = terms.find(({ term }) => term === "")?.also.slice(0, 6) ?? [];
	const named = [...new Set(suggested.flatMap(({ words }) => words))].slice(0, 8);
	const shown = own.slice(0, 20).map(({ term, also }) => {
		const others = also.slice(0, 4).map((form) => shorten(form, 30));
		return others.length > 0
			? say("subscribe-term-also", { term: shorten(term, 60), also: others.join(", ") })
			: html`${shorten(term, 60)}`;
	});
	return [
		...(shown.length > 0 ? [say("subscribe-understood", { terms: joinHtml(shown, ", ") })] : []),
		...(beside.length > 0
			? [say("subscribe-beside", { words: beside.map((word) => shorten(word, 30)).join(", ") })]
			: []),
		...(named.length > 0
			? [say("subscribe-suggested", { words: named.map((word) => shorten(word, 30)).join(", ") })]
			: []),
		...(conditions.length > 0 ? [say("subscribe-conditions", { conditions: conditions.join(", ") })] : []),
	];
}

/** One word may stand for several terms, as Frauenfußball for itself, women and football; its first says what it is. */
function sayEachOnce(terms: Understanding["terms"]): Understanding["terms"] {
	const each = new Map<string, Understanding["terms"][number]>();
	for (const { term, also } of terms) {
		const known = each.get(term.toLowerCase());
		if (known === undefined || known.also.length === 0) each.set(term.toLowerCase(), { term, also });
	}
	return [...each.values()];
}
