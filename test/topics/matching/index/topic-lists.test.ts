import fc from "fast-check";
import { expect, it } from "vitest";
import { Memory } from "../../../../src/topics/matching/index/memory.ts";
import { LIST_HEAD, LIST_LENGTH, RECORD, TopicLists } from "../../../../src/topics/matching/index/topic-lists.ts";

/** Numbers a memory holds when it becomes one that grows in place, give or take. */
const LARGE = 1 << 20;

const step = fc.oneof(
	{
		arbitrary: fc.record({ kind: fc.constant("create" as const), length: fc.integer({ min: 1, max: 20 }) }),
		weight: 1,
	},
	{ arbitrary: fc.record({ kind: fc.constant("add" as const), which: fc.nat(), times: fc.nat(25) }), weight: 3 },
	{ arbitrary: fc.record({ kind: fc.constant("drop" as const), which: fc.nat(), times: fc.nat(25) }), weight: 3 },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Lists as they are to be, beside the places where they are. */
interface Kept {
	list: number;
	records: [number, number][];
}

function recordsAt(memory: Memory, list: number): [number, number][] {
	const { ints } = memory;
	return Array.from({ length: ints[list + LIST_LENGTH] as number }, (_, nth) => {
		const at = list + LIST_HEAD + nth * RECORD;
		return [ints[at] as number, ints[at + 1] as number];
	});
}

function follow(steps: readonly Step[], held: number): void {
	const memory = new Memory();
	if (held > 0) memory.allocate(held);
	const lists = new TopicLists(memory);
	let all: Kept[] = [];
	let next = 1;
	const create = (length: number) => {
		const records = Array.from({ length }, (): [number, number] => [next++, next]);
		const list = lists.create(length, length);
		memory.ints.set(records.flat(), list + LIST_HEAD);
		all.push({ list, records });
	};
	for (const taken of steps) {
		if (taken.kind === "create" || all.length === 0) {
			create(taken.kind === "create" ? taken.length : 1);
			continue;
		}
		const kept = all[taken.which % all.length] as Kept;
		for (let time = 0; time < taken.times && kept.list !== 0; time++) {
			if (taken.kind === "add") {
				kept.records.push([next, next]);
				kept.list = lists.add(kept.list, next, next++);
			} else {
				const nth = next++ % kept.records.length;
				const last = kept.records.pop() as [number, number];
				if (nth < kept.records.length) kept.records[nth] = last;
				kept.list = lists.drop(kept.list, nth);
			}
		}
		expect(kept.list === 0).toBe(kept.records.length === 0);
		all = all.filter(({ list }) => list !== 0);
		for (const { list, records } of all) expect(recordsAt(memory, list)).toEqual(records);
	}
}

it("keeps the records of each list, wherever it moves, while others come and go", () => {
	fc.assert(fc.property(fc.array(step, { maxLength: 50 }), (steps) => follow(steps, 0)));
});

it("keeps them while the memory becomes one that grows in place, and while that grows", () => {
	const held = fc.oneof(fc.integer({ min: LARGE - 600, max: LARGE }), fc.constantFrom(2 * LARGE - 200, 2 * LARGE));
	fc.assert(
		fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), held, (steps, size) => follow(steps, size)),
		{ numRuns: 25 },
	);
});

it("gives the memory of a list that was dropped bit by bit to the next that grows like it", () => {
	const memory = new Memory();
	const lists = new TopicLists(memory);
	const growAndDrop = () => {
		let list = lists.create(1, 1);
		for (let nth = 1; nth < 500; nth++) list = lists.add(list, nth, 0);
		while (list !== 0) list = lists.drop(list, 0);
	};
	growAndDrop();
	const before = memory.byteLength;
	for (let time = 0; time < 20; time++) growAndDrop();
	expect(memory.byteLength).toBe(before);
});
