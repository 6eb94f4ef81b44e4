import type { Article } from "../../domain/article.ts";
import { lightStem } from "../../text/light-stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import type { WeightedTerm } from "../compiled-query.ts";
import { forEachInTurns } from "../for-each-in-turns.ts";
import type { WordsNode } from "../list-leaves.ts";
import { Presence } from "../matching/presence.ts";
import { type ArticleWords, readWords } from "../matching/read-words.ts";
import { type Judge, toJudge } from "../matching/score-topic.ts";
import { formsOf, searchWordsOf, spellingsOf } from "../matching/term-forms.ts";
import { TermTable } from "../matching/term-table.ts";
import { findOwnWords } from "./find-own-words.ts";
import { type Knowledge, rarity } from "./weigh-terms.ts";

/** How many stored articles are looked at; the newest of each term, of its rarest terms. */
const MAX_CANDIDATES = 600;
const MAX_OF_TERM = 300;
const MAX_ASKED = 6;
/** After the first look at all of them only so many best ones are looked at again. */
const MAX_RANKED = 60;
/** Best stored articles that show what is written beside the topic, and how many such words are taken. */
const FEEDBACK_ARTICLES = 6;
const FEEDBACK_TERMS = 8;
/** An article teaches something when it has this much of a long topic's own words; of a short one, what is needed at the least. */
const FEEDBACK_SHARE = 0.35;
/** What the words beside a topic weigh together at the most, its own words weighing 1. */
const BESIDE_WEIGHT = 0.4;
/** And each of them at the most. */
const MOST_BESIDE = BESIDE_WEIGHT / 3;

/** A word has to stand beside the topic in so many of them: what one article alone says is its own affair. */
const MIN_ARTICLES = 3;

/** The mean of so many is what a topic's good articles have: one alone may be the topic's own source. */
const BEST_ARTICLES = 3;
/** Of a topic told in words that articles may put otherwise, an article needs this part of what its best ones have. */
const PART_OF_BEST = 0.5;
/** But this much at the least, and at the most. */
const LEAST = 0.3;
const MOST = 0.6;
/** And more than its heaviest word alone gives, by this over the number of words: one word and two beside it. */
const BEYOND_ONE_WORD = 0.2;

/**
 * What an article needs of a short topic all of whose terms are names and concepts of the lexicon, found in whatever
 * words: by the number of terms, the least, the most, and the part of what its best stored articles have.
 */
const KNOWN = [
	{ least: 0.5, most: 0.6, ofBest: 0.8 },
	{ least: 0.7, most: 0.75, ofBest: 0.8 },
	{ least: 0.72, most: 0.74, ofBest: 0.8 },
];
/** By the number of terms, before there are articles to tell. */
const UNTOLD = [0.55, 0.72, 0.73, 0.5, 0.4, 0.35];

/**
 * Learns from the stored articles what a topic's good articles look like: which words stand beside it (RM3:
 * Lavrenko and Croft 2001, Abdul-Jaleel et al. 2004), and how much of the topic the best of them have. The
 * latter sets how much is needed, within bounds.
 */
export async function calibrate(
	node: WordsNode,
	{ language, lexicon, corpus }: Knowledge & { language: string },
): Promise<void> {
	const { least, most, ofBest } = boundsOf(node.own);
	node.needed = UNTOLD[Math.min(node.own.length, UNTOLD.length) - 1] ?? 1;
	const typed = await findOwnWords(node.own, { language, lexicon, corpus });
	node.beside = typed;
	const articles = await findTeachers(node.own, { lexicon, corpus });
	if (articles.length === 0) return makeRoom(node);
	const table = new TermTable((key) => formsOf(key, lexicon));
	let ranked = await rankFirst(node, articles, { table, corpus });
	// Before there are good articles, others only lead astray.
	const teaching = node.own.length > KNOWN.length ? FEEDBACK_SHARE : least;
	const first = ranked.slice(0, FEEDBACK_ARTICLES).filter((hit) => hit.share >= teaching);
	if (first.length >= 2) {
		node.beside = await findBeside(node, first, { lexicon, corpus });
		ranked = rank(node, ranked, table);
		// Once more from what is best then: the first look knew the reader's words only.
		node.beside = await findBeside(node, ranked.slice(0, FEEDBACK_ARTICLES), { lexicon, corpus });
		ranked = rank(node, ranked, table);
	}
	if (node.beside !== typed) node.beside = [...typed, ...node.beside].slice(0, FEEDBACK_TERMS);
	const best = ranked.slice(0, BEST_ARTICLES);
	const typical = best.reduce((sum, { share }) => sum + share, 0) / Math.max(1, best.length);
	node.needed = Math.min(most, Math.max(least, typical * ofBest));
	makeRoom(node);
}

/** Makes all weights sum to one, so that an article which has all of the topic is told from one that has its own words. */
function makeRoom(node: WordsNode): void {
	const whole = 1 + node.beside.reduce((sum, { weight }) => sum + weight, 0);
	for (const term of [...node.own, ...node.beside]) term.weight /= whole;
	node.needed /= whole;
}

function boundsOf(own: readonly WeightedTerm[]): { least: number; most: number; ofBest: number } {
	const known = KNOWN[own.length - 1];
	if (known !== undefined && (own.length === 1 || own.every((term) => term.key.startsWith("c:")))) return known;
	const heaviest = Math.max(...own.map((term) => term.weight));
	return { least: Math.max(LEAST, heaviest + BEYOND_ONE_WORD / own.length), most: MOST, ofBest: PART_OF_BEST };
}

/** Stored articles that may be about the topic: the newest with each of its rarest terms, the rarest first. */
async function findTeachers(own: readonly WeightedTerm[], { lexicon, corpus }: Knowledge): Promise<Article[]> {
	const found = new Map<number, Article>();
	const rarestFirst = [...own].sort((a, b) => b.rarity - a.rarity).slice(0, MAX_ASKED);
	for (const { key } of rarestFirst) {
		const words = searchWordsOf(key, lexicon);
		if (words.length === 0) continue;
		const limit = Math.min(MAX_OF_TERM, MAX_CANDIDATES - found.size);
		for (const article of await corpus.candidates(words, { since: 0, limit })) found.set(article.id, article);
		if (found.size >= MAX_CANDIDATES) break;
	}
	return [...found.values()].sort((a, b) => b.id - a.id);
}

interface Ranked {
	words: ArticleWords;
	share: number;
}

/** The best of the articles, read one after the other; the words of those far from the topic are not kept. */
async function rankFirst(
	node: WordsNode,
	articles: readonly Article[],
	{ table, corpus }: { table: TermTable; corpus: Knowledge["corpus"] },
): Promise<Ranked[]> {
	const judge = toJudge(node, (key) => table.use(key));
	const presence = new Presence();
	let ranked: Ranked[] = [];
	await forEachInTurns(articles, (article) => {
		const words = corpus.wordsOf?.(article) ?? readWords(article, article.source);
		presence.read(words, table);
		const share = shareOf(judge, presence);
		if (share > 0) ranked.push({ words, share });
		if (ranked.length >= 2 * MAX_RANKED) ranked = bestOf(ranked);
	});
	return bestOf(ranked);
}

function bestOf(ranked: Ranked[]): Ranked[] {
	return ranked.sort((a, b) => b.share - a.share).slice(0, MAX_RANKED);
}

/** The same articles, by what the topic has come to be. */
function rank(node: WordsNode, ranked: readonly Ranked[], table: TermTable): Ranked[] {
	const judge = toJudge(node, (key) => table.use(key));
	const presence = new Presence();
	return ranked
		.map(({ words }) => {
			presence.read(words, table);
			return { words, share: shareOf(judge, presence) };
		})
		.sort((a, b) => b.share - a.share);
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

async function findBeside(
	node: WordsNode,
	feedback: readonly Ranked[],
	{ lexicon, corpus }: Knowledge,
): Promise<WeightedTerm[]> {
	const own = new Set(node.own.flatMap((term) => spellingsOf(term.key, lexicon).flat()));
	const found = new Map<string, { word: string; label: string; mass: number; articles: number }>();
	for (const { words, share } of feedback) {
		const counts = countWords(words);
		let total = 0;
		for (const { count } of counts.values()) total += count;
		for (const [term, { word, label, count }] of counts) {
			if (own.has(term)) continue;
			const entry = found.get(term) ?? { word, label, mass: 0, articles: 0 };
			// A name is written with a capital wherever it stands.
			if (label === word) entry.label = entry.word;
			entry.mass += (share * count) / total;
			entry.articles++;
			found.set(term, entry);
		}
	}
	const shared = [...found].filter(([, entry]) => entry.articles >= Math.min(MIN_ARTICLES, feedback.length));
	const [count, frequencies] = await Promise.all([corpus.count(), corpus.frequencies(shared.map(([term]) => term))]);
	const ranked = shared
		.map(([term, entry]) => {
			const rare = rarity(frequencies.get(term) ?? 0, count, 0.003);
			return { word: entry.word, label: entry.label, rare, value: entry.mass * rare };
		})
		.sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1))
		.slice(0, FEEDBACK_TERMS);
	const sum = ranked.reduce((all, entry) => all + entry.value, 0);
	return ranked.map(({ word, label, rare, value }) => ({
		key: `w:${word}`,
		label,
		rarity: rare,
		weight: Math.min(MOST_BESIDE, (BESIDE_WEIGHT * value) / sum),
	}));
}

/** The words of an article by their stems, each as often as it stands there, and as it is written unless a sentence begins. */
function countWords(words: ArticleWords): Map<string, { word: string; label: string; count: number }> {
	const counts = new Map<string, { word: string; label: string; count: number }>();
	for (const part of [words.title, words.lead, words.text]) {
		for (const token of part.tokens) {
			if (token.folded.length < 3 || /^\d/.test(token.folded) || isStopWord(token.folded, words.language ?? "en"))
				continue;
			const term = lightStem(token.folded);
			// Without what follows an apostrophe or a hyphen.
			const written = token.surface.slice(0, token.word.length);
			const label = written.toLowerCase() === token.word ? written : token.word;
			const entry = counts.get(term);
			if (entry === undefined) counts.set(term, { word: token.word, label, count: 1 });
			else {
				entry.count++;
				if (label === token.word) entry.label = entry.word;
			}
		}
	}
	return counts;
}
