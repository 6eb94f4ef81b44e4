import { toldAt } from "../../domain/article.ts";
import type { Millis } from "../../domain/feed.ts";
import type { CompiledNode } from "../compiled-query.ts";
import { forEachInTurns } from "../for-each-in-turns.ts";
import { MATCH_SCORE } from "../matching/score-topic.ts";
import type { Form } from "../matching/term-forms.ts";
import { TopicReader } from "../matching/topic-reader.ts";
import { findCandidates, type Looking } from "./find-candidates.ts";
import { oneADevelopment } from "./one-a-development.ts";

/** Bounds the time it takes. */
const MAX_CANDIDATES = 4_000;

/** The developments told since then that match a topic, each with when it was told first. */
export async function findDevelopments(
	root: CompiledNode,
	options: Looking & { forms: (key: string) => Form[]; since: Millis },
): Promise<{ developmentId: string; at: Millis }[]> {
	const { since, forms } = options;
	const candidates = await findCandidates(root, options, { since, limit: MAX_CANDIDATES });
	const reader = new TopicReader([root], forms);
	const matched: { developmentId: string; title: string; at: Millis }[] = [];
	await forEachInTurns(candidates, (article) => {
		const { developmentId, title } = article;
		const at = toldAt(article);
		if (at < since) return;
		reader.read(article, article.source);
		const [score = 0] = reader.scores();
		if (score >= MATCH_SCORE) matched.push({ developmentId, title, at });
	});
	matched.sort((a, b) => a.at - b.at);
	return oneADevelopment(matched, (article) => article).map(({ developmentId, at }) => ({ developmentId, at }));
}
