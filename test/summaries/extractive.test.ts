import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createExtractiveSummarizer } from "../../src/summaries/extractive.ts";
import type { Summarizable } from "../../src/summaries/summarizer.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import { invented } from "./articles.ts";

const summarize = createExtractiveSummarizer();
const limits = { maxSentences: 3, maxChars: 400 };
const article = (changes: Partial<Summarizable>): Summarizable => ({
	title: "",
	lead: "",
	text: "",
	language: "en",
	...changes,
});

/** The sentences of the article that the summary is made of, in order; undefined when it holds anything else. */
function sentencesOf(summary: string, source: string, language: string | undefined): string[] | undefined {
	const sentences = splitSentences(source, language);
	// One sentence may be how another begins, so every way through them is tried.
	const find = (rest: string, from: number): string[] | undefined => {
		if (rest === "") return [];
		for (let at = from; at < sentences.length; at++) {
			const sentence = sentences[at] ?? "";
			if (rest !== sentence && !rest.startsWith(`${sentence} `)) continue;
			const others = find(rest.slice(sentence.length + 1), at + 1);
			if (others) return [sentence, ...others];
		}
		return undefined;
	};
	return find(summary, 0);
}

describe("an extractive summary", () => {
	it.each(Object.entries(invented))("is made of whole sentences of the article (%s)", async (language, one) => {
		const summary = await summarize(one, limits);
		const used = sentencesOf(summary, one.text, language);
		expect(used?.length).toBeGreaterThanOrEqual(2);
		expect(used?.length).toBeLessThanOrEqual(3);
		expect(summary.length).toBeLessThanOrEqual(400);
		expect(summary.startsWith(one.text.split("\n")[0] ?? "?")).toBe(true);
	});

	it.each(Object.entries(invented))("holds no question, caption, call or by-line (%s)", async (_, one) => {
		const summary = await summarize(one, { maxSentences: 20, maxChars: 5000 });
		expect(summary).not.toMatch(/\?|Photo|Фото|Read more|Прочитајте|Lexo edhe|Lesen Sie|By Jane|\.\.\.|“We/);
	});

	it("begins no sentence with a word that points back to one left out", async () => {
		const text = `It began at noon in the square of the old town. ${"The council of the old town met about the square. He left."}`;
		const summary = await summarize(
			article({
				text: `Heavy rain fell on the hills all night long.\n${text}\nBut the council did not agree on the square at all.`,
			}),
			{ maxSentences: 1, maxChars: 400 },
		);
		expect(summary).not.toMatch(/^(?:It|He|But) /);
	});

	it("does not say the same thing twice, or the title again", async () => {
		const text = [
			"The bridge over the Drin will be closed for repair from Monday.",
			"From Monday the bridge over the Drin will be closed for repair.",
			"Engineers found cracks in two of its pillars last week.",
			"The bridge over the Drin is to be closed.",
		].join("\n");
		const summary = await summarize(article({ text, title: "The bridge over the Drin is to be closed" }), limits);
		expect(summary.match(/closed/g)).toHaveLength(1);
		expect(summary).toContain("cracks");
	});

	it("falls back to the feed's own summary, of which only whole sentences are taken", async () => {
		const lead =
			"The parliament adopted the budget for next year on Friday. The opposition called the debt that the gov…";
		expect(await summarize(article({ lead }), limits)).toBe(
			"The parliament adopted the budget for next year on Friday.",
		);
	});

	it.each([
		["cut words", "The parliament adopted the budget for next year on Friday and the gov"],
		["a tail of dots", "The parliament adopted the budget for next year on Friday..."],
		["a question", "Has the parliament adopted the budget for next year on Friday?"],
		["an address", "The parliament adopted the budget, see https://evil.example/win for more about it."],
		["the title again", "Budget of next year is adopted by the parliament."],
		["a footer", "The post Budget of next year appeared first on Paper."],
		["nothing", ""],
	])("is empty rather than bad: %s", async (_, lead) => {
		expect(await summarize(article({ title: "Parliament adopted budget of next year", lead }), limits)).toBe("");
	});

	it("takes a sentence longer than the limit only alone, when there is no other, and never one of a page", async () => {
		const long = `The council ${"of the old town and the new town ".repeat(14)}met on Friday.`;
		expect(long.length).toBeGreaterThan(400);
		expect(await summarize(article({ text: long }), limits)).toBe(long);
		const short = "The council of the old town met on Friday evening.";
		expect(await summarize(article({ text: `${long}\n${short}` }), limits)).toBe(short);
		expect(await summarize(article({ text: long.replace("met", `${"and all others ".repeat(20)}met`) }), limits)).toBe(
			"",
		);
	});

	it("is made of whole sentences within the limits, whatever the text", async () => {
		const piece = fc.constantFrom(
			"Council",
			"budget",
			"the",
			"of",
			"Dr.",
			"7.",
			"met",
			"Friday",
			".",
			"?",
			"…",
			"\n",
			"“",
			"”",
			"(",
			"He said.",
			"The mayor of the town opened a new bridge.",
			"U.S.",
			"изасланик",
			"https://a.example",
			"Photo:",
			"!",
			"- ",
		);
		const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(" "));
		await fc.assert(
			fc.asyncProperty(
				text,
				text,
				fc.constantFrom("en", "sr", undefined),
				fc.integer({ min: 1, max: 4 }),
				fc.integer({ min: 50, max: 700 }),
				async (body, lead, language, maxSentences, maxChars) => {
					const summary = await summarize({ title: "Town", text: body, lead, language }, { maxSentences, maxChars });
					if (summary === "") return;
					const used = sentencesOf(summary, body, language) ?? sentencesOf(summary, lead, language);
					expect(used?.length).toBeGreaterThanOrEqual(1);
					expect(used?.length).toBeLessThanOrEqual(maxSentences);
					expect(summary.length).toBeLessThanOrEqual(used?.length === 1 ? Math.max(600, maxChars) : maxChars);
				},
			),
		);
	});

	it.each([
		["no full stop in 200 kB", "word and another one ".repeat(10_000)],
		["one word of 200 kB", "a".repeat(200_000)],
		[
			"10,000 sentences",
			Array.from({ length: 10_000 }, (_, i) => `Item ${i} of town ${i % 7} costs sum ${i % 31}.`).join(" "),
		],
	])("takes a moment for %s", async (_, text) => {
		await summarize(article({ text }), limits);
		const before = performance.now();
		await summarize(article({ text }), limits);
		expect(performance.now() - before).toBeLessThan(2_000);
	});
});
