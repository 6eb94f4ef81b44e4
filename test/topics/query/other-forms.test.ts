import { describe, expect, it } from "vitest";
import { narrowerForms, widerForms } from "../../../src/topics/query/other-forms.ts";

describe("wider forms", () => {
	it.each([
		["wine harvest Rahovec", ["harvest Rahovec", "wine Rahovec", "wine harvest"]],
		["Wine of Rahovec", ["Rahovec", "Wine"]],
		['"missing persons" lang:sq', ['"missing persons"', "missing persons lang:sq"]],
		["wine -sport", ["wine"]],
		["wine NOT sport", ["wine"]],
		["wine AND harvest", ["harvest", "wine"]],
		["climate change", ["climate"]],
		["wine or harvest", ["wine OR harvest", "harvest", "wine"]],
		['wine or "late harvest"', ["wine late harvest", '"late harvest"']],
		["wine", []],
		["lang:sq", []],
		["climate OR weather", []],
		["wine (harvest)", []],
		['source:"Koha" wine', ["wine"]],
	])("of %j are %j", (text, forms) => {
		expect(widerForms(text)).toEqual(forms);
	});
});

describe("wider forms of topics in other languages", () => {
	it.each([
		["élections en France", ["élections", "France"], ["France", "élections"]],
		["избори у Србији", ["избори", "Србији"], ["Србији", "избори"]],
		["Streik bei der Bahn", ["Streik bei der Bahn", "Streik", "Bahn"], ["Bahn", "Streik"]],
		["war in Ukraine", ["war in Ukraine", "war", "Ukraine"], ["Ukraine", "war"]],
		["Ukraine war", [], ["war", "Ukraine"]],
	])("of %j, understood as %j, are %j", (text, terms, forms) => {
		expect(widerForms(text, terms)).toEqual(forms);
	});
});

describe("narrower forms", () => {
	it.each([
		["Kosovo", [], "sq", ["Kosovo lang:sq", "title:Kosovo"]],
		["Kosovo", ["Serbia", "EU"], undefined, ["Kosovo Serbia", "Kosovo EU", "title:Kosovo"]],
		[
			"football",
			["women's football", "Football Superleague of Kosovo"],
			undefined,
			["women's football", "Football Superleague of Kosovo", "title:football"],
		],
		["Kosovo lang:sq", ["football"], "en", ["Kosovo lang:sq football"]],
		["a OR b", ["EU"], "en", ["(a OR b) EU", "(a OR b) lang:en"]],
		["wine harvest Rahovec", [], "xx", []],
		["Kosovo", ['a "quote'], undefined, ["title:Kosovo"]],
	])("of %j beside %j for a reader of %s are %j", (query, aspects, language, forms) => {
		expect(narrowerForms(query, aspects, language)).toEqual(forms);
	});
});
