import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { fold } from "../src/text/fold.ts";
import { tokenize } from "../src/text/tokenize.ts";
import type { CompiledNode } from "../src/topics/compiled-query.ts";
import { createLexicon, type Lexicon } from "../src/topics/lexicon/lexicon.ts";
import { loadConcepts } from "../src/topics/lexicon/load-lexicon.ts";
import { openIndexFile } from "../src/topics/matching/index/index-file.ts";
import { type ArticleWords, readWords } from "../src/topics/matching/read-words.ts";
import { type Form, formsOf } from "../src/topics/matching/term-forms.ts";
import { TopicIndex } from "../src/topics/matching/topic-index.ts";
import { createArticleCorpus } from "../src/topics/understanding/article-corpus.ts";
import { understandTopic } from "../src/topics/understanding/understand-topic.ts";
import { createRandom } from "./draw.ts";
import { generateNews } from "./generate-news.ts";
import { createTopicMaker, type NewsArticle, type TopicMaker } from "./make-topics.ts";
import { readNews } from "./read-news.ts";
import { StoredTopics, writeTopics } from "./stored-topics.ts";

const run = promisify(execFile);

const SUBSCRIPTIONS = 1_000_000;
const ARTICLES = 300;
const ARTICLE_KINDS = { "headline and summary": 40, "400 words": 400 };
const ROUNDS = 8;
const CHANGES = 40_000;
const WARMING = 20_000;
const FEW_TOPICS = 100_000;
const FOREIGN_TOPICS = 900_000;

type Figures = Record<string, number | string>;

/**
 * Everything about matching, for a million subscriptions as readers would have them. Matching is timed without the
 * cutting and stemming of the article, whose time T is measured in turns with it; of
 * each article the best of some rounds over all, so that what else the machine does counts little.
 */
export async function benchTopics(path?: string): Promise<Figures> {
	const lexicon = createLexicon();
	const news = path === undefined ? generateNews(loadConcepts()) : await readNews(path, lexicon);
	const maker = createTopicMaker(news);
	const articles = Object.entries(ARTICLE_KINDS).map(
		([kind, words]) => [kind, Array.from({ length: ARTICLES }, () => news.article(words))] as const,
	);
	const { topics, followers } = maker.followed(SUBSCRIPTIONS);
	const figures: Figures = { subscriptions: SUBSCRIPTIONS, "distinct topics": topics.length };
	const formsOfTerm = (key: string) => formsOf(key, lexicon);
	const opened = await openIndex(topics.splice(0), formsOfTerm);
	const { index, stored } = opened;
	Object.assign(figures, opened.figures);
	const lengths = index.byteLengths;
	const bytes = sumOf(Object.values(lengths));
	for (const [part, length] of Object.entries(lengths)) figures[`bytes a topic: ${part}`] = length / stored.length;
	figures["bytes a distinct topic"] = bytes / stored.length;
	figures["bytes a subscription"] = bytes / SUBSCRIPTIONS;
	figures["of them the readers' words"] = labelBytesOf(stored) / SUBSCRIPTIONS;

	for (const [kind, some] of articles) Object.assign(figures, measureMatching(kind, some, index, followers));
	Object.assign(figures, measureChanges(index, stored, articles[0]?.[1] ?? []));
	Object.assign(figures, measureForeign(maker, stored, articles, formsOfTerm));
	Object.assign(figures, await measureUnderstanding(maker, lexicon));
	return figures;
}

/** Fills an index and reads its copy, each in a process of its own, as it would be at a start. */
async function openIndex(
	topics: readonly CompiledNode[],
	formsOfTerm: (key: string) => Form[],
): Promise<{ index: TopicIndex; stored: StoredTopics; figures: Figures }> {
	const folder = await mkdtemp(join(tmpdir(), "tidings-bench-"));
	const topicsPath = join(folder, "topics");
	const copyPath = join(folder, "index");
	try {
		writeTopics(topicsPath, topics);
		const { filledMillis, copiedMillis } = await runScript("fill-index.ts", topicsPath, copyPath);
		const millis: number[] = [];
		for (let round = 0; round < 5; round++) millis.push((await runScript("restore-index.ts", copyPath)).millis ?? 0);
		const index = new TopicIndex(formsOfTerm);
		const copy = openIndexFile(copyPath);
		copy?.read((pieces) => index.read(pieces));
		copy?.close();
		const figures = {
			"ready from stored text, s": (filledMillis ?? 0) / 1_000,
			"copy written, ms": copiedMillis ?? 0,
			"ready from the copy, ms": Math.min(...millis),
			"at the slowest": Math.max(...millis),
		};
		return { index, stored: new StoredTopics(topicsPath), figures };
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function runScript(name: string, ...paths: string[]): Promise<Record<string, number>> {
	const { stdout } = await run(process.execPath, [join(import.meta.dirname, name), ...paths]);
	return JSON.parse(stdout);
}

function measureMatching(
	kind: string,
	articles: readonly NewsArticle[],
	index: TopicIndex,
	followers: Int32Array,
): Figures {
	const words = articles.map((article) => readWords(article, ""));
	let matches = 0;
	const followed = words.map((read) => {
		let count = 0;
		index.match(read, (topicId) => {
			matches++;
			count += followers[topicId] ?? 0;
		});
		return count;
	});
	const [fold = [], match = []] = bestOfEach(articles.length, [
		{ task: (nth) => foldAndStem(articles[nth] ?? never()) },
		matchingOf(index, articles),
	]);
	const foldMicros = mean(fold);
	const matchMicros = mean(match);
	return {
		[`${kind}: T, µs`]: foldMicros,
		[`${kind}: matching, µs`]: matchMicros,
		[`${kind}: matching, T`]: matchMicros / foldMicros,
		[`${kind}: with T, T`]: 1 + matchMicros / foldMicros,
		[`${kind}: slowest, ms`]: Math.max(...match) / 1_000,
		[`${kind}: topics matched`]: matches / articles.length,
		[`${kind}: subscriptions matched`]: mean(followed),
		[`${kind}: ns a topic matched`]: (matchMicros * 1_000 * articles.length) / matches,
		[`${kind}: ns a subscription matched`]: (matchMicros * 1_000) / mean(followed),
		[`${kind}: ns for each subscription more`]: slopeOf(followed, match) * 1_000,
	};
}

/** By how much y grows with x, by least squares: of the time of matching what each match adds to the reading of an article. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
	const middle = mean(xs);
	const spread = sumOf(xs.map((x) => (x - middle) ** 2));
	return sumOf(xs.map((x, nth) => (x - middle) * (ys[nth] ?? 0))) / spread;
}

/** Many topics more, none of which has a word of the articles; each article is matched with and without them in turns. */
function measureForeign(
	maker: TopicMaker,
	stored: StoredTopics,
	articles: readonly (readonly [string, readonly NewsArticle[]])[],
	forms: (key: string) => Form[],
): Figures {
	const few = new TopicIndex(forms);
	const many = new TopicIndex(forms);
	for (const index of [few, many]) {
		index.beginFilling();
		for (let id = 0; id < FEW_TOPICS; id++) index.add(id, stored.read(id));
	}
	for (let id = 0; id < FOREIGN_TOPICS; id++) many.add(FEW_TOPICS + id, maker.foreignTopic());
	few.settle();
	many.settle();
	return Object.fromEntries(
		articles.map(([kind, some]) => {
			const [before = [], after = []] = bestOfEach(some.length, [matchingOf(few, some), matchingOf(many, some)]);
			return [`${kind}: with 900,000 foreign topics more, times`, mean(after) / mean(before)];
		}),
	);
}

/** What a topic costs that has to be understood anew, as after an update of the compiler, with an empty store. */
async function measureUnderstanding(maker: TopicMaker, lexicon: Lexicon): Promise<Figures> {
	const corpus = createArticleCorpus();
	const typed = Array.from({ length: 3_000 }, () => maker.typedTopic());
	for (const text of typed.slice(0, 1_000)) await understandTopic(text, { lexicon, corpus });
	const began = performance.now();
	for (const text of typed.slice(1_000)) await understandTopic(text, { lexicon, corpus });
	return { "understood anew, µs a topic": ((performance.now() - began) * 1_000) / 2_000 };
}

/** Topics that come and go while articles are matched. */
function measureChanges(index: TopicIndex, stored: StoredTopics, articles: readonly NewsArticle[]): Figures {
	const random = createRandom(11);
	const words = articles.map((article) => readWords(article, ""));
	const micros = { add: new Float64Array(CHANGES), remove: new Float64Array(CHANGES) };
	// The first of them count for nothing: until then nothing was added in this process.
	for (let change = -WARMING; change < CHANGES; change++) {
		const id = Math.floor(random() * stored.length);
		const root = stored.read(Math.floor(random() * stored.length));
		const began = performance.now();
		index.remove(id);
		const removed = performance.now();
		index.add(id, root);
		const added = performance.now();
		if (change >= 0) micros.add[change] = (added - removed) * 1_000;
		if (change >= 0) micros.remove[change] = (removed - began) * 1_000;
		const read = words[Math.abs(change) % words.length];
		if (change % 20 === 0 && read !== undefined) index.match(read, () => {});
	}
	const figures: Figures = {};
	for (const [kind, times] of Object.entries(micros)) {
		times.sort();
		figures[`${kind}: p50, µs`] = times[CHANGES >> 1] ?? 0;
		figures[`${kind}: p99, µs`] = times[Math.floor(CHANGES * 0.99)] ?? 0;
		figures[`${kind}: slowest, ms`] = (times[CHANGES - 1] ?? 0) / 1_000;
	}
	return figures;
}

/** What T is: the article cut, folded and stemmed once, with nothing remembered of other articles. */
function foldAndStem({ title, lead, text }: NewsArticle): void {
	for (const part of [title, lead, text]) for (const token of tokenize(part)) fold(stemEnglish(token.word));
}

interface Timed {
	/** What comes before and is not timed. */
	prepare?: (nth: number) => void;
	task: (nth: number) => void;
}

/** Matching an article that was cut and stemmed right before, as it is when one is polled. */
function matchingOf(index: TopicIndex, articles: readonly NewsArticle[]): Timed {
	let words: ArticleWords | undefined;
	return {
		prepare: (nth) => {
			words = readWords(articles[nth] ?? never(), "");
		},
		task: () => index.match(words ?? never(), () => {}),
	};
}

/** For each task and each of so many articles the best of some rounds over all, in microseconds. */
function bestOfEach(count: number, tasks: Timed[]): number[][] {
	const best = tasks.map(() => new Array<number>(count).fill(Number.POSITIVE_INFINITY));
	for (let round = 0; round < ROUNDS; round++) {
		for (const [place, { prepare, task }] of tasks.entries()) {
			for (let nth = 0; nth < count; nth++) {
				prepare?.(nth);
				const began = performance.now();
				task(nth);
				const micros = (performance.now() - began) * 1_000;
				const times = best[place];
				if (times !== undefined && micros < (times[nth] ?? 0)) times[nth] = micros;
			}
		}
	}
	return best;
}

function labelBytesOf(stored: StoredTopics): number {
	let bytes = 0;
	for (let id = 0; id < stored.length; id++) bytes += labelBytes(stored.read(id));
	return bytes;
}

/** What the index keeps of a topic's text: the words that its keys do not say as well. */
function labelBytes(node: CompiledNode): number {
	switch (node.kind) {
		case "words":
			return sumOf(node.own.map(({ key, label }) => (key.endsWith(`:${label}`) ? 0 : label.length)));
		case "has":
			return node.term.label.length;
		case "and":
			return sumOf([...node.all, ...node.none].map(labelBytes));
		case "or":
			return sumOf(node.any.map(labelBytes));
	}
}

function mean(values: readonly number[]): number {
	return sumOf(values) / values.length;
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function never(): never {
	throw new Error("a topic made here cannot be read");
}
