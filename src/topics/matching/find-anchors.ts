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

/** A term that a topic may be filed by: its weight in thousandths, and how much of it costs how little, the more the better. */
interface Guard {
	term: WeightedTerm;
	weight: number;
	worth: number;
}

function findWordAnchors(own: readonly WeightedTerm[], beside: readonly WeightedTerm[], needed: number): Anchor[] {
	const guards = [...own, ...beside].map(toGuard).sort(worthiestFirst);
	const anchors: Anchor[] = [];
	// What may be present: not the words before the first, else a pair of theirs has found the topic.
	let left = guards.reduce((sum, { weight }) => sum + weight, 0);
	const passed: WeightedTerm[] = [];
	for (const first of own.toSorted(rarestFirst)) {
		if (left < needed) break;
		passed.push(first);
		addPairs(first, guards, passed, left, needed, anchors);
		left -= thousandths(first.weight);
	}
	return anchors;
}

/**
 * Adds a pair for each of some terms of which an article with the first must have one to come to what is needed, or the
 * first alone. `left` is the weight of all that may be present: all but those that were passed.
 *
 * Which terms is a covering knapsack: without them the rest must be too light, and as few articles as can be should
 * have one of them. They are taken by weight against how common they are, and those that turn out not to be needed are
 * left out again (Dobson 1982 has how far such a choice may be from the best).
 */
function addPairs(
	first: WeightedTerm,
	guards: readonly Guard[],
	passed: readonly WeightedTerm[],
	left: number,
	needed: number,
	anchors: Anchor[],
): void {
	const firstWeight = thousandths(first.weight);
	const rest = left - firstWeight;
	const single = { first, second: undefined, firstWeight, secondWeight: 0, gap: needed - rest };
	if (firstWeight >= needed) {
		anchors.push(single);
		return;
	}
	const seconds: Guard[] = [];
	let others = rest;
	for (const guard of guards) {
		if (firstWeight + others < needed) break;
		if (passed.includes(guard.term)) continue;
		others -= guard.weight;
		seconds.push(guard);
	}
	for (let nth = seconds.length - 1; nth >= 0; nth--) {
		const { weight } = seconds[nth] as Guard;
		if (firstWeight + others + weight >= needed) continue;
		others += weight;
		seconds.splice(nth, 1);
	}
	if (seconds.length > 1 && first.rarity >= RARE - RARE_A_GUARD * seconds.length) {
		anchors.push(single);
		return;
	}
	// A pair's own bound counts on nothing that a pair before it has.
	others = rest;
	for (const { term: second, weight: secondWeight } of seconds) {
		others -= secondWeight;
		anchors.push({ first, second, firstWeight, secondWeight, gap: needed - others });
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

/** The logarithm of its weight over the share of articles that have it. */
function toGuard(term: WeightedTerm): Guard {
	const weight = thousandths(term.weight);
	return { term, weight, worth: Math.log(Math.max(1, weight)) + term.rarity };
}

function worthiestFirst(a: Guard, b: Guard): number {
	return b.worth - a.worth || (a.term.key < b.term.key ? -1 : 1);
}

/** How many articles are likely to have one of the pairs, up to a constant. */
function commonness(anchors: readonly Anchor[]): number {
	return anchors.reduce((sum, { first, second }) => sum + Math.exp(-first.rarity - (second?.rarity ?? 0)), 0);
}
