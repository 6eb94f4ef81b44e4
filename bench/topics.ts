import { createArticleCorpus } from "../src/topics/article-corpus.ts";
import { createLexicon } from "../src/topics/lexicon/lexicon.ts";
import { loadConcepts } from "../src/topics/lexicon/load-lexicon.ts";
import { readWords } from "../src/topics/read-words.ts";
import { type Form, formsOf } from "../src/topics/term-forms.ts";
import { TopicIndex } from "../src/topics/topic-index.ts";
import { understandTopic } from "../src/topics/understand-topic.ts";
import { createNewsGenerator } from "./generate-news.ts";

const SIZES = [1_000, 10_000, 100_000];
const ARTICLES = 300;
const ARTICLE_KINDS = { headline: 40, "400 words": 400 };
const ROUNDS = 3;

export interface TopicsFigures {
	article: string;
	topics: number;
	/** Microseconds to match one article, the cutting and stemming of it not counted. */
	matchMicros: number;
	/** The same as a multiple of cutting and stemming it. */
	ofReading: number;
	/** As a multiple of the time with the fewest topics. */
	ofSmallest: number;
	matchesPerArticle: number;
}

/** Matches generated articles against generated topics, ever more of them in the one index. */
export async function benchTopics(): Promise<TopicsFigures[]> {
	const concepts = loadConcepts();
	const lexicon = createLexicon();
	const news = createNewsGenerator(concepts);
	const known = new Map<string, Form[]>();
	const forms = (key: string) => {
		const found = known.get(key) ?? formsOf(key, lexicon);
		known.set(key, found);
		return found;
	};
	const articles = Object.entries(ARTICLE_KINDS).map(([kind, words]) => ({
		kind,
		articles: Array.from({ length: ARTICLES }, () => news.article(words)),
	}));
	const corpus = createArticleCorpus();
	const index = new TopicIndex(forms);
	const figures: TopicsFigures[] = [];
	for (const size of SIZES) {
		while (index.size < size) {
			const understood = await understandTopic(news.topic(), { lexicon, corpus });
			if (understood.ok) index.add(index.size, understood.root);
		}
		for (const { kind, articles: some } of articles) {
			const readMicros = measure(some.length, () => some.map((article) => readWords(article, "")));
			const read = some.map((article) => readWords(article, ""));
			let matches = 0;
			const matchMicros = measure(some.length, () => {
				matches = 0;
				for (const words of read) index.match(words, () => matches++);
			});
			const smallest = figures.find((figure) => figure.article === kind)?.matchMicros ?? matchMicros;
			figures.push({
				article: kind,
				topics: size,
				matchMicros: Math.round(matchMicros * 10) / 10,
				ofReading: round(matchMicros / readMicros),
				ofSmallest: round(matchMicros / smallest),
				matchesPerArticle: round(matches / some.length),
			});
		}
	}
	return figures.sort((a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : a.topics - b.topics));
}

/** The best of some rounds, in microseconds for one of so many; the first is for the compiler. */
function measure(count: number, run: () => unknown): number {
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round <= ROUNDS; round++) {
		const began = performance.now();
		run();
		if (round > 0) best = Math.min(best, performance.now() - began);
	}
	return (best * 1_000) / count;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
