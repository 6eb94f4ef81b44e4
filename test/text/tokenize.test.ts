import fc from "fast-check";
import { expect, it } from "vitest";
import { tokenize } from "../../src/text/tokenize.ts";

const words = (text: string) => tokenize(text).map((token) => token.folded);

it.each([
	["Kosovo–Serbia dialogue", ["kosovo", "serbia", "dialogue"]],
	["COVID-19 and the F-16", ["covid19", "and", "the", "f16"]],
	["Kosovo's l'Union dell’Unione O'Brien don't", ["kosovo", "l", "union", "dell", "unione", "obrien", "dont"]],
	["Türkiye’nin 2028'de", ["turkiye", "2028"]],
	["NATO-s, SHBA-ja, EU-a", ["nato", "shba", "eu"]],
	["EU-Erweiterung", ["eu", "erweiterung"]],
	["U.S. and E.U. talks", ["us", "and", "eu", "talks"]],
	["J.K. Rowling", ["jk", "rowling"]],
	["п’ять", ["pjat"]],
	["7,1 and 1.200.000 or 3.6.", ["7.1", "and", "1.200.000", "or", "3.6"]],
	["20–25 June 2026", ["20", "25", "june", "2026"]],
	["AT&T", ["att"]],
	["", []],
	["🦊 — !!", []],
])("cuts %j into words", (text, expected) => {
	expect(words(text)).toEqual(expected.map((word) => word.replace(/,/g, ".")));
});

it.each([
	["Koso\u200bvo Ser\u00adbia dia\u200clo\u200dgue", ["kosovo", "serbia", "dialogue"]],
	["\ufeffVučić\u200b\u200b\u2060's \u200eE\u200fU\u200e-a", ["vucic", "eu"]],
	["\u202bКо\u00adсово\u202c", ["kosovo"]],
	["👩\u200d💻 \u200b", []],
	["क्\u200dष", ["कष"]],
	// Where they divide words or endings they still do.
	["کتاب\u200cها", ["کتاب", "ها"]],
	["ข่าว\u200bกีฬา", ["ขาว", "กฬา"]],
])("folds away what is not seen: %j", (text, expected) => {
	expect(words(text)).toEqual(expected);
});

it("cuts words the same with and without what is not seen in them", () => {
	const hidden = fc.constantFrom("\u00ad", "\u200b", "\u200d", "\u200e", "\u2066", "\ufeff");
	const piece = fc.tuple(fc.constantFrom("U", ".", "S", "a", "é", "-", "19", "’", " ", "Н", "&", ","), hidden);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const plain = pieces.map(([letter]) => letter).join("");
			const marked = pieces.flat().join("");
			const telling = (text: string) => tokenize(text).map(({ word, folded, isAcronym }) => [word, folded, isAcronym]);
			expect(telling(marked)).toEqual(telling(plain));
			for (const token of tokenize(marked)) expect(marked.slice(token.start, token.end)).toBe(token.surface);
		}),
	);
});

it("tells acronyms from words", () => {
	const capitals = tokenize("EU eu US us COVID-19 Kosovo I U.N. BiH bih").map((token) => token.isAcronym);
	expect(capitals).toEqual([true, false, true, false, true, false, false, true, true, false]);
});

it("gives places at which the surface stands in the text", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
			for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.surface);
		}),
	);
});

it("takes time in proportion to the length of hostile text", () => {
	for (const piece of ["a'", "A.", "a-1", "1.", "é́", "A&", "a\u200b", "\u00ad", "\u200c"]) {
		const began = performance.now();
		tokenize(piece.repeat(50_000));
		expect(performance.now() - began).toBeLessThan(2_000);
	}
});
