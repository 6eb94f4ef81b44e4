import fc from "fast-check";
import { expect, it } from "vitest";
import { normalForm } from "../../../src/topics/query/normal-form.ts";
import { parseQuery } from "../../../src/topics/query/parse-query.ts";

function form(text: string): string {
	const parsed = parseQuery(text);
	return parsed.ok ? normalForm(parsed.node) : `${parsed.fault.kind}@${parsed.fault.at}`;
}

it.each([
	["Kosovo–Serbia dialogue", "dialogue kosovo serbia"],
	["dialogue  KOSOVO serbia", "KOSOVO dialogue serbia"],
	["Kosovo - Serbia", "kosovo serbia"],
	['"missing persons"', '"missing persons"'],
	["“missing persons”", '"missing persons"'],
	["football -sport", "football -(sport)"],
	['football -"world cup"', 'football -("world cup")'],
	["climate OR weather", "(climate OR weather)"],
	["climate or weather", "climate weather"],
	["rule of law and not war", "law of rule war"],
	["mine d'or", "d mine or"],
	["prix or", "or prix"],
	["Kosovo AND Serbia", "kosovo serbia"],
	["Kosovo NOT sport", "kosovo -(sport)"],
	["Kosovo AND NOT sport", "kosovo -(sport)"],
	["NOT (a OR b) c", "c -((a OR b))"],
	["NATO OR EU", "(EU OR NATO)"],
	["a OR b AND c", "(a OR b c)"],
	["(a OR b) AND c", "(a OR b) c"],
	["a OR b OR c d", "(a OR b OR c d)"],
	["title:Vučić", "title:vucic"],
	["TITLE:Vučić election", "election title:vucic"],
	['source:"Balkan Insight"', 'source:"balkan insight"'],
	["lang:sq zgjedhje", "lang:sq zgjedhje"],
	["lang:hr izbori", "izbori lang:sr"],
	["lang:albanian x", "lang:sq x"],
	["Kosovo (dialogue OR talks)", "(dialogue OR talks) kosovo"],
	["title:(Vučić OR Kurti)", "(title:kurti OR title:vucic)"],
	["title:Kosovo–Serbia", 'title:"kosovo serbia"'],
	["((a))", "a"],
	["(a b) (c)", "(a b) (c)"],
	["(c) AND (b a)", "(a b) (c)"],
	["a b (c)", "(a b) (c)"],
	["a (b OR c) d", "(b OR c) a d"],
	["-(a OR b) c", "c -((a OR b))"],
	["COVID-19", "COVID19"],
])("reads %j as %j", (text, expected) => {
	expect(form(text)).toBe(expected);
});

it.each([
	["", "empty@0"],
	["   ", "empty@0"],
	["x".repeat(201), "tooLong@200"],
	[Array.from({ length: 21 }, (_, i) => `w${i}`).join(" "), "tooManyTerms@70"],
	['climate "missing persons', "unclosedQuote@8"],
	["(climate OR weather", "unclosedParenthesis@0"],
	["climate) weather", "strayParenthesis@7"],
	["climate OR", "missingOperand@8"],
	["OR climate", "missingOperand@0"],
	["climate OR OR weather", "missingOperand@8"],
	["climate ()", "emptyGroup@8"],
	["(OR a)", "missingOperand@1"],
	['climate ""', "emptyPhrase@8"],
	['""', "emptyPhrase@0"],
	['climate title:""', "emptyField@8"],
	["AND climate", "missingOperand@0"],
	["climate AND", "missingOperand@8"],
	["climate AND AND x", "missingOperand@8"],
	["climate OR AND x", "missingOperand@8"],
	["climate NOT", "nothingExcluded@8"],
	["climate NOT OR x", "nothingExcluded@8"],
	["title: Vučić", "emptyField@0"],
	["climate source:", "emptyField@8"],
	["lang:klingonish climate", "unknownLanguage@5"],
	["((((((a))))))", "nestedTooDeep@5"],
])("answers %j with its fault and place", (text, expected) => {
	expect(form(text)).toBe(expected);
});

it.each([
	['climate "missing persons', 'climate "missing persons"'],
	["(climate OR weather", "(climate OR weather)"],
	["climate) weather", "climate weather"],
	["climate OR", "climate"],
	["title: Vučić", "title:Vučić"],
	["lang:klingonish climate", "climate"],
	["((Kosovo) OR", "((Kosovo))"],
	["(climate OR", "(climate)"],
	['climate OR ""', "climate"],
	["climate AND NOT", "climate"],
])("suggests for %j a topic that works: %j", (text, expected) => {
	const parsed = parseQuery(text);
	expect(parsed.ok).toBe(false);
	if (parsed.ok) return;
	expect(parsed.fault.suggestion).toBe(expected);
	expect(parseQuery(expected).ok).toBe(true);
});

it.each(["(", '"', "OR", "(OR", '""', "lang:", `"${"x".repeat(199)}`])("suggests nothing for %j", (text) => {
	const parsed = parseQuery(text);
	expect(parsed.ok ? undefined : parsed.fault.suggestion).toBeUndefined();
	expect(parsed.ok).toBe(false);
});

it.each([
	["a question in capitals", "WHY BRITAIN DID NOT JOIN THE COMMON MARKET", ["NOT", "JOIN", "MARKET"]],
	["a line in capitals", "SKYBOLT OR POLARIS IN BRITAIN", ["SKYBOLT", "OR", "POLARIS"]],
])("takes no word of %s for an operator", (_, query, words) => {
	const parsed = parseQuery(query);
	expect(parsed.ok && parsed.node.kind === "words" ? parsed.node.words.map(({ surface }) => surface) : []).toEqual(
		expect.arrayContaining(words),
	);
});

it("takes small words in capitals for acronyms in no sentence of capitals, but with their dots", () => {
	const acronymsOf = (query: string) => {
		const parsed = parseQuery(query);
		const words = parsed.ok && parsed.node.kind === "words" ? parsed.node.words : [];
		return words.filter(({ isAcronym }) => isAcronym).map(({ surface }) => surface);
	};
	expect(acronymsOf("WHO Geneva")).toEqual(["WHO"]);
	expect(acronymsOf("WHO SUCCEEDED MACMILLAN IN U.S. EYES")).toEqual(["SUCCEEDED", "MACMILLAN", "U.S", "EYES"]);
});

it("counts no small words, of which a question has many", () => {
	const question =
		"which of the countries that were in the league are for it and which are against it, and what did they say to it then";
	expect(question.split(" ").length).toBeGreaterThan(20);
	expect(parseQuery(question).ok).toBe(true);
});

it("counts in its faults how many there were and may be", () => {
	const parsed = parseQuery("🦊".repeat(201));
	expect(parsed.ok ? undefined : parsed.fault).toMatchObject({ kind: "tooLong", count: 201, limit: 200 });
	expect(parseQuery("🦊".repeat(200)).ok).toBe(true);
});

it("never throws, whatever is typed; every fault lies in the text and every suggestion can be parsed", () => {
	const piece = fc.constantFrom(
		...[
			"(",
			")",
			'"',
			"-",
			"OR",
			" AND ",
			" NOT ",
			" or ",
			" ",
			"title:",
			"source:",
			"lang:",
			"sq",
			"“",
			"a",
			"Kosovo–Serbia",
			"'",
			":",
			"𝔸",
			"\u202e",
			"é́",
		],
	);
	const text = fc.oneof(
		fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
		fc.string({ unit: "binary", maxLength: 300 }),
	);
	fc.assert(
		fc.property(text, (typed) => {
			const parsed = parseQuery(typed);
			if (parsed.ok) return;
			expect(parsed.fault.at).toBeGreaterThanOrEqual(0);
			expect(parsed.fault.at).toBeLessThanOrEqual(typed.length);
			const { suggestion } = parsed.fault;
			if (suggestion !== undefined) expect(parseQuery(suggestion)).toMatchObject({ ok: true });
		}),
		{ numRuns: 2_000 },
	);
});
