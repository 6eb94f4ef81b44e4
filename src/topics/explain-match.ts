import type { Reason } from "../domain/topic.ts";
import type { CompiledNode, WeightedTerm } from "./compiled-query.ts";
import { forEachForm, forEachSourceForm } from "./presence.ts";
import type { ArticleWords } from "./read-words.ts";
import type { Form } from "./term-forms.ts";
import { TermTable } from "./term-table.ts";

const MAX_REASONS = 12;

/** Why an article matched: for each term of the topic the form found first, as it stands there, title before body. */
export function explainMatch(
	node: CompiledNode,
	words: ArticleWords,
	article: { title: string; lead: string; text: string },
	source: string,
	formsOf: (key: string) => Form[],
): Reason[] {
	const terms = evidence(node);
	const table = new TermTable(formsOf);
	const byId = new Map(terms.map((term) => [table.use(term.key), term]));
	const reasons = new Map<string, Reason>();
	const parts = [
		{ where: "title", words: words.title, text: article.title },
		{ where: "summary", words: words.lead, text: article.lead },
		{ where: "text", words: words.text, text: article.text },
	] as const;
	for (const { where, words: part, text } of parts) {
		forEachForm(part, words.languageBit, table, (form, at, after) => {
			const term = byId.get(form.term);
			const start = part.tokens[at]?.start;
			const end = part.tokens[after - 1]?.end;
			if (term === undefined || start === undefined || end === undefined || reasons.has(term.key)) return;
			reasons.set(term.key, { term: term.label, found: text.slice(start, end), where });
		});
	}
	forEachSourceForm(words, table, (form) => {
		const term = byId.get(form.term);
		if (term === undefined || reasons.has(term.key)) return;
		const isLanguage = term.key.startsWith("l:");
		reasons.set(term.key, {
			term: term.label,
			found: isLanguage ? (words.language ?? "") : source,
			where: isLanguage ? "language" : "source",
		});
	});
	return terms.flatMap((term) => reasons.get(term.key) ?? []).slice(0, MAX_REASONS);
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
