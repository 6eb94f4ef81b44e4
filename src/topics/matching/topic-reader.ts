import type { CompiledNode } from "../compiled-query.ts";
import { Presence } from "./presence.ts";
import { type ArticleWords, type ReadableArticle, readWords } from "./read-words.ts";
import { scoreTopic, toJudge } from "./score-topic.ts";
import type { Form } from "./term-forms.ts";
import { TermTable } from "./term-table.ts";

/** Where the terms of topics stand in the article that was read last. */
export interface Evidence {
	table: TermTable;
	presence: Presence;
}

/**
 * Reads articles for a few topics, one article after the other: what the topics look for is made once, and an article
 * is cut, stemmed and looked through once for all of them. Scores are those that matching gives.
 */
export class TopicReader {
	readonly roots: readonly CompiledNode[];
	readonly evidence: Evidence;
	readonly #scores: (() => number)[];

	constructor(roots: readonly CompiledNode[], formsOf: (key: string) => Form[]) {
		const table = new TermTable(formsOf);
		const presence = new Presence();
		this.roots = roots;
		this.evidence = { table, presence };
		this.#scores = roots.map((root) => {
			const judge = toJudge(root, (key) => table.use(key));
			return () => scoreTopic(judge, presence);
		});
	}

	/** What is asked from now on is about this article; `source` is the title of its feed. */
	read(article: ReadableArticle, source: string): ArticleWords {
		const words = readWords(article, source);
		this.evidence.presence.read(words, this.evidence.table);
		return words;
	}

	/** The scores of the topics, in the order given, for the article read last. */
	scores(): number[] {
		return this.#scores.map((score) => score());
	}
}
