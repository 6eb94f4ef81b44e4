import { describe, expect, it } from "vitest";
import { narrowerForms, widerForms } from "../../src/topics/other-forms.ts";
import type { Understanding } from "../../src/topics/topics.ts";

describe("wider forms", () => {
	it.each([
		["wine harvest Rahovec", ["harvest Rahovec", "wine Rahovec", "wine harvest"]],
		["Wine of Rahovec", ["Rahovec", "Wine"]],
		['"missing persons" lang:sq', ['"missing persons"', "missing persons lang:sq"]],
		["wine -sport", ["wine"]],
		["wine NOT sport", ["wine"]],
		["wine AND harvest", ["harvest", "wine"]],
		["wine", []],
		["lang:sq", []],
		["climate OR weather", []],
		["wine (harvest)", []],
		['source:"Koha" wine', ["wine"]],
	])("of %j are %j", (text, forms) => {
		expect(widerForms(text)).toEqual(forms);
	});
});

describe("narrower forms", () => {
	const understanding = (query: string, beside: string[] = []) =>
		({
			query,
			terms: [{ term: query, also: [] }, ...(beside.length > 0 ? [{ term: "", also: beside }] : [])],
		}) as unknown as Understanding;
	it("have a word that stands beside the topic, stand in the title, or are in the reader's language", () => {
		expect(narrowerForms(understanding("Kosovo"), "sq")).toEqual(["title:Kosovo", "Kosovo lang:sq"]);
		expect(narrowerForms(understanding("Kosovo", ["Serbia", "Kurti", "EU"]), "sq")).toEqual([
			"Kosovo Serbia",
			"Kosovo Kurti",
			"title:Kosovo",
		]);
		expect(narrowerForms(understanding("Kosovo"), undefined)).toEqual(["title:Kosovo"]);
		expect(narrowerForms(understanding("Kosovo lang:sq"), "en")).toEqual([]);
		expect(narrowerForms(understanding("a OR b"), "en")).toEqual(["(a OR b) lang:en"]);
		expect(narrowerForms(understanding("Kosovo"), "xx")).toEqual(["title:Kosovo"]);
	});
});
