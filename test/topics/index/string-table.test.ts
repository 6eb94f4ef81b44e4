import fc from "fast-check";
import { expect, it } from "vitest";
import { StringTable } from "../../../src/topics/index/string-table.ts";

const text = fc.oneof(
	fc.integer({ max: 40, min: 0 }).map((nth) => `w${nth}`),
	fc.string({ unit: "binary", maxLength: 5 }),
	fc.constantFrom("__proto__", "", "a", "a\u0000", "\ud800"),
);

it("keeps each string and its number as long as it is used, whatever else comes and goes", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 400 }), (steps) => {
			const table = new StringTable(1);
			const known = new Map<string, { id: number; uses: number }>();
			for (const [string, isUse] of steps) {
				const entry = known.get(string);
				expect(table.find(string)).toBe(entry?.id ?? -1);
				if (isUse) {
					const id = table.use(string);
					if (entry === undefined) known.set(string, { id, uses: 1 });
					else entry.uses++;
					expect(id).toBe(known.get(string)?.id);
				} else if (entry !== undefined) {
					entry.uses--;
					expect(table.release(entry.id)).toBe(entry.uses === 0);
					if (entry.uses === 0) known.delete(string);
				}
			}
			for (const [string, { id }] of known) expect(table.text(id)).toBe(string);
			expect(new Set([...known.values()].map(({ id }) => id)).size).toBe(known.size);
		}),
		{ numRuns: 300 },
	);
});

it("stays usable when many strings leave and few come while it is moved", () => {
	const table = new StringTable(1);
	for (let round = 0; round < 5; round++) {
		const ids = Array.from({ length: 3_000 }, (_, nth) => table.use(`${round} ${nth}`));
		for (const id of ids) table.release(id);
		for (let nth = 0; nth < 200; nth++) expect(table.use(`few ${nth}`)).toBe(table.find(`few ${nth}`));
	}
	expect(table.capacity).toBeLessThan(4_000);
});

it("gives the numbers of released strings out again", () => {
	const table = new StringTable(1);
	const first = table.use("one");
	table.release(first);
	expect(table.use("other")).toBe(first);
	expect(table.find("one")).toBe(-1);
});
