import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createNewSentences } from "../../src/delivery/new-sentences.ts";
import type { Delivery } from "../../src/domain/delivery.ts";
import { hour, minute, start } from "../support/build.ts";
import { type FeedItem, rssOf } from "../support/feed-server.ts";
import { openPollingDesk, type PollingDesk } from "./polling-desk.ts";

const chatId = 7;
let desk: PollingDesk;
let messageId: number;

const weather: FeedItem = {
	title: "Rain expected all week",
	link: "https://a.example/rain",
	description: "Wet.",
	pubDate: new Date(start - 2 * hour).toUTCString(),
};
const first: FeedItem = {
	title: "Explosion in Pristina: 3 dead",
	link: "https://a.example/explosion",
	guid: "explosion",
	description: "An explosion shook a market in Pristina in the morning.",
	pubDate: new Date(start - hour).toUTCString(),
};

beforeEach(async () => {
	desk = await openPollingDesk();
	messageId = 100;
	desk.server.put("/feed", rssOf([weather]));
	await desk.listFeeds("/feed");
	await desk.poll("/feed");
	await desk.follow(chatId, "Pristina");
});
afterEach(async () => {
	expect(await desk.storage.check()).toEqual([]);
	await desk.close();
});

/** The feed shows these from now on and is polled. */
async function show(...items: FeedItem[]): Promise<void> {
	desk.clock.now += 5 * minute;
	desk.server.put("/feed", rssOf([...items, weather]));
	await desk.poll("/feed");
}

/** Sends what is planned; resolves with it. */
async function send(): Promise<Delivery[]> {
	const sent: Delivery[] = [];
	const { outbox } = desk.storage;
	for (;;) {
		const due = await outbox.due(desk.clock.now, { limit: 9, exceptChatIds: [] });
		if (due.length === 0) return sent;
		for (const delivery of due) {
			await outbox.claim(delivery.id, desk.clock.now);
			await outbox.recordSent(delivery.id, { messageId: ++messageId, sentAt: desk.clock.now });
			sent.push(delivery);
		}
	}
}

const titles = (deliveries: Delivery[]) => deliveries.map(({ article }) => article.title);
const listed = async () => (await desk.storage.articles.newest(20)).map(({ title }) => title);

describe("an article whose words change at its place", () => {
	it("is news once more where its title tells other news, in answer to the first message", async () => {
		await show(first);
		const [told] = await send();
		const changed = { ...first, title: "Explosion in Pristina: 5 dead" };
		await show(changed);
		await show(changed);
		const answers = await send();
		expect(titles(answers)).toEqual(["Explosion in Pristina: 5 dead"]);
		expect(answers[0]?.answers).toBe(101);
		expect(answers[0]?.article.storyId).toBe(told?.article.storyId);
		expect(desk.plannedCalls()).toBe(2);
	});

	it.each([
		["Talks with Pristina today", "Talks with Pristina cancelled"],
		["Talks with Pristina cancelled", "Talks with Pristina not cancelled"],
		["Pristina court clears mayor", "Pristina court sentences mayor"],
		["Mayor of Pristina denies resigning", "Mayor of Pristina resigning"],
		["Pristina beats Mitrovica", "Mitrovica beats Pristina"],
		["Pristina mayor hired", "Pristina mayor fired"],
	])("tells that %s and then %s", async (before, after) => {
		await show({ ...first, title: before });
		expect(await send()).toHaveLength(1);
		await show({ ...first, title: after });
		expect(titles(await send())).toEqual([after]);
	});

	it.each([
		["a mark", "Explosion in Pristina – 3 dead"],
		["capitals", "EXPLOSION IN PRISTINA: 3 DEAD"],
		["a letter", "Explosion in Pristinna: 3 dead"],
		["two letters that change places", "Explosoin in Pristina: 3 dead"],
		["a label", "UPDATED: Explosion in Pristina: 3 dead [VIDEO]"],
		["the time of day", "Explosion in Pristina: 3 dead (14:05)"],
		["a count of views", "Explosion in Pristina: 3 dead | 1,204 views"],
		["a word its summary had", "Explosion in Pristina market: 3 dead"],
	])("is not told again when %s changes", async (_what, title) => {
		await show(first);
		expect(await send()).toHaveLength(1);
		await show({ ...first, title });
		expect(await send()).toEqual([]);
	});

	it("is listed, searched and found by its link as it reads now, once", async () => {
		await show(first);
		await send();
		await show({ ...first, title: "Explosion in Pristina: 5 dead, many injured" });
		expect(await listed()).toEqual(["Explosion in Pristina: 5 dead, many injured", weather.title]);
		const { articles } = desk.storage;
		expect(await articles.count()).toBe(2);
		expect(titlesOf(await articles.search(desk.topics.searchTerms("explosion"), { limit: 9 }))).toEqual([
			"Explosion in Pristina: 5 dead, many injured",
		]);
		const [delivery] = await send();
		const key = `guid:${delivery?.article.feedId}:explosion`;
		expect((await articles.byKey(key))?.title).toBe("Explosion in Pristina: 5 dead, many injured");
		// What was sent stays what it was.
		expect((await desk.storage.outbox.byMessage(chatId, 101))?.article.title).toBe(first.title);
	});

	it("says in one sentence what is new in it", async () => {
		await show(first);
		await send();
		const news = "Rescuers found two more victims under the roof of the hall.";
		await show({ ...first, title: "Explosion in Pristina: 5 dead", description: `${first.description} ${news}` });
		const article = (await send())[0]?.article;
		if (article === undefined) throw new Error("nothing was sent");
		const { storage } = desk;
		expect(await createNewSentences({ storage, log: desk.deps.log }).of(article, article.lead)).toBe(news);
	});

	it("takes the place of what still waits to be sent", async () => {
		await show(first);
		const [held] = await desk.storage.outbox.due(desk.clock.now, { limit: 9, exceptChatIds: [] });
		await show({ ...first, title: "Explosion in Pristina: 5 dead" });
		// A sender that holds the earlier words finds that they are not wanted any more.
		expect(await desk.storage.outbox.claim(held?.id ?? 0, desk.clock.now)).toBe(false);
		expect(titles(await send())).toEqual(["Explosion in Pristina: 5 dead"]);
	});

	it("reaches a topic that it was not about before, and none again that it was about", async () => {
		await show({ ...first, title: "Explosion in Pristina" });
		await send();
		await desk.follow(8, "Pristina");
		await desk.follow(9, "Prizren");
		await show({
			...first,
			title: "Explosion in Pristina",
			description: `${first.description} It was heard in Prizren.`,
		});
		expect((await send()).map(({ chat }) => chat.id)).toEqual([9]);
	});

	it("has no second message from titles that change back and forth", async () => {
		const other = { ...first, title: "Blast kills three at Pristina market" };
		await show(first);
		expect(await send()).toHaveLength(1);
		await show(other);
		expect(await send()).toHaveLength(1);
		for (let i = 0; i < 4; i++) {
			await show(first);
			await show(other);
		}
		expect(await send()).toEqual([]);
	});

	it("is left alone after some versions, however often its feed changes it", async () => {
		let count = 0;
		for (let n = 1; n <= 40; n++) {
			await show({ ...first, title: `Explosion in Pristina: ${n} dead` });
			count += (await send()).length;
		}
		expect(count).toBe(6);
		expect(await listed()).toEqual(["Explosion in Pristina: 20 dead", weather.title]);
	});

	it("is not changed by another feed's title for the same page, nor by a second entry with its link", async () => {
		await show(first);
		await send();
		await desk.storage.feeds.replaceCatalogue(
			[...(await desk.storage.feeds.list()), { ...(await desk.feed("/feed")), url: desk.server.url("/two") }],
			desk.clock.now,
		);
		const { guid: _guid, ...unnamed } = first;
		desk.server.put("/two", rssOf([{ ...unnamed, title: "Pristina: market closed" }]));
		await desk.poll("/two");
		await desk.poll("/two");
		await show(first, { ...unnamed, guid: "second", title: "Pristina: what we know" });
		await show({ ...first, title: "Pristina: one" }, { ...first, title: "Pristina: two" });
		expect(await send()).toEqual([]);
		expect(await listed()).toEqual([first.title, weather.title]);
	});

	it("is stored and not pushed when it was published too long ago", async () => {
		const pubDate = new Date(start - 47 * hour).toUTCString();
		await show({ ...first, pubDate });
		await send();
		desk.clock.now += 2 * hour;
		await show({ ...first, pubDate, title: "Explosion in Pristina: 5 dead" });
		expect(await send()).toEqual([]);
		expect(await listed()).toContain("Explosion in Pristina: 5 dead");
	});

	it("is told once when the write of the change failed before", async () => {
		await show(first);
		await send();
		const { articles, feeds } = desk.storage;
		const record = () => Promise.reject(new Error("gone"));
		desk.server.put("/feed", rssOf([{ ...first, title: "Explosion in Pristina: 5 dead" }]));
		await desk.poll("/feed", { storage: { articles: { ...articles, record }, feeds } });
		expect(await send()).toEqual([]);
		await desk.poll("/feed");
		await desk.poll("/feed");
		const answers = await send();
		expect(titles(answers)).toEqual(["Explosion in Pristina: 5 dead"]);
		expect(answers[0]?.answers).toBe(101);
	});

	it("writes nothing and cleans nothing while its feed says the same", async () => {
		await show(first);
		const { articles, feeds } = desk.storage;
		const get = () => Promise.reject(new Error("asked for"));
		desk.server.put("/feed", rssOf([first, weather]));
		await desk.poll("/feed", { storage: { articles: { ...articles, get, record: get }, feeds } });
		expect(await desk.feed("/feed")).toMatchObject({ failures: 0 });
	});
});

function titlesOf(articles: { title: string }[]): string[] {
	return articles.map(({ title }) => title);
}
