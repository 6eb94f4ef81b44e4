import type { ArticleStore } from "../../storage/storage.ts";
import { type Article, toldAt } from "../domain/article.ts";
import type { CompiledNode } from "./compiled-query.ts";
import { explainMatch } from "./explain-match.ts";
import { findAnchors } from "./find-anchors.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { oneAStory } from "./one-a-story.ts";
import { readWords } from "./read-words.ts";
import { type Form, spellingsOf } from "./term-forms.ts";
import { TopicIndex } from "./topic-index.ts";
import type { Hit, Preview } from "./topics.ts";

const DAY_MS = 86_400_000;
/** Bounds the time a preview takes; a topic with more candidates is told to be too wide anyway. */
const MAX_RECENT = 4_000;
const MAX_OLDER = 1_000;
const JUDGED_AT_ONCE = 50;

export interface PreviewOptions {
	articles: Pick<ArticleStore, "candidates" | "newest">;
	lexicon: Lexicon;
	forms: (key: string) => Form[];
	now: number;
	days: number;
	newest: number;
}

/** What a topic would have brought, judged as new articles are. */
export async function previewTopic(root: CompiledNode, options: PreviewOptions): Promise<Preview> {
	const { now, days, newest } = options;
	const since = now - days * DAY_MS;
	const candidates = await findCandidates(root, options, since, MAX_RECENT);
	// A first poll brings old articles too: what counts is when they were published.
	const fresh = candidates.filter((article) => toldAt(article) >= since);
	const recent = await judgeArticles(root, fresh, options.forms, newest);
	const hits = recent.hits;
	if (hits.length >= newest) return { count: recent.count, days, newest: hits };
	const older = await judgeArticles(root, await findCandidates(root, options, 0, MAX_OLDER), options.forms, newest);
	const all = oneAStory([...hits, ...older.hits], ({ article }) => article);
	return { count: recent.count, days, newest: all.slice(0, newest) };
}

/** Articles that may match, newest first: only those with a term the topic cannot do without. */
async function findCandidates(
	root: CompiledNode,
	{ articles, lexicon }: PreviewOptions,
	since: number,
	limit: number,
): Promise<Article[]> {
	const terms = new Set<string>();
	for (const { first } of findAnchors(root)) {
		const spellings = spellingsOf(first.key, lexicon);
		// A source or a language is no word to search for.
		if (spellings.length === 0) return (await articles.newest(limit)).filter((article) => article.seenAt >= since);
		for (const words of spellings) terms.add(longest(words));
	}
	return articles.candidates([...terms], { since, limit });
}

function longest(words: readonly string[]): string {
	return words.reduce((best, word) => (word.length > best.length ? word : best), "");
}

async function judgeArticles(
	root: CompiledNode,
	articles: readonly Article[],
	forms: (key: string) => Form[],
	keep: number,
): Promise<{ count: number; hits: Hit[] }> {
	const index = new TopicIndex(forms);
	index.add(0, root);
	const matched: { article: Article; score: number }[] = [];
	for (const [at, article] of articles.entries()) {
		// Others get their turn: a wide topic has thousands of candidates.
		if (at % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
		index.match(readWords(article, article.source), (_, score) => void matched.push({ article, score }));
	}
	matched.sort((a, b) => toldAt(b.article) - toldAt(a.article));
	const stories = oneAStory(matched, ({ article }) => article);
	const hits = stories.slice(0, keep).map(({ article, score }) => {
		const why = explainMatch(root, readWords(article, article.source), article, article.source, forms);
		return { article, score, why };
	});
	return { count: stories.length, hits };
}
