import type { Article } from "../../domain/article.ts";
import { termsOf } from "../../text/terms-of.ts";
import { type ArticleWords, readWords } from "../matching/read-words.ts";
import type { Corpus } from "./weigh-terms.ts";

/** Articles in memory, asked as the store is: what topics are understood from where there is no database. */
export interface ArticleCorpus extends Corpus {
	add(article: Article): void;
}

export function createArticleCorpus(): ArticleCorpus {
	const articles: Article[] = [];
	const byTerm = new Map<string, number[]>();
	const read = new WeakMap<Article, ArticleWords>();
	return {
		wordsOf(article) {
			const words = read.get(article) ?? readWords(article, article.source);
			read.set(article, words);
			return words;
		},
		add(article) {
			for (const term of termsOf(`${article.title}\n${article.lead}\n${article.text}`)) {
				const places = byTerm.get(term);
				if (places === undefined) byTerm.set(term, [articles.length]);
				else places.push(articles.length);
			}
			articles.push(article);
		},
		count: async () => articles.length,
		frequencies: async (terms) => new Map(terms.map((term) => [term, byTerm.get(term)?.length ?? 0])),
		candidates: async (terms, { since, limit }) => {
			const places = new Set(terms.flatMap((term) => byTerm.get(term) ?? []));
			return [...places]
				.sort((a, b) => b - a)
				.map((place) => articles[place])
				.filter((article) => article !== undefined)
				.filter((article) => article.seenAt >= since)
				.slice(0, limit);
		},
	};
}
