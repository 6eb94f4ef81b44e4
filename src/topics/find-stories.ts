import { toldAt } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";
import type { CompiledNode } from "./compiled-query.ts";
import { oneAStory } from "./one-a-story.ts";
import { findCandidates, type PreviewOptions } from "./preview-topic.ts";
import { readWords } from "./read-words.ts";
import { TopicIndex } from "./topic-index.ts";

/** Bounds the time it takes. */
const MAX_CANDIDATES = 4_000;
const JUDGED_AT_ONCE = 50;

/** The stories told since then that match a topic, each with when it was told first. */
export async function findStories(
	root: CompiledNode,
	options: Pick<PreviewOptions, "articles" | "lexicon" | "forms"> & { since: Millis },
): Promise<{ storyId: string; at: Millis }[]> {
	const { since, forms } = options;
	const articles = await findCandidates(root, options, since, MAX_CANDIDATES);
	const index = new TopicIndex(forms);
	index.add(0, root);
	const matched: { storyId: string; title: string; at: Millis }[] = [];
	for (const [nth, article] of articles.entries()) {
		// Others get their turn: a wide topic has thousands of candidates.
		if (nth % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
		const { storyId, title } = article;
		const at = toldAt(article);
		if (at >= since) index.match(readWords(article, article.source), () => void matched.push({ storyId, title, at }));
	}
	matched.sort((a, b) => a.at - b.at);
	return oneAStory(matched, (article) => article).map(({ storyId, at }) => ({ storyId, at }));
}
