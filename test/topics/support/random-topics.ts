import fc from "fast-check";
import type { CompiledNode, WeightedTerm } from "../../../src/topics/compiled-query.ts";

const vocabulary = "alfa beta gama delta epsilon zeta eta theta jota kapa lambda mi".split(" ");
const keys = [...vocabulary.map((word) => `w:${word}`), "p:alfa beta", "p:beta gama delta", "l:en", "s:insight"];

const terms = (minLength: number, maxLength: number) =>
	fc.uniqueArray(
		fc.record({
			key: fc.constantFrom(...keys),
			weight: fc.double({ min: 0.001, max: 1, noNaN: true }),
			rarity: fc.double({ min: 0.1, max: 8, noNaN: true }),
		}),
		{ minLength, maxLength, selector: ({ key }) => key },
	);

const words = fc
	.record({
		terms: terms(1, 9),
		ownCount: fc.integer({ min: 1, max: 5 }),
		needed: fc.double({ min: 0.2, max: 1, noNaN: true }),
	})
	.map(({ terms: all, ownCount, needed }): CompiledNode => {
		const labelled = all.map((term): WeightedTerm => ({ ...term, label: term.key.slice(2) }));
		const own = shareOut(labelled.slice(0, ownCount), 1);
		return { kind: "words", own, beside: shareOut(labelled.slice(ownCount), 0.4), needed };
	});

const has = fc.record({ terms: terms(1, 1), inTitle: fc.boolean() }).map(({ terms: [term], inTitle }): CompiledNode => {
	const { key = "", weight = 0, rarity = 0 } = term ?? {};
	return { kind: "has", term: { key, weight, rarity, label: `"${key}"` }, inTitle };
});

/** Topics of weights and rarities as no compiler would give them: an index must not count on anything but its own bound. */
export const { node } = fc.letrec<{ node: CompiledNode }>((tie) => ({
	node: fc.oneof(
		{ maxDepth: 3 },
		{ arbitrary: words, weight: 4 },
		{ arbitrary: has, weight: 1 },
		{
			arbitrary: fc
				.array(tie("node"), { minLength: 2, maxLength: 3 })
				.map((any): CompiledNode => ({ kind: "or", any })),
			weight: 1,
		},
		{
			arbitrary: fc
				.tuple(fc.array(tie("node"), { minLength: 1, maxLength: 3 }), fc.array(tie("node"), { maxLength: 2 }))
				.map(([all, none]): CompiledNode => ({ kind: "and", all, none })),
			weight: 2,
		},
	),
}));

const text = (maxLength: number) => fc.array(fc.constantFrom(...vocabulary), { maxLength }).map((all) => all.join(" "));
/** Articles of the same few words. */
export const article = fc.record({
	title: text(6),
	lead: text(8),
	text: fc.oneof(text(20), text(200)),
	language: fc.constantFrom("en", "sr", undefined),
});

function shareOut(terms: readonly WeightedTerm[], whole: number): WeightedTerm[] {
	const sum = terms.reduce((all, term) => all + term.weight, 0);
	return terms.map((term) => ({ ...term, weight: (whole * term.weight) / sum }));
}
