import { afterEach, beforeEach, expect, it } from "vitest";
import { termsOf } from "../../../src/text/terms-of.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { openTopics } from "../../../src/topics/open-topics.ts";
import type { Topics } from "../../../src/topics/topics.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, start, storeArticle } from "../../support/build.ts";

const lexicon = createLexicon();
let storage: Storage;
let topics: Topics;
beforeEach(async () => {
	storage = await openStorage("sqlite::memory:");
	topics = await openTopics({ storage, lexicon });
});
afterEach(() => storage.close());

async function judge(query: string, article: { title: string; lead?: string; language?: string }) {
	await storage.chats.meet(1, "private", "en", start);
	const understood = await topics.understand(query);
	if (!understood.ok) throw new Error(understood.fault.kind);
	const { subscription } = await topics.follow({ chatId: 1, threadId: 0 }, understood.understanding, start);
	const feedId = await addFeed(storage, { title: "Koha" });
	const id = await storeArticle(storage, feedId, { article: { lead: "", text: "", language: "en", ...article } });
	const stored = await storage.articles.get(id);
	if (!stored) throw new Error("not stored");
	const [judgement] = topics.judge(stored, [subscription.topicId, 999]);
	const [match] = topics.match({ ...stored, keys: [], terms: "" }, stored.source);
	return { judgement, match };
}

it("gives the score and the reasons that matching gives", async () => {
	const { judgement, match } = await judge("wine harvest", { title: "Wine harvest begins in Rahovec" });
	expect(judgement?.score).toBeCloseTo(match?.score ?? 0, 5);
	expect(judgement).toMatchObject({ needed: 0.5, missing: [], unwanted: [], why: match?.why });
});

it.each([
	["wine harvest", "Wine fair opens in Rahovec", ["harvest"]],
	["wine lang:sq", "Wine fair opens in Rahovec", ["lang:sq"]],
	['wine source:"Balkan Insight"', "Wine fair opens in Rahovec", ['source:"Balkan Insight"']],
	["wine title:Prizren", "Wine fair opens in Rahovec", ["title:Prizren"]],
	['wine "small town"', "Wine fair opens in a town", ['"small town"']],
	["wine (Prizren OR Gjakova)", "Wine fair opens in Rahovec", ["Prizren"]],
	["penguins", "Wine fair opens in Rahovec", ["penguins"]],
])("says of %j what an article lacks", async (query, title, missing) => {
	const { judgement, match } = await judge(query, { title });
	expect(match).toBeUndefined();
	expect(judgement?.score).toBeLessThan(0.5);
	expect(judgement?.missing).toEqual(missing);
});

it.each([
	["wine -fair", [], ["fair"]],
	["wine -(fair OR market)", [], ["fair", "market"]],
	["(wine -fair) OR penguins", [], ["fair"]],
	["wine -fair lang:sq", ["lang:sq"], ["fair"]],
	["(wine -fair) OR Rahovec", [], []],
])("says of %j what stands in an article though the topic leaves it out", async (query, missing, unwanted) => {
	const { judgement, match } = await judge(query, { title: "Wine fair opens in Rahovec" });
	expect(judgement).toMatchObject({ missing, unwanted });
	expect(match === undefined).toBe(missing.length + unwanted.length > 0);
});

it("names no term of the reader's for a word that only stands beside the topic in the store", async () => {
	const feedId = await addFeed(storage, { title: "Vreme" });
	for (let i = 0; i < 6; i++) {
		const title = `Grape harvest in Rahovec, cooperative ${i}`;
		await storeArticle(storage, feedId, { article: { title, lead: "", terms: termsOf(title).join(" ") } });
	}
	const { judgement } = await judge("grape harvest", { title: "Harvest of grapes in Rahovec" });
	expect(judgement?.why).toContainEqual({ term: "", found: "Rahovec", where: "title" });
	expect(judgement?.why.filter(({ term }) => term !== "").length).toBeGreaterThan(0);
});
