import { describe, expect, it } from "vitest";
import { quoteSentences } from "../../commands/quote-sentences.ts";
import type { Article } from "../../src/domain/article.ts";

function quote(text: string, forms: string[], lead = ""): string[] {
	return quoteSentences({ lead, text, language: "en" } as Article, forms).map(({ markup }) => markup);
}

describe("sentences quoted", () => {
	it("are those that show the most forms, each form bold, and no more than two", () => {
		const text = "Kosovo is small. Kosovo and Serbia met. Talks went on. Brussels hosted. Kosovo left.";
		expect(quote(text, ["Kosovo", "Serbia", "Talks", "Brussels"])).toEqual([
			"<b>Kosovo</b> and <b>Serbia</b> met.",
			"<b>Talks</b> went on.",
		]);
	});

	it("come from the summary first, with markup escaped", () => {
		expect(quote("EU here.", ["EU"], "The <b>EU</b> & all.")).toEqual(["The &lt;b&gt;<b>EU</b>&lt;/b&gt; &amp; all."]);
	});

	it("have a form as a word of its own only, and the longer of two", () => {
		expect(quote("Europe waits. The EU waits. EU talks in the EU.", ["EU", "EU talks"])).toEqual([
			"<b>EU talks</b> in the <b>EU</b>.",
		]);
		expect(quote("Nothing of it.", ["EU", ""])).toEqual([]);
	});

	it("are cut around the form when they are long, at spaces", () => {
		const text = `${"many words before it ".repeat(50)}the mediation ${"and many words behind ".repeat(50)}`;
		const [sentence = ""] = quote(text, ["mediation"]);
		expect(sentence).toContain("<b>mediation</b>");
		expect(sentence.length).toBeLessThan(330);
		expect(sentence).toMatch(/^…\S.*\S…$/);
	});

	it("have single marks within the quotation marks around them", () => {
		const text = '“Talks go on,” said the envoy. The EU calls it a "success" and «un progrès» for the envoys.';
		expect(quote(text, ["envoy", "EU"])).toEqual([
			"‘Talks go on,’ said the <b>envoy</b>.",
			"The <b>EU</b> calls it a 'success' and ‹un progrès› for the envoys.",
		]);
	});

	it("take no time over hostile text", () => {
		const before = performance.now();
		quote("a".repeat(20_000), ["a", "aa", "aaa"]);
		quote("a ".repeat(10_000), ["a", "aa"]);
		expect(performance.now() - before).toBeLessThan(1_000);
	});
});
