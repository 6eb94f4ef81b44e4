import type { ArticleStore } from "../../storage/storage.ts";
import { type Article, toldAt } from "../domain/article.ts";
import type { CompiledNode } from "./compiled-query.ts";
import { explainMatch } from "./explain-match.ts";
import { findAllTerms, findAnchors } from "./find-anchors.ts";
import { judgeArticle } from "./judge-article.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { oneAStory } from "./one-a-story.ts";
import { readWords } from "./read-words.ts";
import { MATCH_SCORE } from "./score-topic.ts";
import { type Form, spellingsOf } from "./term-forms.ts";
import { TopicIndex } from "./topic-index.ts";
import type { Hit, Preview } from "./topics.ts";

const DAY_MS = 86_400_000;
/** Bounds the time a preview takes; a topic with more candidates is told to be too wide anyway. */
const MAX_RECENT = 4_000;
const MAX_OLDER = 1_000;
const JUDGED_AT_ONCE = 50;
/** What scores less is not near the topic at all. */
const JUST_MISSED = 0.3;

export interface PreviewOptions {
	articles: Pick<ArticleStore, "candidates" | "newest">;
	lexicon: Lexicon;
	forms: (key: string) => Form[];
	now: number;
	days: number;
	newest: number;
	/** Other forms of the topic, which find no more than it does. */
	variants?: readonly CompiledNode[];
}

/** What a topic would have brought, judged as new articles are. */
export async function previewTopic(root: CompiledNode, options: PreviewOptions): Promise<Preview> {
	const { now, days, newest } = options;
	const since = now - days * DAY_MS;
	const candidates = await findCandidates(root, options, since, MAX_RECENT);
	// A first poll brings old articles too: what counts is when they were published.
	const fresh = candidates.filter((article) => toldAt(article) >= since);
	const recent = await judgeArticles([root, ...(options.variants ?? [])], fresh, options.forms, newest);
	const { hits, justMissed, counts } = recent;
	const [count = 0, ...variantCounts] = counts;
	const preview = { count, days, ...(justMissed ? { justMissed } : {}), variantCounts };
	if (hits.length >= newest) return { ...preview, newest: hits };
	const older = await judgeArticles([root], await findCandidates(root, options, 0, MAX_OLDER), options.forms, newest);
	const all = oneAStory([...hits, ...older.hits], ({ article }) => article);
	return { ...preview, newest: all.slice(0, newest) };
}

/** Articles that may match, newest first: only those with a term the topic cannot do without. */
export async function findCandidates(
	root: CompiledNode,
	{ articles, lexicon }: Pick<PreviewOptions, "articles" | "lexicon">,
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

/** What the first of these topics finds, and how much each of them does, in one reading of the articles. */
async function judgeArticles(
	roots: readonly CompiledNode[],
	articles: readonly Article[],
	forms: (key: string) => Form[],
	keep: number,
): Promise<{ counts: number[]; hits: Hit[]; justMissed: Preview["justMissed"] }> {
	// Filed under all of its terms, so that what misses it is seen too.
	const index = new TopicIndex(forms, findAllTerms);
	for (const [nth, root] of roots.entries()) index.add(nth, root);
	const matched: { article: Article; score: number }[][] = roots.map(() => []);
	let nearest: { article: Article; score: number } | undefined;
	for (const [at, article] of articles.entries()) {
		// Others get their turn: a wide topic has thousands of candidates.
		if (at % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
		index.matchAll(readWords(article, article.source), (nth, score) => {
			if (score >= MATCH_SCORE) matched[nth]?.push({ article, score });
			else if (nth === 0 && score >= JUST_MISSED && score > (nearest?.score ?? 0)) nearest = { article, score };
		});
	}
	const stories = matched.map((hits) => {
		hits.sort((a, b) => toldAt(b.article) - toldAt(a.article));
		return oneAStory(hits, ({ article }) => article);
	});
	const root = roots[0];
	const hits = (stories[0] ?? []).slice(0, keep).flatMap(({ article, score }) => {
		if (root === undefined) return [];
		const why = explainMatch(root, readWords(article, article.source), article, article.source, forms);
		return [{ article, score, why }];
	});
	return { counts: stories.map(({ length }) => length), hits, justMissed: root && explainMiss(root, nearest, forms) };
}

function explainMiss(
	root: CompiledNode,
	nearest: { article: Article; score: number } | undefined,
	forms: (key: string) => Form[],
): Preview["justMissed"] {
	if (nearest === undefined) return undefined;
	const { missing } = judgeArticle(root, nearest.article, nearest.article.source, forms);
	return missing.length === 0 ? undefined : { ...nearest, missing };
}
