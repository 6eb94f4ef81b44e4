import fc from "fast-check";
import { expect, it } from "vitest";
import { PairList } from "../../../../src/topics/matching/index/pair-list.ts";

const pair = fc.record({ first: fc.nat(40), guard: fc.nat(40), topic: fc.nat(5), bound: fc.integer() });
type Pair = typeof pair extends fc.Arbitrary<infer One> ? One : never;
/** More than a list has room for at the beginning, in some cases. */
const pairs = fc.oneof(fc.array(pair, { maxLength: 30 }), fc.array(pair, { minLength: 1_000, maxLength: 3_000 }));

function listOf(all: readonly Pair[]): PairList {
	const list = new PairList();
	for (const { first, guard, topic, bound } of all) list.push(first, guard, topic, bound);
	return list;
}

function read({ firsts, guards, topics, bounds }: PairList, rows: Iterable<number>): Pair[] {
	return [...rows].map((row) => ({
		first: firsts[row] as number,
		guard: guards[row] as number,
		topic: topics[row] as number,
		bound: bounds[row] as number,
	}));
}

it("orders pairs by their first terms, then by their guards, equal ones as they came", () => {
	fc.assert(
		fc.property(pairs, (all) => {
			const list = listOf(all);
			expect(read(list, list.inOrder())).toEqual(
				all.toSorted((one, other) => one.first - other.first || one.guard - other.guard),
			);
		}),
		{ numRuns: 60 },
	);
});

it("orders them when ids are as high as they can be", () => {
	const high = 2 ** 22 - 1;
	const list = listOf([
		{ first: high, guard: 0, topic: 1, bound: -1 },
		{ first: 0, guard: high, topic: 2, bound: 2 ** 31 - 1 },
	]);
	expect([...list.inOrder()]).toEqual([1, 0]);
});

it("leaves out the pairs of topics that are gone and keeps the order of the others", () => {
	fc.assert(
		fc.property(pairs, (all) => {
			const list = listOf(all);
			const isGone = (topic: number) => topic % 2 === 0;
			list.dropTopics(isGone);
			const kept = all.filter(({ topic }) => !isGone(topic));
			expect(list.length).toBe(kept.length);
			expect(read(list, kept.keys())).toEqual(kept);
		}),
		{ numRuns: 60 },
	);
});

it("has no order to give when it has no pairs", () => {
	expect([...new PairList().inOrder()]).toEqual([]);
});
