import { type CompiledNode, THOUSAND } from "../compiled-query.ts";

/** An article is about a topic from this score on, whatever the topic. */
export const MATCH_SCORE = 0.5;

/** The most a wrong article can score: it breaks a condition, or lacks what it must have. */
export const BROKEN_SCORE = 0.9 * MATCH_SCORE;

/** What a weight is counted in, see {@link THOUSAND}. */
export const MILLI = 1 / THOUSAND;

/** The most that has a place beside a term's id; a weight of plain words is never near. */
const MOST = 1_023;

/** The weight of one of a topic's plain words, or what is needed of them, in thousandths. */
export function thousandths(weight: number): number {
	return Math.max(0, Math.min(MOST, Math.round(weight * THOUSAND)));
}

/** The weight of a condition in thousandths: how rare its term is. */
export function conditionThousandths(weight: number): number {
	return Math.max(0, Math.min(2 ** 28 - 1, Math.round(weight * THOUSAND)));
}

/** A compiled topic with its terms as numbers of the term table. */
export type Judge =
	| {
			kind: "words";
			own: Int32Array;
			ownWeights: Float64Array;
			beside: Int32Array;
			besideWeights: Float64Array;
			needed: number;
	  }
	| { kind: "has"; term: number; weight: number; inTitle: boolean }
	| { kind: "and"; all: Judge[]; none: Judge[] }
	| { kind: "or"; any: Judge[] };

/** Strengths of the terms of one article. */
export interface Strengths {
	strength(term: number): number;
	titleStrength(term: number): number;
}

/** The node with term numbers, which `numberOf` gives. */
export function toJudge(node: CompiledNode, numberOf: (key: string) => number): Judge {
	switch (node.kind) {
		case "words":
			return {
				kind: "words",
				own: Int32Array.from(node.own, (term) => numberOf(term.key)),
				ownWeights: Float64Array.from(node.own, (term) => thousandths(term.weight) * MILLI),
				beside: Int32Array.from(node.beside, (term) => numberOf(term.key)),
				besideWeights: Float64Array.from(node.beside, (term) => thousandths(term.weight) * MILLI),
				needed: thousandths(node.needed) * MILLI,
			};
		case "has":
			return {
				kind: "has",
				term: numberOf(node.term.key),
				weight: conditionThousandths(node.term.weight) * MILLI,
				inTitle: node.inTitle,
			};
		case "and":
			return {
				kind: "and",
				all: node.all.map((part) => toJudge(part, numberOf)),
				none: node.none.map((part) => toJudge(part, numberOf)),
			};
		case "or":
			return { kind: "or", any: node.any.map((part) => toJudge(part, numberOf)) };
	}
}

/**
 * How much the article is about the topic, from 0 to 1: {@link MATCH_SCORE} or more exactly when it matches.
 * Conditions and groups are boolean; plain words are weighed together.
 */
export function scoreTopic(judge: Judge, article: Strengths): number {
	switch (judge.kind) {
		case "words":
			return scoreWords(judge, article);
		case "has":
			return scoreHas(judge.inTitle ? article.titleStrength(judge.term) : article.strength(judge.term));
		case "or": {
			let best = 0;
			for (const part of judge.any) best = Math.max(best, scoreTopic(part, article));
			return best;
		}
		case "and":
			return scoreAll(judge, article);
	}
}

function scoreWords(judge: Judge & { kind: "words" }, article: Strengths): number {
	let share = 0;
	for (let i = 0; i < judge.own.length; i++) share += (judge.ownWeights[i] ?? 0) * article.strength(judge.own[i] ?? -1);
	const hasOwn = share > 0;
	for (let i = 0; i < judge.beside.length; i++)
		share += (judge.besideWeights[i] ?? 0) * article.strength(judge.beside[i] ?? -1);
	return scoreShare(Math.min(1, share), judge.needed, hasOwn);
}

/**
 * Brings a share of a topic's weight to the scale that all topics share. What stands beside a topic ranks articles
 * that have nothing of the topic itself, and never makes them match.
 */
export function scoreShare(share: number, needed: number, hasOwn: boolean): number {
	if (!hasOwn) return Math.min(BROKEN_SCORE, (MATCH_SCORE * share) / needed);
	if (share < needed) return (MATCH_SCORE * share) / needed;
	return needed >= 1 ? 1 : MATCH_SCORE + ((1 - MATCH_SCORE) * (share - needed)) / (1 - needed);
}

/** A condition holds or not; how well it does tells topics apart that hold. */
export function scoreHas(strength: number): number {
	return strength === 0 ? 0 : MATCH_SCORE + (1 - MATCH_SCORE) * Math.min(1, strength);
}

function scoreAll(judge: Judge & { kind: "and" }, article: Strengths): number {
	let sum = 0;
	let weights = 0;
	let isBroken = false;
	for (const part of judge.all) {
		const score = scoreTopic(part, article);
		const weight = weightOf(part);
		sum += weight * score;
		weights += weight;
		if (score < MATCH_SCORE) isBroken = true;
	}
	for (const part of judge.none) if (scoreTopic(part, article) >= MATCH_SCORE) isBroken = true;
	return combineScores(sum, weights, isBroken);
}

/** The score of parts that must all hold, from the weighed sum of theirs. */
export function combineScores(sum: number, weights: number, isBroken: boolean): number {
	const score = weights === 0 ? 0 : sum / weights;
	// Rounding must not turn a match into a miss.
	return isBroken ? Math.min(score, BROKEN_SCORE) : Math.max(score, MATCH_SCORE);
}

function weightOf(judge: Judge): number {
	switch (judge.kind) {
		case "words":
			return judge.own.length;
		case "has":
			return judge.weight;
		default:
			return 1;
	}
}
