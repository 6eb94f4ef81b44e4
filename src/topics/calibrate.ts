import type { Article } from "../domain/article.ts";
import { lightStem } from "../text/light-stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import type { CompileOptions } from "./compile-topic.ts";
import type { CompiledNode, WeightedTerm } from "./compiled-query.ts";
import { Presence } from "./presence.ts";
import { type ArticleWords, readWords } from "./read-words.ts";
import { type Judge, toJudge } from "./score-topic.ts";
import { formsOf, spellingsOf } from "./term-forms.ts";
import { TermTable } from "./term-table.ts";
import { rarity } from "./weigh-terms.ts";

type WordsNode = CompiledNode & { kind: "words" };

/** How many stored articles are looked at; the newest. */
const MAX_CANDIDATES = 600;
/** Best stored articles that show what is written beside the topic, and how many such words are taken. */
const FEEDBACK_ARTICLES = 5;
const FEEDBACK_TERMS = 6;
/** What the words beside a topic weigh together, its own words weighing 1. */
const BESIDE_WEIGHT = 0.4;
/** The share of what its best stored articles have that an article needs. */
const NEEDED_OF_BEST = 0.45;

export const tuning = {
	...{ MAX_CANDIDATES, FEEDBACK_ARTICLES, FEEDBACK_TERMS, BESIDE_WEIGHT, NEEDED_OF_BEST, minDocs: 2, fbShare: 0.5 },
	lo: [0, 0.5, 0.7, 0.72, 0.4, 0.3, 0.25],
	hi: [0, 0.6, 0.75, 0.74, 0.6, 0.5, 0.45],
};

/**
 * Learns from the stored articles what a topic's good articles look like: which words stand beside it (RM3:
 * Lavrenko and Croft 2001, Abdul-Jaleel et al. 2004), and how much of the topic the best of them have. The
 * latter sets how much is needed, within bounds that depend on the number of words alone.
 */
export async function calibrate(node: WordsNode, { lexicon, corpus }: CompileOptions): Promise<void> {
	const size = node.own.length;
	const [lo, hi] = bounds(size);
	node.needed = (lo + hi) / 2;
	const rarest = [...node.own].sort((a, b) => b.rarity - a.rarity).slice(0, size <= 3 ? 1 : size);
	const terms = new Set(
		rarest.flatMap((term) =>
			spellingsOf(term.key, lexicon).map((words) => [...words].sort((a, b) => b.length - a.length)[0] ?? ""),
		),
	);
	const articles = await corpus.candidates([...terms], { since: 0, limit: tuning.MAX_CANDIDATES });
	if (articles.length === 0) return;
	const table = new TermTable((key) => formsOf(key, lexicon));
	const ranked = rank(node, articles, table);
	const feedback = ranked.slice(0, tuning.FEEDBACK_ARTICLES).filter((hit) => hit.share >= lo * tuning.fbShare);
	if (feedback.length >= 2) node.beside = await findBeside(node, feedback, { lexicon, corpus });
	const best = node.beside.length === 0 ? ranked : rank(node, articles, table);
	const third = best[Math.min(1, best.length - 1)]?.share ?? 0;
	node.needed = Math.min(hi, Math.max(lo, third * tuning.NEEDED_OF_BEST));
}

function bounds(size: number): [number, number] {
	const i = Math.min(size, tuning.lo.length - 1);
	return [tuning.lo[i] ?? 0.3, tuning.hi[i] ?? 0.45];
}

interface Ranked {
	words: ArticleWords;
	share: number;
}

function rank(node: WordsNode, articles: readonly Article[], table: TermTable): Ranked[] {
	const judge = toJudge(node, (key) => table.use(key));
	const presence = new Presence();
	const ranked: Ranked[] = [];
	for (const article of articles) {
		const words = wordsOf(article);
		presence.read(words, table);
		const share = shareOf(judge, presence);
		if (share > 0) ranked.push({ words, share });
	}
	return ranked.sort((a, b) => b.share - a.share);
}

function shareOf(judge: Judge, presence: Presence): number {
	if (judge.kind !== "words") return 0;
	let share = 0;
	for (let i = 0; i < judge.own.length; i++)
		share += (judge.ownWeights[i] ?? 0) * presence.strength(judge.own[i] ?? -1);
	if (share === 0) return 0;
	for (let i = 0; i < judge.beside.length; i++)
		share += (judge.besideWeights[i] ?? 0) * presence.strength(judge.beside[i] ?? -1);
	return share;
}

/** Reading an article takes longer than judging it, and one is a candidate of many topics. */
const readArticles = new WeakMap<Article, ArticleWords>();

function wordsOf(article: Article): ArticleWords {
	let words = readArticles.get(article);
	if (words === undefined) {
		words = readWords(article, article.source);
		readArticles.set(article, words);
	}
	return words;
}

async function findBeside(
	node: WordsNode,
	feedback: readonly Ranked[],
	{ lexicon, corpus }: CompileOptions,
): Promise<WeightedTerm[]> {
	const own = new Set(node.own.flatMap((term) => spellingsOf(term.key, lexicon).flat()));
	const found = new Map<string, { word: string; mass: number; articles: number }>();
	for (const { words, share } of feedback) {
		const counts = countWords(words);
		let total = 0;
		for (const { count } of counts.values()) total += count;
		for (const [term, { word, count }] of counts) {
			if (own.has(term)) continue;
			const entry = found.get(term) ?? { word, mass: 0, articles: 0 };
			entry.mass += (share * count) / total;
			entry.articles++;
			found.set(term, entry);
		}
	}
	const shared = [...found].filter(([, entry]) => entry.articles >= Math.min(tuning.minDocs, feedback.length));
	const [count, frequencies] = await Promise.all([corpus.count(), corpus.frequencies(shared.map(([term]) => term))]);
	const ranked = shared
		.map(([term, entry]) => {
			const rare = rarity(frequencies.get(term) ?? 0, count, 0.003);
			return { word: entry.word, rare, value: entry.mass * rare };
		})
		.sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
		.slice(0, tuning.FEEDBACK_TERMS);
	const sum = ranked.reduce((all, entry) => all + entry.value, 0);
	return ranked.map(({ word, rare, value }) => ({
		key: `w:${word}`,
		label: word,
		rarity: rare,
		weight: (tuning.BESIDE_WEIGHT * value) / sum,
	}));
}

function countWords(words: ArticleWords): Map<string, { word: string; count: number }> {
	const counts = new Map<string, { word: string; count: number }>();
	for (const part of [words.title, words.lead, words.text]) {
		for (const token of part.tokens) {
			if (token.folded.length < 3 || /^\d/.test(token.folded) || isStopWord(token.folded, words.language ?? "en"))
				continue;
			const term = lightStem(token.folded);
			const entry = counts.get(term);
			if (entry === undefined) counts.set(term, { word: token.word, count: 1 });
			else entry.count++;
		}
	}
	return counts;
}
