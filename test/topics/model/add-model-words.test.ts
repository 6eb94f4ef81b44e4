import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CompiledNode } from "../../../src/topics/compiled-query.ts";
import { judgeArticle } from "../../../src/topics/explaining/judge-article.ts";
import { readWords } from "../../../src/topics/matching/read-words.ts";
import { TopicIndex } from "../../../src/topics/matching/topic-index.ts";
import { addModelWords, termsToAsk } from "../../../src/topics/model/add-model-words.ts";
import type { ModelWords } from "../../../src/topics/model/model-words.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import { forms, lexicon } from "../support/judge.ts";

const options = { lexicon, corpus: createArticleCorpus() };

async function compile(query: string, words: ModelWords): Promise<{ plain: CompiledNode; root: CompiledNode }> {
	const understood = await understandTopic(query, options);
	if (!understood.ok) throw new Error(understood.fault.kind);
	return { plain: understood.root, root: await addModelWords(understood.root, words, options) };
}

const sr = ["kutije", "sanduci", "kartonske kutije", "poštanske marke", "pošta", "filatelija"];
const words: ModelWords = {
	terms: [
		{ term: "boxes", words: { sr: sr.slice(0, 4), de: ["Schachteln"] } },
		{ term: "Stamps", words: { sr: sr.slice(3), de: ["Briefmarken"] } },
	],
	beside: { en: ["Penny Black", "Rowland Hill"], sr: ["zbirka"] },
};
const vocabulary = ["boxes", "stamps", "Kosovo", "parcel", "a", "market", "Penny Black", "Schachteln", "zbirka", ...sr];
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 }).map((all) => all.join(" "));
const article = fc.record({
	title: text,
	lead: text,
	text: fc.constant(""),
	language: fc.constantFrom("sr", "en", "de", "el", undefined),
});

describe("a topic with a model's words", () => {
	it.each(["boxes", "boxes stamps", "boxes stamps Kosovo", "boxes OR stamps", '"boxes stamps" boxes Kosovo -parcel'])(
		"is found in the index whenever it matches, and matches what it did without them: %s",
		async (query) => {
			const { plain, root } = await compile(query, words);
			const index = new TopicIndex(forms);
			index.add(1, root);
			fc.assert(
				fc.property(article, (one) => {
					const { score } = judgeArticle(root, one, "", forms);
					let found = 0;
					index.match(readWords(one, ""), (_, inIndex) => {
						found = inIndex;
					});
					if (score >= 0.5 || found > 0) expect(found).toBeCloseTo(score, 6);
					const before = judgeArticle(plain, one, "", forms).score;
					if (before >= 0.5) expect(score).toBeGreaterThanOrEqual(0.5);
				}),
				{ numRuns: 300 },
			);
		},
	);

	it("explains which of the words found the model named, and which the reader", async () => {
		const { root } = await compile("boxes stamps", words);
		const why = (title: string, lead: string) =>
			judgeArticle(root, { title, lead, text: "", language: "sr" }, "", forms).why.map(({ term, found, byModel }) => [
				term,
				found,
				byModel,
			]);
		expect(why("Kutije i filatelija", "")).toEqual([
			["boxes", "Kutije", true],
			["stamps", "filatelija", true],
		]);
		expect(why("Penny Black stamps", "")).toEqual([
			["stamps", "stamps", undefined],
			["", "Penny Black", true],
		]);
		expect(why("Filatelija", "the stamps")).toEqual([
			["stamps", "stamps", undefined],
			["stamps", "Filatelija", true],
		]);
	});

	it("is the same without words that fit", async () => {
		const { plain, root } = await compile("boxes stamps", { terms: [], beside: {} });
		expect(root).toEqual(plain);
		const other = { terms: [{ term: "boxes", words: { sr: ["je", "dana", "vlada", "Kosovo"] } }], beside: {} };
		expect((await compile("boxes Kosovo", other)).root).toEqual((await compile("boxes Kosovo", words)).plain);
	});

	it("names the terms a model may know words for, and no conditions", async () => {
		const { plain } = await compile('boxes Kosovo "missing persons" title:stamps -sport', words);
		expect(termsToAsk(plain)).toEqual(["boxes", "Kosovo"]);
	});

	it("stays small, however much a model says", async () => {
		const many = (prefix: string) => Object.fromEntries(["sr", "sq", "de"].map((code) => [code, list(prefix, code)]));
		const list = (prefix: string, code: string) =>
			Array.from({ length: 30 }, (_, n) => `${prefix} ${code} broj${n}x rec${n}`);
		const { root } = await compile("boxes", { terms: [{ term: "boxes", words: many("kut") }], beside: many("mar") });
		expect(JSON.stringify(root).length).toBeLessThan(20_000);
		const index = new TopicIndex(forms);
		const began = performance.now();
		index.add(1, root);
		expect(performance.now() - began).toBeLessThan(500);
		expect(index.byteLengths.records).toBeLessThan(200_000);
	});
});
