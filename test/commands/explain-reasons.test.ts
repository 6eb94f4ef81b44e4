import { expect, it } from "vitest";
import { explainReasons } from "../../commands/explain-reasons.ts";
import { openWords } from "../../src/words/open-words.ts";

const say = openWords().in("en");

it("says a word once that was found for several terms, as the one it is", () => {
	const found = explainReasons(
		[
			{ term: "Kosovo–Serbia dialogue", found: "Kosovo", where: "title" },
			{ term: "Kosovo", found: "Kosovo", where: "title" },
			{ term: "dialogue", found: "talks", where: "title" },
			{ term: "Kosovo–Serbia dialogue", found: "Talks", where: "title" },
		],
		say,
	);
	expect(found.toString()).toBe("<b>Kosovo</b> and <b>talks</b> (for dialogue) in the title");
});

it("says nothing of the parts of what was found whole for the same term", () => {
	const term = "missing persons";
	const found = explainReasons(
		[
			{ term, found: "Missing persons", where: "title" },
			{ term, found: "Missing", where: "title" },
			{ term: "person", found: "persons", where: "title" },
			{ term, found: "missing", where: "text" },
		],
		say,
	);
	expect(found.toString()).toBe(
		"<b>Missing persons</b> and <b>persons</b> (for person) in the title and <b>missing</b> (for missing persons) in the text",
	);
});

it("tells the reader's words from those that stand beside the topic", () => {
	const found = explainReasons(
		[
			{ term: "Kosovo", found: "Kosovo", where: "title" },
			{ term: "", found: "Aalto", where: "title" },
			{ term: "", found: "envoy", where: "title" },
			{ term: "", found: "Brussels", where: "text" },
		],
		say,
	);
	expect(found.toString()).toBe(
		"<b>Kosovo</b> and <b>Aalto</b> and <b>envoy</b> (often with your topic) in the title and <b>Brussels</b> (often with your topic) in the text",
	);
});

it("says of a word that only a model named that it did", () => {
	const found = explainReasons(
		[
			{ term: "women's football", found: "Fudbalerke", where: "title", byModel: true },
			{ term: "", found: "ligë", where: "title", byModel: true },
			{ term: "", found: "stadium", where: "title" },
			{ term: "football", found: "football", where: "text" },
		],
		say,
	);
	expect(found.toString()).toBe(
		"<b>Fudbalerke</b> and <b>ligë</b> (named by the model for your topic) and <b>stadium</b> (often with your topic) in the title and <b>football</b> in the text",
	);
});
