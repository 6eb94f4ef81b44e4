import type { StoryTerms } from "./story-terms.ts";

/** Weights are whole numbers, so many to a length of 1: small to keep, and what was added is taken away exactly. */
export const ONE = 10_000;

/** An article as a list of terms with their weights; all of them together have the length {@link ONE}. */
export interface WeighedArticle {
	feedId: number;
	terms: string[];
	weights: number[];
}

/** Weighs an article's terms: how much it says each times how rare that is anywhere. */
export function weighArticle(
	{ feedId, said }: StoryTerms,
	rarityOf: (term: string) => { term: string; rarity: number },
): WeighedArticle {
	const terms: string[] = [];
	const weights: number[] = [];
	let squares = 0;
	for (const [term, times] of said) {
		const known = rarityOf(term);
		const weight = times * known.rarity;
		terms.push(known.term);
		weights.push(weight);
		squares += weight * weight;
	}
	const scale = squares === 0 ? 0 : ONE / Math.sqrt(squares);
	return { feedId, terms, weights: weights.map((weight) => Math.round(weight * scale)) };
}
