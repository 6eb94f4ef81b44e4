import { afterEach, expect, it } from "vitest";
import type { NewArticle } from "../../src/domain/article.ts";
import { termsOf } from "../../src/text/terms-of.ts";
import { openTopics } from "../../src/topics/open-topics.ts";
import type { Topics } from "../../src/topics/topics.ts";
import { openStorage } from "../../storage/open-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { addFeed, day, newArticle, start as now, storeArticle } from "../support/build.ts";

const here = { chatId: 7, threadId: 0 };

const open: Storage[] = [];
afterEach(async () => {
	for (const storage of open.splice(0)) await storage.close();
});

async function start(): Promise<{ storage: Storage; topics: Topics }> {
	const storage = await openStorage("sqlite::memory:");
	open.push(storage);
	await storage.chats.meet(here.chatId, "private", "en", now);
	return { storage, topics: await openTopics({ storage }) };
}

function article(title: string, rest: Partial<NewArticle> = {}): NewArticle {
	return newArticle({ title, lead: "", text: "", publishedAt: undefined, terms: termsOf(title).join(" "), ...rest });
}

async function store(storage: Storage, articles: readonly NewArticle[]): Promise<void> {
	const feedId = await addFeed(storage, { title: "Balkan Insight" });
	for (const one of articles) await storeArticle(storage, feedId, { article: { ...one, feedId } });
}

async function understand(topics: Topics, text: string) {
	const understood = await topics.understand(text);
	if (!understood.ok) throw new Error(understood.fault.kind);
	return understood.understanding;
}

it("matches a followed topic at once, with the forms found as evidence", async () => {
	const { topics } = await start();
	const { subscription, wasAdded } = await topics.follow(here, await understand(topics, "Kosovo–Serbia dialogue"), now);
	expect(wasAdded).toBe(true);
	const [match, ...others] = topics.match(article("Dijalog Beograda i Prištine", { language: "sr" }), "Blic");
	expect(others).toEqual([]);
	expect(match?.topicId).toBe(subscription.topicId);
	expect(match?.score).toBeGreaterThanOrEqual(0.5);
	expect(match?.why).toEqual([
		{ term: "Kosovo–Serbia dialogue", found: "Dijalog Beograda i Prištine", where: "title" },
		{ term: "Kosovo", found: "Prištine", where: "title" },
		{ term: "Serbia", found: "Beograda", where: "title" },
		{ term: "dialogue", found: "Dijalog", where: "title" },
	]);
});

it("stops matching when nobody follows the topic any more", async () => {
	const { topics } = await start();
	const understanding = await understand(topics, "wildfires");
	const first = await topics.follow(here, understanding, now);
	const second = await topics.follow({ ...here, threadId: 5 }, understanding, now);
	expect(topics.size).toBe(1);
	const fire = article("Wildfires near Athens");
	await topics.unfollow(here.chatId, first.subscription.id);
	expect(topics.match(fire, "")).toHaveLength(1);
	await topics.unfollow(here.chatId, second.subscription.id);
	expect(topics.match(fire, "")).toEqual([]);
	expect(await topics.unfollow(here.chatId, second.subscription.id)).toBeUndefined();
});

it("does not follow the same topic twice, in whatever order its words stand", async () => {
	const { topics } = await start();
	await topics.follow(here, await understand(topics, "Kosovo–Serbia dialogue"), now);
	const again = await topics.follow(here, await understand(topics, "dialogue serbia kosovo"), now);
	expect(again.wasAdded).toBe(false);
	expect(topics.size).toBe(1);
});

it("tells words in a group of their own from the same words all together, for they are weighed otherwise", async () => {
	const { topics } = await start();
	await topics.follow(here, await understand(topics, "wine harvest Rahovec"), now);
	const grouped = await topics.follow(here, await understand(topics, "(wine harvest) (Rahovec)"), now);
	expect([grouped.wasAdded, topics.size]).toEqual([true, 2]);
});

it("restores the topics after a restart and understands anew what an older compiler made", async () => {
	const { storage, topics } = await start();
	await topics.follow(here, await understand(topics, "wildfires"), now);
	const { subscription } = await topics.follow(here, await understand(topics, "nuclear power"), now);
	await storage.topics.recompile(subscription.topicId, '{"version":0}', 0);
	const restored = await openTopics({ storage });
	expect(restored.size).toBe(2);
	expect(restored.match(article("Wildfires near Athens"), "")).toHaveLength(1);
	expect(restored.match(article("New nuclear power plant"), "")).toHaveLength(1);
	const versions = (await storage.topics.all()).map(({ version }) => version);
	expect(versions.every((version) => version > 0)).toBe(true);
});

it("drops the topics of a forgotten chat", async () => {
	const { storage, topics } = await start();
	await topics.follow(here, await understand(topics, "wildfires"), now);
	const { endedTopicIds } = await storage.chats.forget(here.chatId);
	topics.end(endedTopicIds);
	expect(topics.size).toBe(0);
});

it("previews what a topic would have brought: how many in the window, the newest from before it too", async () => {
	const { storage, topics } = await start();
	await store(storage, [
		article("Wildfires burn near Athens", { seenAt: now - 30 * day }),
		article("Wildfires burn on Crete", { seenAt: now - 3 * day }),
		article("Пожари у Грчкој", { seenAt: now - 2 * day, language: "sr" }),
		article("Parliament votes on budget", { seenAt: now - day }),
	]);
	const preview = await topics.preview(await understand(topics, "wildfires"), { now, days: 7, newest: 3 });
	expect(preview.count).toBe(2);
	expect(preview.days).toBe(7);
	expect(preview.newest.map((hit) => hit.article.title)).toEqual([
		"Пожари у Грчкој",
		"Wildfires burn on Crete",
		"Wildfires burn near Athens",
	]);
	expect(preview.newest[0]?.why).toEqual([{ term: "wildfires", found: "Пожари", where: "title" }]);
	const bySource = await topics.preview(await understand(topics, 'source:"Balkan Insight"'), {
		now,
		days: 7,
		newest: 2,
	});
	expect(bySource.count).toBe(3);
});

it("shows how a topic was understood", async () => {
	const { topics } = await start();
	const { terms, conditions, query } = await understand(
		topics,
		'EU  enlargement -sport lang:sq source:"Balkan Insight"',
	);
	expect(query).toBe('EU enlargement -sport lang:sq source:"Balkan Insight"');
	expect(terms[0]?.term).toBe("EU enlargement");
	expect(terms[0]?.also).toContain("zgjerimi i BE-së");
	expect(conditions).toEqual(["lang:sq", 'source:"Balkan Insight"', "-sport"]);
});

it.each([
	["the of and", "saysTooLittle"],
	["🦊", "saysTooLittle"],
	["-sport", "onlyExclusions"],
	["climate OR -sport", "onlyExclusions"],
	['"open', "unclosedQuote"],
])("answers %j with what is wrong: %s", async (text, kind) => {
	const { topics } = await start();
	expect(await topics.understand(text)).toMatchObject({ ok: false, fault: { kind } });
});

it("finds stored articles by the terms it makes of a search", async () => {
	const { storage, topics } = await start();
	await store(storage, [
		article("Избори у Београду", { language: "sr" }),
		article("Zgjedhjet në Kosovë", { language: "sq" }),
	]);
	const found = await storage.articles.search(topics.searchTerms("izbora Beograd"), { limit: 5 });
	expect(found.map(({ title }) => title)).toEqual(["Избори у Београду"]);
	expect(topics.searchTerms("the elections")).toEqual(["elect"]);
	expect(topics.searchTerms("the")).toEqual(["the"]);
});
