import { createLexicon } from "../src/topics/lexicon/lexicon.ts";
import { loadConcepts } from "../src/topics/lexicon/load-lexicon.ts";
import { readWords } from "../src/topics/matching/read-words.ts";
import { formsOf } from "../src/topics/matching/term-forms.ts";
import { TopicIndex } from "../src/topics/matching/topic-index.ts";
import { generateNews } from "./generate-news.ts";
import { createTopicMaker } from "./make-topics.ts";

const sizes = [1_000, 10_000, 100_000];
const articleKinds = { "headline and summary": 40, "400 words": 400 };
const articles = 200;
const rounds = 7;

/** What one article costs with more and more topics followed. */
export interface GrowthFigures {
	article: string;
	/** Distinct topics. */
	topics: number;
	/** Matching, against cutting and stemming the same article. */
	ofReading: number;
	/** Matching, against matching with the fewest topics. */
	ofFewest: number;
	matchesAnArticle: number;
}

/** Matching with 1,000, 10,000 and 100,000 distinct topics, all in one run; the best round of each article counts. */
export async function benchGrowth(): Promise<GrowthFigures[]> {
	const news = generateNews(loadConcepts());
	const maker = createTopicMaker(news);
	const lexicon = createLexicon();
	const { topics } = maker.followed(sizes.at(-1) ?? 0);
	const more = topics.length < (sizes.at(-1) ?? 0) ? maker.followed(3 * (sizes.at(-1) ?? 0)).topics : topics;
	const figures: GrowthFigures[] = [];
	for (const [article, words] of Object.entries(articleKinds)) {
		const written = Array.from({ length: articles }, () => news.article(words));
		let fewest = 0;
		for (const size of sizes) {
			const index = new TopicIndex((key) => formsOf(key, lexicon));
			for (const [id, root] of more.slice(0, size).entries()) index.add(id, root);
			index.settle();
			let matches = 0;
			let matching = 0;
			let reading = 0;
			for (const one of written) {
				let read = readWords(one, "");
				index.match(read, () => void matches++);
				reading += best(() => {
					read = readWords(one, "");
				});
				matching += best(() => index.match(read, () => {}));
			}
			fewest ||= matching;
			figures.push({
				article,
				topics: size,
				ofReading: round(matching / reading),
				ofFewest: round(matching / fewest),
				matchesAnArticle: round(matches / articles),
			});
		}
	}
	return figures;
}

function best(work: () => void): number {
	let least = Number.POSITIVE_INFINITY;
	for (let nth = 0; nth < rounds; nth++) {
		const began = performance.now();
		work();
		least = Math.min(least, performance.now() - began);
	}
	return least;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
