import fc from "fast-check";
import { expect, it } from "vitest";
import { Memory } from "../../../../src/topics/matching/index/memory.ts";
import { StringTable } from "../../../../src/topics/matching/index/string-table.ts";

const text = fc.oneof(
	fc.integer({ max: 40, min: 0 }).map((nth) => `w${nth}`),
	fc.string({ unit: "binary", maxLength: 5 }),
	fc.constantFrom("__proto__", "", "a", "a\u0000", "\ud800"),
);

it("keeps each string in its place as long as it is used, whatever else comes and goes", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 400 }), (steps) => {
			const table = new StringTable(new Memory(), 2, 1);
			const known = new Map<string, { block: number; uses: number }>();
			for (const [string, isUse] of steps) {
				const entry = known.get(string);
				expect(table.find(string)).toBe(entry?.block ?? 0);
				if (isUse) {
					const block = table.use(string);
					if (entry === undefined) known.set(string, { block, uses: 1 });
					else entry.uses++;
					expect(block).toBe(known.get(string)?.block);
				} else if (entry !== undefined) {
					entry.uses--;
					expect(table.release(entry.block)).toBe(entry.uses === 0);
					if (entry.uses === 0) {
						table.free(entry.block);
						known.delete(string);
					}
				}
			}
			for (const [string, { block }] of known) expect(table.text(block)).toBe(string);
			expect(new Set([...known.values()].map(({ block }) => block)).size).toBe(known.size);
		}),
		{ numRuns: 300 },
	);
});

it("stays usable when many strings leave and few come while it is moved", () => {
	const table = new StringTable(new Memory(), 2, 1);
	for (let round = 0; round < 5; round++) {
		const blocks = Array.from({ length: 3_000 }, (_, nth) => table.use(`${round} ${nth}`));
		for (const block of blocks) {
			table.release(block);
			table.free(block);
		}
		for (let nth = 0; nth < 200; nth++) expect(table.use(`few ${nth}`)).toBe(table.find(`few ${nth}`));
	}
	expect(table.size).toBe(200);
	expect(table.byteLength).toBeLessThan(200_000);
});

it("finds many strings at once as it finds each", () => {
	const table = new StringTable(new Memory(), 2, 1);
	for (let nth = 0; nth < 500; nth += 2) table.use(`w${nth}`);
	const asked = Array.from({ length: 500 }, (_, nth) => `w${nth}`);
	const places = new Int32Array(500);
	table.findAll(asked, 400, places);
	expect([...places.subarray(0, 400)]).toEqual(asked.slice(0, 400).map((text) => table.find(text)));
	expect(new Set(places).size).toBe(201);
});

it("gives the memory of strings that are gone out again, with numbers of their own that are 0", () => {
	const memory = new Memory();
	const table = new StringTable(memory, 2, 1);
	const first = table.use("one");
	memory.ints.fill(7, first + StringTable.OWN, first + StringTable.OWN + 2);
	table.release(first);
	table.free(first);
	expect(table.use("two")).toBe(first);
	expect([...memory.ints.subarray(first + StringTable.OWN, first + StringTable.OWN + 2)]).toEqual([0, 0]);
	expect(table.find("one")).toBe(0);
});
