import type { CompiledNode, WeightedTerm } from "./compiled-query.ts";

/** Weights are summed as 32-bit floats at matching: a term more in doubt rather than a match lost. */
const SLACK = 1e-4;

/**
 * The rarest terms of which an article must have one to match: without all of them the rest of the topic cannot
 * reach what is needed (the prefix filter of set-similarity joins: Chaudhuri, Ganti and Kaushik 2006).
 */
export function findAnchors(node: CompiledNode): WeightedTerm[] {
	return anchorsOf(node) ?? [];
}

/** Undefined for a part that holds of articles with none of its terms: one that only excludes. */
function anchorsOf(node: CompiledNode): WeightedTerm[] | undefined {
	switch (node.kind) {
		case "has":
			return [node.term];
		case "words":
			return findWordAnchors(node.own, node.beside, node.needed);
		case "or": {
			const parts = node.any.map(anchorsOf);
			return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
		}
		case "and": {
			const parts = node.all.map(anchorsOf).filter((part) => part !== undefined);
			return parts.length === 0
				? undefined
				: parts.reduce((best, other) => (commonness(other) < commonness(best) ? other : best));
		}
	}
}

/** Every term of which one gives an article any score at all, however low. */
export function findAllTerms(node: CompiledNode): WeightedTerm[] {
	switch (node.kind) {
		case "has":
			return [node.term];
		case "words":
			return node.own;
		case "or":
			return node.any.flatMap(findAllTerms);
		case "and":
			return node.all.flatMap(findAllTerms);
	}
}

function findWordAnchors(
	own: readonly WeightedTerm[],
	beside: readonly WeightedTerm[],
	needed: number,
): WeightedTerm[] {
	const rarestFirst = [...own].sort((a, b) => b.rarity - a.rarity || (a.key < b.key ? -1 : 1));
	let left = own.reduce((sum, term) => sum + term.weight, 0);
	const help = beside.reduce((sum, term) => sum + term.weight, 0);
	const anchors: WeightedTerm[] = [];
	for (const term of rarestFirst) {
		anchors.push(term);
		left -= term.weight;
		// What stands beside the topic counts only next to a word of its own.
		if (left <= SLACK || left + help < needed - SLACK) break;
	}
	return anchors;
}

/** How many articles are likely to have one of the terms, up to a constant. */
function commonness(terms: readonly WeightedTerm[]): number {
	return terms.reduce((sum, term) => sum + Math.exp(-term.rarity), 0);
}
