import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import type { Lesson } from "./lessons.ts";

/** What one wish for more adds to a topic whose own words weigh 1; Rocchio's β. */
const MORE_WEIGHT = 0.15;
/** What one wish for less takes from a score, when all of its terms are there; Rocchio's γ. */
const LESS_WEIGHT = 0.4;
/** All that was learned weighs at most this part of the reader's own words. */
export const MOST_LEARNED = 1 / 3;

/** The terms that count for the topic and against it, after everything that was taught. */
export interface Balance {
	more: WeightedTerm[];
	less: WeightedTerm[];
}

/**
 * Sums what was taught for and against each term (Rocchio 1971): a term of a wanted and of an unwanted article says
 * little. The weights of the wanted ones are bounded together; those of the others where they are subtracted.
 */
export function weighLessons(lessons: readonly Lesson[]): Balance {
	const sums = new Map<string, WeightedTerm>();
	for (const { wish, terms } of lessons) {
		for (const { key, label, weight, rarity } of terms) {
			const sum = sums.get(key) ?? { key, label, rarity, weight: 0 };
			sum.weight += wish === "more" ? MORE_WEIGHT * weight : -LESS_WEIGHT * weight;
			sums.set(key, sum);
		}
	}
	const more = [...sums.values()].filter(({ weight }) => weight > 0);
	const less = [...sums.values()].filter(({ weight }) => weight < 0);
	const scale = Math.min(1, MOST_LEARNED / more.reduce((sum, { weight }) => sum + weight, 0));
	return {
		more: more.map((term) => ({ ...term, weight: term.weight * scale })),
		less: less.map((term) => ({ ...term, weight: -term.weight })),
	};
}

/**
 * The topic with what counts for it beside the reader's words. What counts against it is not in the query: it only
 * lowers scores, so that what the topic is found by stays true (see `Restraints`).
 */
export function addLearned(root: CompiledNode, more: readonly WeightedTerm[]): CompiledNode {
	if (more.length === 0) return root;
	switch (root.kind) {
		case "words": {
			const known = new Set([...root.own, ...root.beside].map(({ key }) => key));
			const whole = root.own.reduce((sum, { weight }) => sum + weight, 0);
			const learned = more
				.filter(({ key }) => !known.has(key))
				.map((term) => ({ ...term, weight: term.weight * whole }));
			return { ...root, beside: [...root.beside, ...learned] };
		}
		case "has":
			return root;
		case "and":
			return { ...root, all: root.all.map((part) => addLearned(part, more)) };
		case "or":
			return { ...root, any: root.any.map((part) => addLearned(part, more)) };
	}
}
