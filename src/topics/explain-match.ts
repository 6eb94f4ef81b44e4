import type { Reason } from "../domain/topic.ts";
import type { CompiledNode, WeightedTerm } from "./compiled-query.ts";
import { Presence } from "./presence.ts";
import type { ArticleWords } from "./read-words.ts";
import type { Form } from "./term-forms.ts";
import { TermTable } from "./term-table.ts";

const MAX_REASONS = 12;

/** The article as the index has just read it, or as it would. */
export interface Evidence {
	table: TermTable;
	presence: Presence;
}

/** Why an article matched: for each term of the topic the form found first, as it stands there, title before body. */
export function explainMatch(
	node: CompiledNode,
	words: ArticleWords,
	article: { title: string; lead: string; text: string },
	source: string,
	formsOf: (key: string) => Form[],
): Reason[] {
	const table = new TermTable(formsOf);
	for (const { key } of evidence(node)) table.use(key);
	const presence = new Presence();
	presence.read(words, table);
	return explainReading(node, words, article, source, { table, presence });
}

/** The same of an article that was read already, with a table that has all of the topic's terms. */
export function explainReading(
	node: CompiledNode,
	words: ArticleWords,
	article: { title: string; lead: string; text: string },
	source: string,
	{ table, presence }: Evidence,
): Reason[] {
	const reasons: Reason[] = [];
	const add = (reason: Reason) => {
		// Alternatives of a topic may look for the same word for the same term.
		if (
			!reasons.some(
				({ term, found, where }) => term === reason.term && found === reason.found && where === reason.where,
			)
		)
			reasons.push(reason);
	};
	for (const { key, label } of evidence(node)) {
		const place = presence.placeOf(table.find(key));
		if (place === undefined) continue;
		if (place.part === "source") {
			const isLanguage = key.startsWith("l:");
			const found = isLanguage ? (words.language ?? "") : source;
			add({ term: label, found, where: isLanguage ? "language" : "source" });
		} else {
			const { tokens } = words[place.part];
			const found = article[place.part].slice(tokens[place.at]?.start, tokens[place.end - 1]?.end);
			add({ term: label, found, where: place.part === "lead" ? "summary" : place.part });
		}
		if (reasons.length === MAX_REASONS) break;
	}
	return reasons;
}

/** The terms that can speak for the topic, the reader's own before what stands beside them. */
function evidence(node: CompiledNode): WeightedTerm[] {
	const own: WeightedTerm[] = [];
	const beside: WeightedTerm[] = [];
	const collect = (part: CompiledNode) => {
		if (part.kind === "has") own.push(part.term);
		else if (part.kind === "words") {
			own.push(...part.own);
			beside.push(...part.beside);
		} else for (const inner of part.kind === "and" ? part.all : part.any) collect(inner);
	};
	collect(node);
	return [...new Map([...own, ...beside].map((term) => [term.key, term])).values()];
}
