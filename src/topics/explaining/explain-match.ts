import type { Reason } from "../../domain/topic.ts";
import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import { listLeaves } from "../list-leaves.ts";
import type { Place } from "../matching/presence.ts";
import type { ArticleWords } from "../matching/read-words.ts";
import type { Evidence } from "../matching/topic-reader.ts";

const MAX_REASONS = 12;

/**
 * Why the article that was read last matched: for each term of the topic the form found first, as it stands there, the
 * title before the body; for a word that stands beside the topic, and is none of the reader's, the term is ""; what only
 * the words of a model found is marked. The evidence has to know all of the topic's terms.
 */
export function explainReading(
	node: CompiledNode,
	words: ArticleWords,
	article: { title: string; lead: string; text: string },
	source: string,
	{ table, presence }: Evidence,
): Reason[] {
	const reasons: Reason[] = [];
	for (const { key, label } of termsFor(node)) {
		const place = presence.placeOf(table.find(key));
		if (place === undefined) continue;
		let reason: Reason;
		if (place.part !== "source") {
			const { tokens } = words[place.part];
			const found = article[place.part].slice(tokens[place.at]?.start, tokens[place.end - 1]?.end);
			reason = { term: label, found, where: place.part === "lead" ? "summary" : place.part };
			if (isOfModel(key, place, (own) => presence.placeOf(table.find(own)))) reason.byModel = true;
		} else if (key.startsWith("l:")) reason = { term: label, found: words.language ?? "", where: "language" };
		else reason = { term: label, found: source, where: "source" };
		// Alternatives of a topic may look for the same word for the same term.
		if (reasons.some((known) => isSame(known, reason))) continue;
		if (reasons.push(reason) === MAX_REASONS) break;
	}
	return reasons;
}

/** Whether nothing but a model's words for the term stands at the place: without them the term is found elsewhere or not at all. */
function isOfModel(key: string, { part, at }: Place, placeOf: (key: string) => Place | undefined): boolean {
	const parts = key.split("+");
	const own = parts.filter((one) => !one.startsWith("m:"));
	if (own.length === parts.length) return false;
	const found = own.length === 0 ? undefined : placeOf(own.join("+"));
	return found?.part !== part || found.at !== at;
}

function isSame(one: Reason, other: Reason): boolean {
	return one.term === other.term && one.found === other.found && one.where === other.where;
}

/** The terms that can speak for the topic, the reader's own before what stands beside them. */
function termsFor(node: CompiledNode): Pick<WeightedTerm, "key" | "label">[] {
	const leaves = listLeaves(node);
	const own = leaves.flatMap((leaf) => (leaf.kind === "words" ? leaf.own : leaf.term));
	const beside = leaves.flatMap((leaf) => {
		if (leaf.kind === "has") return [];
		// The words of a topic that is one concept stand beside it too, and are the reader's all the same.
		const typed = new Set(leaf.own.map(({ label }) => label));
		return leaf.beside.map(({ key, label }) => ({ key, label: typed.has(label) ? label : "" }));
	});
	const each = new Map(own.map(({ key, label }) => [key, { key, label }]));
	for (const term of beside) if (!each.has(term.key)) each.set(term.key, term);
	return [...each.values()];
}
