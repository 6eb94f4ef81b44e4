import fc from "fast-check";
import { expect, it } from "vitest";
import { LIST_HEAD, Lists, roomAfter, roomFor } from "../../../../src/topics/matching/index/lists.ts";
import { Memory } from "../../../../src/topics/matching/index/memory.ts";

/** Numbers a memory holds when it becomes one that grows in place, give or take. */
const LARGE = 1 << 20;
const LISTS = 6;

const step = fc.record({
	list: fc.nat(LISTS - 1),
	pushes: fc.nat(30),
	keeps: fc.double({ min: 0, max: 1, noNaN: true }),
	isCut: fc.boolean(),
});

/** A record's numbers, of which no two are the same. */
function recordOf(list: number, nth: number, width: number): number[] {
	return Array.from({ length: width }, (_, column) => list * 1_000_000 + nth * 10 + column);
}

/** Pushes and cuts as the steps say, in lists of a memory that already holds so much, and beside them in arrays. */
function follow(steps: readonly (typeof step extends fc.Arbitrary<infer One> ? One : never)[], held: number): void {
	const width = 3;
	const memory = new Memory();
	if (held > 0) memory.allocate(held);
	const lists = new Lists(memory, width - 1);
	const heads = memory.allocate(LISTS * LIST_HEAD);
	memory.ints.fill(0, heads, heads + LISTS * LIST_HEAD);
	const expected: number[][][] = Array.from({ length: LISTS }, () => []);
	for (const [nth, { list, pushes, keeps, isCut }] of steps.entries()) {
		const head = heads + list * LIST_HEAD;
		const records = expected[list] ?? [];
		for (let pushed = 0; pushed < pushes; pushed++) {
			const record = recordOf(list, nth * 100 + pushed, width);
			const [key = 0, ...others] = record;
			const at = lists.push(head, key);
			memory.ints.set(others, at);
			records.push(record);
		}
		if (isCut) {
			records.length = Math.floor(records.length * keeps);
			lists.cut(head, records.length);
		}
		for (const [other, kept] of expected.entries()) {
			const head = heads + other * LIST_HEAD;
			const found = kept.map((_, nth) => {
				const at = lists.recordOf(head, nth);
				return [memory.ints[lists.keyOf(head, nth)], ...memory.ints.subarray(at, at + width - 1)];
			});
			expect(found).toEqual(kept);
		}
	}
}

it("keeps the records of each list while others grow and shrink beside it", () => {
	fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => follow(steps, 0)));
});

it("keeps them while the memory becomes one that grows in place, and while that grows", () => {
	const held = fc.oneof(fc.integer({ min: LARGE - 900, max: LARGE }), fc.constantFrom(2 * LARGE - 300, 2 * LARGE));
	fc.assert(
		fc.property(fc.array(step, { minLength: 10, maxLength: 30 }), held, (steps, size) => follow(steps, size)),
		{ numRuns: 25 },
	);
});

it("takes no more memory when a list is filled and emptied again and again", () => {
	const memory = new Memory();
	const lists = new Lists(memory, 2);
	const head = memory.allocate(LIST_HEAD);
	memory.ints.fill(0, head, head + LIST_HEAD);
	const fillAndEmpty = () => {
		for (let nth = 0; nth < 1_000; nth++) lists.push(head, nth);
		for (let length = 999; length >= 0; length--) lists.cut(head, length);
	};
	fillAndEmpty();
	const before = memory.byteLength;
	for (let time = 0; time < 20; time++) fillAndEmpty();
	expect(memory.byteLength).toBe(before);
});

it("gives a list room for what it has, and never for twice as much", () => {
	for (let length = 1; length < 5_000; length++) {
		expect(roomAfter(length)).toBeGreaterThan(length);
		expect(roomFor(length)).toBeGreaterThanOrEqual(length);
		expect(roomFor(length)).toBeLessThan(2 * length + 1);
		expect(roomAfter(roomFor(length) - 1)).toBe(roomFor(length));
	}
});
