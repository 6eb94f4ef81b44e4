import type { CompiledNode, WeightedTerm } from "./compiled-query.ts";
import { thousandths } from "./score-topic.ts";

/** More guards than this cost more to file than they save. */
const MAX_GUARDS = 8;

/** A word that so few articles have (one in 650) needs no guards: filing the topic under each costs more than they save. */
const RARE = 6.5;

/** A term to file a topic under, and one of which the article needs as well for the topic to stand a chance. */
export interface Anchor {
	first: WeightedTerm;
	/** Undefined when the first alone may do. */
	second: WeightedTerm | undefined;
	/** What else is known of such articles; undefined when nothing is. */
	bound?: Bound;
}

/**
 * In thousandths. An article found through this pair can match only if `first` times the strength of its first term and `second`
 * times that of its second come to `gap` at the least: everything else that may be present counts in full already.
 */
export interface Bound {
	first: number;
	second: number;
	gap: number;
}

/**
 * The pairs of terms of which an article must have one to match: without any of them the rest of the topic cannot
 * reach what is needed (the prefix filter of set-similarity joins: Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and
 * Srikant 2007; Lucene's Monitor calls it a presearcher; taken two steps deep).
 */
export function findAnchors(node: CompiledNode): Anchor[] {
	return findNearAnchors(node, 1);
}

/** The same for articles that come near: they have this part of what the topic's words need. */
export function findNearAnchors(node: CompiledNode, part: number): Anchor[] {
	return (anchorsOf(node, part) ?? []).map(rarerFirst);
}

/** Both must be present, so the pair is filed under the one that fewer articles have. */
function rarerFirst(anchor: Anchor): Anchor {
	const { first, second, bound } = anchor;
	if (second === undefined || second.rarity <= first.rarity) return anchor;
	const swapped: Anchor = { first: second, second: first };
	return bound === undefined ? swapped : { ...swapped, bound: { ...bound, first: bound.second, second: bound.first } };
}

/** Files a topic so that every article is found which gives it any score at all, however low. */
export function findAllTerms(node: CompiledNode): Anchor[] {
	switch (node.kind) {
		case "has":
			return [{ first: node.term, second: undefined }];
		case "words":
			return [...node.own, ...node.beside].map((first) => ({ first, second: undefined }));
		case "or":
			return node.any.flatMap(findAllTerms);
		case "and":
			return node.all.flatMap(findAllTerms);
	}
}

/** Undefined for a part that holds of articles with none of its terms: one that only excludes. */
function anchorsOf(node: CompiledNode, part: number): Anchor[] | undefined {
	switch (node.kind) {
		case "has":
			return [{ first: node.term, second: undefined }];
		case "words":
			return findWordAnchors(node.own, node.beside, Math.floor(thousandths(node.needed) * part));
		case "or": {
			const parts = node.any.map((inner) => anchorsOf(inner, part));
			return parts.includes(undefined) ? undefined : parts.flatMap((anchors) => anchors ?? []);
		}
		case "and": {
			const parts = node.all.map((inner) => anchorsOf(inner, part)).filter((anchors) => anchors !== undefined);
			const [rarest, other] = parts.sort((a, b) => commonness(a) - commonness(b));
			return rarest === undefined || other === undefined ? rarest : guard(rarest, other);
		}
	}
}

function findWordAnchors(own: readonly WeightedTerm[], beside: readonly WeightedTerm[], needed: number): Anchor[] {
	const firsts = own.length === 1 ? own : [...own].sort(rarestFirst);
	const help = sumOf(beside);
	const anchors: Anchor[] = [];
	let left = sumOf(firsts);
	for (const [index, first] of firsts.entries()) {
		// The words before this one are absent: else a pair of theirs has found the topic.
		if (index > 0 && left + help < needed) break;
		const rest = [...firsts.slice(index + 1), ...beside];
		for (const { second, left } of findSeconds(first, rest, needed)) {
			const bound = { first: thousandths(first.weight), second: thousandths(second?.weight ?? 0), gap: needed - left };
			anchors.push({ first, second, bound });
		}
		left -= thousandths(first.weight);
	}
	return anchors;
}

/**
 * Of which terms an article with this much must have one to come to what is needed (undefined stands for none), each
 * with the weight of those that may be present beside it: not the ones before, else these have found the topic.
 */
function findSeconds(
	{ weight, rarity }: WeightedTerm,
	rest: readonly WeightedTerm[],
	needed: number,
): { second: WeightedTerm | undefined; left: number }[] {
	const all = sumOf(rest);
	if (thousandths(weight) >= needed) return [{ second: undefined, left: all }];
	let left = all;
	const seconds: { second: WeightedTerm; left: number }[] = [];
	for (const second of [...rest].sort(rarestFirst)) {
		if (thousandths(weight) + left < needed) break;
		left -= thousandths(second.weight);
		seconds.push({ second, left });
	}
	return rarity >= RARE && seconds.length > 1 ? [{ second: undefined, left: all }] : seconds;
}

/** Both parts must hold, so a term of the second guards each of the first that has no guard yet. */
function guard(anchors: readonly Anchor[], by: readonly Anchor[]): Anchor[] {
	const guards = [...new Map(by.map(({ first }) => [first.key, first])).values()];
	if (guards.length > MAX_GUARDS) return [...anchors];
	return anchors.flatMap((anchor) =>
		anchor.second === undefined ? guards.map((second) => ({ ...anchor, second })) : [anchor],
	);
}

function rarestFirst(a: WeightedTerm, b: WeightedTerm): number {
	return b.rarity - a.rarity || (a.key < b.key ? -1 : 1);
}

function sumOf(terms: readonly WeightedTerm[]): number {
	return terms.reduce((sum, term) => sum + thousandths(term.weight), 0);
}

/** How many articles are likely to have one of the pairs, up to a constant. */
function commonness(anchors: readonly Anchor[]): number {
	return anchors.reduce((sum, { first, second }) => sum + Math.exp(-first.rarity - (second?.rarity ?? 0)), 0);
}
