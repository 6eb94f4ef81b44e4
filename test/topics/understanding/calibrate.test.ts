import { expect, it } from "vitest";
import type { Article } from "../../../src/domain/article.ts";
import type { CompiledNode } from "../../../src/topics/compiled-query.ts";
import { judgeArticle } from "../../../src/topics/explaining/judge-article.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { formsOf } from "../../../src/topics/matching/term-forms.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";

const lexicon = createLexicon();

const newArticle = (id: number, [title, text]: [title: string, text: string]): Article => ({
	id,
	storyId: "",
	developmentId: "",
	feedId: 0,
	url: undefined,
	title,
	lead: "",
	text,
	author: undefined,
	language: "en",
	publishedAt: undefined,
	seenAt: id,
	source: "",
	summary: undefined,
});

async function understand(query: string, texts: [title: string, text: string][]) {
	const articles = texts.map((text, place) => newArticle(place + 1, text));
	const corpus = createArticleCorpus();
	for (const article of articles) corpus.add(article);
	const understood = await understandTopic(query, { lexicon, corpus });
	if (!understood.ok) throw new Error(understood.fault.kind);
	const score = (article: Article) => judgeArticle(understood.root, article, "", (key) => formsOf(key, lexicon)).score;
	return { root: understood.root, terms: understood.understanding.terms, scores: articles.map(score) };
}

function wordNodes(node: CompiledNode): (CompiledNode & { kind: "words" })[] {
	if (node.kind === "words") return [node];
	if (node.kind === "has") return [];
	return (node.kind === "and" ? node.all : node.any).flatMap(wordNodes);
}

const futures: [string, string][] = [
	["Robusta futures fall", "Arabica held. The exchange in London closed early; roasters bought hand to mouth."],
	["Coffee futures fall", "Coffee from Brazil was offered freely. The exchange in London closed early."],
	["Coffee and arabica rise", "The exchange in London was firm on frost, and the price of coffee rose."],
	["Espresso bar opens", "A new bar opened in the street of the exchange in London."],
];

it("makes the weights of a topic and of what stands beside it sum to one, so that good articles don't tie", async () => {
	for (const query of ["coffee", "coffee futures in London"]) {
		const { root, scores } = await understand(query, futures);
		for (const { own, beside, needed } of wordNodes(root)) {
			expect([...own, ...beside].reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
			expect(needed).toBeLessThan(own.reduce((sum, { weight }) => sum + weight, 0));
		}
		expect(new Set(scores).size).toBe(scores.length);
		for (const score of scores) expect(score).toBeLessThan(1);
	}
});

it("gives no word beside a topic more than a third of what all may weigh", async () => {
	const { root } = await understand(
		"Mytholia",
		["line", "depot", "driver", "ticket"].map((word) => [`Mytholia ${word}`, `Mytholia paid 20 mln dlrs.`]),
	);
	const [node] = wordNodes(root);
	const own = node?.own[0]?.weight ?? 0;
	expect(node?.beside.length).toBeGreaterThan(0);
	for (const { weight } of node?.beside ?? []) expect(weight / own).toBeLessThanOrEqual(0.4 / 3 + 1e-9);
});

it("ranks the reader's own word before other words of its concept, and part of a phrase before nothing", async () => {
	const { scores, terms } = await understand("natural gas", [
		["Natural gas from Algeria", "The price was agreed."],
		["Gas supply from Algeria", "The price was agreed."],
		["Rule on gas", "Pipelines must carry it for others, the commission said."],
		["Wheat harvest in Canada", "Rain delayed it."],
	]);
	expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
	expect(scores[1]).toBeGreaterThan(scores[2] ?? 0);
	expect(scores[2]).toBeGreaterThan(0);
	expect(scores[2]).toBeLessThan(0.5);
	expect(scores[3]).toBe(0);
	expect(terms.flatMap(({ also }) => also)).not.toContain("natural gas");
});

it("weighs an everyday word at the beginning of a question as a word, not as a name", async () => {
	const { root } = await understand("Number of troops in Mytholia", [["Mytholia", "A number of troops is there."]]);
	const [node] = wordNodes(root);
	const weightOf = (label: string) => node?.own.find((term) => term.label === label)?.weight ?? 0;
	expect(weightOf("Number")).toBeLessThan(weightOf("Mytholia") / 1.4);
});

it("understands a question in capitals as it does the same in small letters, numbers and single letters among them", async () => {
	const { root } = await understand("TROOPS OF 1963 IN MYTHOLIA, A WAR", []);
	expect(wordNodes(root)[0]?.own.map(({ key }) => key)).toEqual(
		expect.arrayContaining([expect.stringMatching(/^c:/), "w:1963", "w:mytholia"]),
	);
});

it("does not take the small words of a language for another's word of the same letters", async () => {
	const texts = Array.from({ length: 200 }, (_, nth): [string, string] => [`Council ${nth}`, "The council met."]);
	// In French tea is thé.
	const tea = (await understand("tea", texts)).root;
	const zinc = (await understand("zinc", texts)).root;
	expect(wordNodes(tea)[0]?.own[0]?.rarity).toBeCloseTo(wordNodes(zinc)[0]?.own[0]?.rarity ?? 0);
});

it("shows of the words beside a topic those that tell something, and ranks by all of them", async () => {
	const outage: [string, string] = [
		"Zorgon outage",
		"The Zorgon turbine came to a stop last week, the turbine maker said.",
	];
	const { root, terms } = await understand("Zorgon outage", [outage, outage, outage, ...futures]);
	const shown = terms.find(({ term }) => term === "")?.also ?? [];
	expect(shown).toContain("turbine");
	expect(shown).not.toEqual(expect.arrayContaining(["came"]));
	expect(wordNodes(root).flatMap(({ beside }) => beside.map(({ label }) => label))).toContain("came");
});
