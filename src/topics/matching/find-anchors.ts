import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import { listLeaves } from "../list-leaves.ts";
import { thousandths } from "./score-topic.ts";

/** More guards than this cost more to file than they save. */
const MAX_GUARDS = 8;

/**
 * A word that few articles have needs no guards: filing the topic under each costs more than they save. The more guards
 * it would be, the less rare it has to be: one in 650 articles, and of ten guards one in 150.
 */
const RARE = 6.5;
const RARE_A_GUARD = 0.15;

/** A term to file a topic under, and one of which the article needs as well for the topic to stand a chance. */
export interface Anchor {
	first: WeightedTerm;
	/** Undefined when the first alone may do. */
	second: WeightedTerm | undefined;
	/**
	 * In thousandths: such an article can match only if `firstWeight` times the strength of the first term and
	 * `secondWeight` times that of the second come to `gap` at the least: everything else that may be present counts in
	 * full already. A gap of 0 where nothing is known.
	 */
	firstWeight: number;
	secondWeight: number;
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
	const anchors = anchorsOf(node, part) ?? [];
	for (const anchor of anchors) putRarerFirst(anchor);
	return anchors;
}

/** Both must be present, so the pair is filed under the one that fewer articles have. */
function putRarerFirst(anchor: Anchor): void {
	const { first, second, firstWeight, secondWeight } = anchor;
	if (second === undefined || second.rarity <= first.rarity) return;
	anchor.first = second;
	anchor.second = first;
	anchor.firstWeight = secondWeight;
	anchor.secondWeight = firstWeight;
}

function alone(first: WeightedTerm): Anchor {
	return { first, second: undefined, firstWeight: 0, secondWeight: 0, gap: 0 };
}

/** Files a topic so that every article is found which gives it any score at all, however low. */
export function findAllTerms(node: CompiledNode): Anchor[] {
	return listLeaves(node).flatMap((leaf) =>
		leaf.kind === "has" ? [alone(leaf.term)] : [...leaf.own, ...leaf.beside].map(alone),
	);
}

/** Undefined for a part that holds of articles with none of its terms: one that only excludes. */
function anchorsOf(node: CompiledNode, part: number): Anchor[] | undefined {
	switch (node.kind) {
		case "has":
			return [alone(node.term)];
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
	const all = [...own, ...beside].sort(rarestFirst);
	const anchors: Anchor[] = [];
	// What may be present: not the words before the first, else a pair of theirs has found the topic.
	let left = sumOf(all);
	const passed: WeightedTerm[] = [];
	for (const first of all) {
		if (!own.includes(first)) continue;
		if (left < needed) break;
		passed.push(first);
		addPairs(first, all, passed, left, needed, anchors);
		left -= thousandths(first.weight);
	}
	return anchors;
}

/**
 * Adds a pair for each term of which an article with the first must have one to come to what is needed, the rarest
 * first, or the first alone. `left` is the weight of all that may be present: `all` but those that were passed.
 */
function addPairs(
	first: WeightedTerm,
	all: readonly WeightedTerm[],
	passed: readonly WeightedTerm[],
	left: number,
	needed: number,
	anchors: Anchor[],
): void {
	const before = anchors.length;
	const firstWeight = thousandths(first.weight);
	const rest = left - firstWeight;
	const single = { first, second: undefined, firstWeight, secondWeight: 0, gap: needed - rest };
	if (firstWeight >= needed) {
		anchors.push(single);
		return;
	}
	let others = rest;
	for (const second of all) {
		if (passed.includes(second)) continue;
		if (firstWeight + others < needed) break;
		const secondWeight = thousandths(second.weight);
		others -= secondWeight;
		anchors.push({ first, second, firstWeight, secondWeight, gap: needed - others });
	}
	const guards = anchors.length - before;
	if (guards > 1 && first.rarity >= RARE - RARE_A_GUARD * guards) {
		anchors.length = before;
		anchors.push(single);
	}
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
