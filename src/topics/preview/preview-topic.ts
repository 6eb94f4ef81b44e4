import { type Article, toldAt } from "../../domain/article.ts";
import type { Millis } from "../../domain/feed.ts";
import type { CompiledNode } from "../compiled-query.ts";
import { explainReading } from "../explaining/explain-match.ts";
import { judgeReading } from "../explaining/judge-article.ts";
import { forEachInTurns } from "../for-each-in-turns.ts";
import { MATCH_SCORE } from "../matching/score-topic.ts";
import type { Form } from "../matching/term-forms.ts";
import { TopicReader } from "../matching/topic-reader.ts";
import type { Hit, Preview } from "../topics.ts";
import type { Corpus } from "../understanding/weigh-terms.ts";
import { findAspects } from "./find-aspects.ts";
import { findCandidates, type Looking } from "./find-candidates.ts";
import { oneADevelopment } from "./one-a-development.ts";

const DAY_MS = 86_400_000;
/** Bounds the time a preview takes; a topic with more candidates is told to be too wide anyway. */
const MAX_RECENT = 4_000;
const MAX_OLDER = 1_000;
/** What scores less is not near the topic at all. */
const JUST_MISSED = 0.3;

export interface PreviewOptions extends Looking {
	articles: Looking["articles"] & Corpus;
	forms: (key: string) => Form[];
	now: Millis;
	days: number;
	newest: number;
	/** Other forms of the topic, which find no more than it does. */
	variants?: readonly CompiledNode[];
}

/** An article as the topic itself judges it. */
interface Judged {
	article: Article;
	score: number;
}

/** What a topic would have brought, judged as new articles are; each article is read once for all forms of the topic. */
export async function previewTopic(root: CompiledNode, options: PreviewOptions): Promise<Preview> {
	const { forms, now, days, newest, variants = [] } = options;
	const since = now - days * DAY_MS;
	const reader = new TopicReader([root, ...variants], forms);
	const seen = await findCandidates(root, options, { since, limit: MAX_RECENT });
	// A first poll brings old articles too: what counts is when they were published.
	const recent = seen.filter((article) => toldAt(article) >= since);
	const { matched, nearest } = await judgeArticles(reader, recent);
	const [told = [], ...others] = matched.map(developmentsOf);
	let hits = told;
	if (hits.length < newest) {
		const known = new Set(recent.map(({ id }) => id));
		const older = (await findCandidates(root, options, { since: 0, limit: MAX_OLDER })).filter(
			({ id }) => !known.has(id),
		);
		hits = developmentsOf([...hits, ...((await judgeArticles(reader, older)).matched[0] ?? [])]);
	}
	return {
		count: told.length,
		days,
		newest: hits.slice(0, newest).map((hit) => explainHit(root, reader, hit)),
		...explainMiss(root, reader, nearest),
		variantCounts: others.map(({ length }) => length),
		findAspects: () =>
			findAspects(
				root,
				told.map(({ article }) => article),
				options,
			),
	};
}

/** What each of the topics finds, and what the first of them missed by the least. */
async function judgeArticles(
	reader: TopicReader,
	articles: readonly Article[],
): Promise<{ matched: Judged[][]; nearest: Judged | undefined }> {
	const matched: Judged[][] = reader.roots.map(() => []);
	let nearest: Judged | undefined;
	await forEachInTurns(articles, (article) => {
		reader.read(article, article.source);
		for (const [nth, score] of reader.scores().entries()) {
			if (score >= MATCH_SCORE) matched[nth]?.push({ article, score });
			else if (nth === 0 && score >= JUST_MISSED && score > (nearest?.score ?? 0)) nearest = { article, score };
		}
	});
	return { matched, nearest };
}

/** One a development, the newest first. */
function developmentsOf(judged: readonly Judged[]): Judged[] {
	const newestFirst = judged.toSorted((a, b) => toldAt(b.article) - toldAt(a.article));
	return oneADevelopment(newestFirst, ({ article }) => article);
}

function explainHit(root: CompiledNode, reader: TopicReader, { article, score }: Judged): Hit {
	const words = reader.read(article, article.source);
	return { article, score, why: explainReading(root, words, article, article.source, reader.evidence) };
}

function explainMiss(
	root: CompiledNode,
	reader: TopicReader,
	nearest: Judged | undefined,
): Pick<Preview, "justMissed"> {
	if (nearest === undefined) return {};
	const { article } = nearest;
	const words = reader.read(article, article.source);
	const { missing, why } = judgeReading(root, words, article, article.source, reader.evidence);
	// All articles of a language or a source meet that condition; one that meets no more than it is not near.
	const saysSome = why.some(({ term, where }) => term !== "" && where !== "source" && where !== "language");
	return missing.length === 0 || !saysSome ? {} : { justMissed: { ...nearest, missing } };
}
