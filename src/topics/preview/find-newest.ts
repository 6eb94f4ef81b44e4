import { type Article, toldAt } from "../../domain/article.ts";
import type { CompiledNode } from "../compiled-query.ts";
import { explainReading } from "../explaining/explain-match.ts";
import { forEachInTurns } from "../for-each-in-turns.ts";
import type { ArticleWords } from "../matching/read-words.ts";
import { MATCH_SCORE } from "../matching/score-topic.ts";
import type { Form } from "../matching/term-forms.ts";
import { TopicReader } from "../matching/topic-reader.ts";
import type { Hit } from "../topics.ts";
import { findCandidates, type Looking } from "./find-candidates.ts";
import { oneADevelopment } from "./one-a-development.ts";

/** How many candidates are looked at: the newest of a frequent topic are among the first few. */
const LIMITS = [200, 4_000];

export interface NewestOptions extends Looking {
	forms: (key: string) => Form[];
	/** How many are wanted. */
	newest: number;
	/** The score after what was learned against the topic was taken from it. */
	restrain?: (words: ArticleWords, score: number) => number;
}

/** The newest stored articles about a topic, one a development, the newest first; no more are read than it takes to know. */
export async function findNewest(root: CompiledNode, options: NewestOptions): Promise<Hit[]> {
	const { forms, newest, restrain = (_, score) => score } = options;
	const reader = new TopicReader([root], forms);
	const known = new Set<number>();
	let hits: { article: Article; score: number }[] = [];
	let isEnough = false;
	for (const limit of LIMITS) {
		const candidates = await findCandidates(root, options, { since: 0, limit });
		await forEachInTurns(candidates, (article) => {
			if (known.has(article.id)) return;
			// They come as they were seen, the last first, and none was told later than it was seen.
			const oldest = hits[newest - 1];
			isEnough = oldest !== undefined && toldAt(oldest.article) >= article.seenAt;
			if (isEnough) return "last";
			known.add(article.id);
			const words = reader.read(article, article.source);
			const score = restrain(words, reader.scores()[0] ?? 0);
			if (score < MATCH_SCORE) return;
			hits = oneADevelopment(
				[...hits, { article, score }].sort((a, b) => toldAt(b.article) - toldAt(a.article)),
				(hit) => hit.article,
			).slice(0, newest);
		});
		if (isEnough || candidates.length < limit) break;
	}
	return hits.map((hit): Hit => {
		const { article } = hit;
		const words = reader.read(article, article.source);
		return { ...hit, why: explainReading(root, words, article, article.source, reader.evidence) };
	});
}
