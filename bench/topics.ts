import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { fold } from "../src/text/fold.ts";
import { tokenize } from "../src/text/tokenize.ts";
import { readCompiled, writeCompiled } from "../src/topics/compiled-query.ts";
import { createLexicon } from "../src/topics/lexicon/lexicon.ts";
import { loadConcepts } from "../src/topics/lexicon/load-lexicon.ts";
import { readWords } from "../src/topics/read-words.ts";
import { type Form, formsOf } from "../src/topics/term-forms.ts";
import { TopicIndex } from "../src/topics/topic-index.ts";
import { createNewsGenerator, createRandom, type NewsGenerator } from "./generate-news.ts";

const SUBSCRIPTIONS = 1_000_000;
const ARTICLES = 300;
const ARTICLE_KINDS = { "headline and summary": 40, "400 words": 400 };
const ROUNDS = 3;
const CHANGES = 40_000;
const FEW_TOPICS = 100_000;
const FOREIGN_TOPICS = 900_000;

type Article = ReturnType<NewsGenerator["article"]>;
type Figures = Record<string, number | string>;

/** Everything about matching, for a million subscriptions as readers would have them. */
export async function benchTopics(): Promise<Figures> {
	const concepts = loadConcepts();
	const lexicon = createLexicon();
	const news = createNewsGenerator(concepts);
	const articles = Object.entries(ARTICLE_KINDS).map(
		([kind, words]) => [kind, Array.from({ length: ARTICLES }, () => news.article(words))] as const,
	);
	const { topics, followers } = news.followed(SUBSCRIPTIONS);
	const figures: Figures = { subscriptions: SUBSCRIPTIONS, "distinct topics": topics.length };

	const stored = topics.map(writeCompiled);
	topics.length = 0;
	let forms = rememberForms((key) => formsOf(key, lexicon));
	const index = new TopicIndex(forms);
	const began = performance.now();
	for (const [id, json] of stored.entries()) {
		const root = readCompiled(json);
		if (root !== undefined) index.add(id, root);
	}
	figures["ready from stored text, s"] = (performance.now() - began) / 1_000;
	const lengths = index.byteLengths;
	const bytes = Object.values(lengths).reduce((sum, length) => sum + length, 0);
	for (const [part, length] of Object.entries(lengths)) figures[`bytes a topic, ${part}`] = length / stored.length;
	figures["bytes a distinct topic"] = bytes / stored.length;
	figures["bytes a subscription"] = bytes / SUBSCRIPTIONS;

	for (const [kind, some] of articles) Object.assign(figures, measureMatching(kind, some, index, followers));
	Object.assign(figures, measureChanges(index, stored, articles[0]?.[1] ?? []));

	forms = rememberForms(forms);
	const few = new TopicIndex(forms);
	for (const [id, json] of stored.slice(0, FEW_TOPICS).entries()) few.add(id, readCompiled(json) ?? never());
	const before = articles.map(([, some]) => timeMatching(some, few));
	for (let id = 0; id < FOREIGN_TOPICS; id++) few.add(FEW_TOPICS + id, news.foreignTopic());
	for (const [place, [kind, some]] of articles.entries())
		figures[`${kind}: with 900,000 foreign topics more, times`] = timeMatching(some, few) / (before[place] ?? 1);
	return figures;
}

function measureMatching(kind: string, articles: readonly Article[], index: TopicIndex, followers: Int32Array) {
	const words = articles.map((article) => readWords(article, ""));
	let matches = 0;
	let followed = 0;
	let slowest = 0;
	for (const read of words) {
		const began = performance.now();
		index.match(read, (topicId) => {
			matches++;
			followed += followers[topicId] ?? 0;
		});
		slowest = Math.max(slowest, performance.now() - began);
	}
	const foldMicros = best(articles.length, () => articles.forEach(foldAndStem));
	const matchMicros = timeMatching(articles, index);
	return {
		[`${kind}: T, µs`]: foldMicros,
		[`${kind}: matching, µs`]: matchMicros,
		[`${kind}: matching, T`]: matchMicros / foldMicros,
		[`${kind}: slowest, ms`]: slowest,
		[`${kind}: topics matched`]: matches / articles.length,
		[`${kind}: subscriptions matched`]: followed / articles.length,
		[`${kind}: ns a topic matched`]: (matchMicros * 1_000 * articles.length) / matches,
	};
}

/** Topics that come and go while articles are matched. */
function measureChanges(index: TopicIndex, stored: readonly string[], articles: readonly Article[]): Figures {
	const random = createRandom(11);
	const words = articles.map((article) => readWords(article, ""));
	const micros = { add: new Float64Array(CHANGES), remove: new Float64Array(CHANGES) };
	for (let change = 0; change < CHANGES; change++) {
		const id = Math.floor(random() * stored.length);
		const root = readCompiled(stored[Math.floor(random() * stored.length)] ?? "") ?? never();
		const began = performance.now();
		index.remove(id);
		const removed = performance.now();
		index.add(id, root);
		micros.add[change] = (performance.now() - removed) * 1_000;
		micros.remove[change] = (removed - began) * 1_000;
		const read = words[change % words.length];
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
function foldAndStem({ title, lead, text }: Article): void {
	for (const part of [title, lead, text]) for (const token of tokenize(part)) fold(stemEnglish(token.word));
}

function timeMatching(articles: readonly Article[], index: TopicIndex): number {
	const words = articles.map((article) => readWords(article, ""));
	return best(words.length, () => {
		for (const read of words) index.match(read, () => {});
	});
}

/** The best of some rounds, in microseconds for one of so many; the first is for the compiler. */
function best(count: number, run: () => unknown): number {
	let micros = Number.POSITIVE_INFINITY;
	for (let round = 0; round <= ROUNDS; round++) {
		const began = performance.now();
		run();
		if (round > 0) micros = Math.min(micros, ((performance.now() - began) * 1_000) / count);
	}
	return micros;
}

function rememberForms(find: (key: string) => Form[]): (key: string) => Form[] {
	const known = new Map<string, Form[]>();
	return (key) => {
		const forms = known.get(key) ?? find(key);
		known.set(key, forms);
		return forms;
	};
}

function never(): never {
	throw new Error("a topic made here cannot be read");
}
