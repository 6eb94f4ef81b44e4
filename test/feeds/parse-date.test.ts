import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/feeds/parse-date.ts";

describe("parseDate", () => {
	it.each([
		["Tue, 10 Mar 2026 09:30:00 GMT", "2026-03-10T09:30:00.000Z"],
		["Tue, 10 Mar 2026 09:30:00 +0100", "2026-03-10T08:30:00.000Z"],
		["10 Mar 26 09:30 EST", "2026-03-10T14:30:00.000Z"],
		["Tue,10 Mar 2026 9:30:00 CET", "2026-03-10T08:30:00.000Z"],
		["Tue, 10 March 2026 09:30:00 PM +0000", "2026-03-10T21:30:00.000Z"],
		["2026-03-10T09:30:00Z", "2026-03-10T09:30:00.000Z"],
		["2026-03-10T09:30:00.123+02:00", "2026-03-10T07:30:00.000Z"],
		["2026-03-10 09:30", "2026-03-10T09:30:00.000Z"],
		["2026-03-10", "2026-03-10T00:00:00.000Z"],
		["2026-03", "2026-03-01T00:00:00.000Z"],
		["20260310T093000Z", "2026-03-10T09:30:00.000Z"],
		["Tue Mar 10 09:30:00 2026", "2026-03-10T09:30:00.000Z"],
		["Tue Mar 10 09:30:00 CET 2026", "2026-03-10T08:30:00.000Z"],
		["March 10, 2026 9:30 am", "2026-03-10T09:30:00.000Z"],
		["10.03.2026 09:30", "2026-03-10T09:30:00.000Z"],
		["3/10/2026 9:30:00 PM", "2026-03-10T21:30:00.000Z"],
		["25/3/2026", "2026-03-25T00:00:00.000Z"],
		["1773135000", "2026-03-10T09:30:00.000Z"],
		["mar., 10 mars 2026 10:30:00 +0100", "2026-03-10T09:30:00.000Z"],
		["уто, 10 мар 2026 10:30:00 +0100", "2026-03-10T09:30:00.000Z"],
		["10 Aralık 2026 09:30", "2026-12-10T09:30:00.000Z"],
	])("reads %s", (text, iso) => {
		expect(new Date(parseDate(text) ?? Number.NaN).toISOString()).toBe(iso);
	});

	it.each(["", "yesterday", "2026-13-01", "32 Mar 2026 10:00 GMT", "10 Foo 2026", "2026-03-10T25:00:00Z"])(
		"takes %j for no date",
		(text) => {
			expect(parseDate(text)).toBeUndefined();
		},
	);

	it("does not depend on the machine's time zone", () => {
		expect(parseDate("10 Mar 2026 09:30")).toBe(Date.UTC(2026, 2, 10, 9, 30));
	});

	it("never throws and never takes long", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (text) => {
				parseDate(text);
			}),
		);
		const before = Date.now();
		for (const piece of [" ", "1", "a ", "10 ", "Tue, ", ":"]) parseDate(piece.repeat(100_000));
		expect(Date.now() - before).toBeLessThan(500);
	});
});
