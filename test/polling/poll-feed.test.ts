import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSecondOpinion } from "../../src/topics/model/second-opinion.ts";
import { hour, start } from "../support/build.ts";
import { type FeedItem, hostilePages, rssOf } from "../support/feed-server.ts";
import { say, startModel } from "../support/model-stand-in.ts";
import { openPollingDesk, type PollingDesk } from "./polling-desk.ts";

let desk: PollingDesk;
beforeEach(async () => {
	desk = await openPollingDesk();
});
afterEach(() => desk.close());

const weather: FeedItem = {
	title: "Rain expected all week",
	link: "https://a.example/rain",
	description: "Bring an umbrella.",
};

function dialogue(n: number, publishedAt = desk.clock.now): FeedItem {
	return {
		title: `Kosovo–Serbia dialogue: round ${n} opens in Brussels`,
		link: `https://a.example/dialogue-${n}`,
		pubDate: new Date(publishedAt).toUTCString(),
		description: "<p>By Jane Doe</p><p>The dialogue between Kosovo and Serbia goes on.</p><p>3 Min Read</p>",
	};
}

describe("pollFeed", () => {
	it("stores what a first poll finds and pushes none of it", async () => {
		desk.server.put("/feed", rssOf([dialogue(1), weather]));
		await desk.listFeeds("/feed");
		await desk.follow(7, "Kosovo–Serbia dialogue");
		await desk.poll("/feed");
		expect((await desk.storage.articles.newest(10)).length).toBe(2);
		expect(await desk.planned()).toEqual([]);
		expect(desk.plannedCalls()).toBe(0);
		expect(await desk.feed("/feed")).toMatchObject({ firstPolledAt: start, failures: 0, nextPollAt: start + 300_000 });
	});

	it("pushes what appears later and is about the topic, once, and without its furniture", async () => {
		desk.server.put("/feed", rssOf([weather]));
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		await desk.follow(7, "Kosovo–Serbia dialogue");
		desk.clock.now += 300_000;
		// Published an hour before the subscription: it appeared after it.
		desk.server.put(
			"/feed",
			rssOf([dialogue(1, start - hour), { ...weather, link: "https://a.example/more-rain" }, weather]),
		);
		await desk.poll("/feed");
		expect(await desk.planned()).toEqual(["Kosovo–Serbia dialogue: round 1 opens in Brussels"]);
		expect(desk.plannedCalls()).toBe(1);
		const [delivery] = await desk.storage.outbox.due(desk.clock.now, { limit: 9, exceptChatIds: [] });
		expect(delivery?.article.lead).toBe("The dialogue between Kosovo and Serbia goes on.");
		desk.clock.now += 300_000;
		await desk.poll("/feed");
		expect((await desk.planned()).length).toBe(1);
		expect(desk.plannedCalls()).toBe(1);
		expect(await desk.polls("changed")).toBe(2);
		expect(await desk.polls("unchanged")).toBe(1);
	});

	it("stores and does not push what was published too long ago; undated ones count as new", async () => {
		desk.server.put("/feed", rssOf([weather]));
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		await desk.follow(7, "Kosovo–Serbia dialogue");
		const { pubDate: _, ...undated } = dialogue(2);
		desk.server.put(
			"/feed",
			rssOf([dialogue(1, start - 49 * hour), { ...undated, title: "Dialogue of Kosovo and Serbia stalls" }]),
		);
		await desk.poll("/feed");
		expect(await desk.planned()).toEqual(["Dialogue of Kosovo and Serbia stalls"]);
		expect(await desk.storage.articles.count()).toBe(3);
	});

	it("makes one message of one article in two feeds", async () => {
		desk.server.put("/one", rssOf([weather]));
		desk.server.put("/two", rssOf([weather]));
		await desk.listFeeds("/one", "/two");
		await desk.poll("/one");
		await desk.poll("/two");
		await desk.follow(7, "Kosovo–Serbia dialogue");
		desk.server.put("/one", rssOf([dialogue(1)]));
		const again = { ...dialogue(1), guid: "other", link: "http://www.a.example/dialogue-1/?utm_source=two" };
		desk.server.put("/two", rssOf([again]));
		await desk.poll("/one");
		await desk.poll("/two");
		expect((await desk.planned()).length).toBe(1);
		expect(await desk.storage.articles.count()).toBe(2);
	});

	it("never takes for new what only changed its words or came back", async () => {
		desk.server.put("/feed", rssOf([{ ...dialogue(1), guid: "g" }]));
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		await desk.follow(7, "Kosovo–Serbia dialogue");
		desk.server.put("/feed", rssOf([{ ...dialogue(1), guid: "g", title: `Corrected: ${dialogue(1).title}!` }]));
		await desk.poll("/feed");
		desk.server.put("/feed", rssOf([]));
		await desk.poll("/feed");
		desk.server.put("/feed", rssOf([dialogue(1)]));
		await desk.poll("/feed");
		expect(await desk.planned()).toEqual([]);
	});

	it("stores entries oldest first", async () => {
		const items = [dialogue(3, start - 1_000), dialogue(1, start - 3_000), dialogue(2, start - 2_000)];
		desk.server.put("/feed", rssOf(items));
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		const newest = await desk.storage.articles.newest(10);
		expect(newest.map((article) => article.title.match(/\d/)?.[0])).toEqual(["3", "2", "1"]);
	});

	it("asks conditionally and records that nothing changed", async () => {
		desk.server.put("/feed", (request, response) => {
			if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
			else response.writeHead(200, { etag: '"1"' }).end(rssOf([weather]));
		});
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		await desk.poll("/feed");
		expect(desk.server.requests.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"1"']);
		expect(await desk.polls("unchanged")).toBe(1);
		expect(await desk.feed("/feed")).toMatchObject({ etag: '"1"', failures: 0 });
	});

	it.each([
		["nothing", "", "the answer is empty"],
		["a web page", "<!doctype html><html><body>Sorry</body></html>", "this is a web page, not a feed"],
		["an endless answer", hostilePages.endless, "the answer is longer than 1 MB"],
		["50 MB", hostilePages.huge, "the answer is longer than 1 MB"],
		["a gzip bomb", hostilePages.gzipBomb, "the answer is longer than 1 MB"],
		["a drip", hostilePages.drip, "no whole answer within 2 s"],
		["a fault of the server", { status: 500 }, "the server has a fault (HTTP 500)"],
	])("records %s as a failure in words and backs off", async (_name, page, reason) => {
		desk.server.put("/feed", page);
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		expect(await desk.feed("/feed")).toMatchObject({ failures: 1, lastError: reason, nextPollAt: start + 300_000 });
		expect(await desk.polls("failed")).toBe(1);
	});

	it("backs off further each time, never for ever, and is back at once when the feed is", async () => {
		await desk.listFeeds("/feed");
		for (const minutes of [5, 10, 20, 40, 80, 160, 320, 360, 360]) {
			const asked = desk.clock.now;
			await desk.poll("/feed");
			const { nextPollAt } = await desk.feed("/feed");
			expect((nextPollAt - asked) / 60_000).toBe(minutes);
			desk.clock.now = nextPollAt;
		}
		desk.server.put("/feed", rssOf([weather]));
		await desk.poll("/feed");
		expect(await desk.feed("/feed")).toMatchObject({
			failures: 0,
			lastError: undefined,
			firstPolledAt: desk.clock.now,
			nextPollAt: desk.clock.now + 300_000,
		});
	});

	it("waits as long as a server asks", async () => {
		desk.server.put("/feed", { status: 429, headers: { "retry-after": "3600" } });
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		expect((await desk.feed("/feed")).nextPollAt).toBe(start + 3_600_000);
	});

	it("keeps the validators of the answer that was stored when a later one is rubbish", async () => {
		desk.server.put("/feed", { headers: { etag: '"good"' }, body: rssOf([weather]) });
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		desk.server.put("/feed", { headers: { etag: '"bad"' }, body: "<html></html>" });
		await desk.poll("/feed");
		expect(await desk.feed("/feed")).toMatchObject({ etag: '"good"', failures: 1 });
	});

	it("skips an entry that trips over a bug of ours, not its feed", async () => {
		desk.server.put("/feed", rssOf([weather, { title: "Trap", link: "https://a.example/trap" }]));
		await desk.listFeeds("/feed");
		const { stories } = desk.deps;
		const find: typeof stories.find = (article) => {
			if (article.title === "Trap") throw new Error("a bug");
			return stories.find(article);
		};
		await desk.poll("/feed", { stories: { ...stories, find } });
		expect((await desk.storage.articles.newest(9)).map((article) => article.title)).toEqual([weather.title]);
		expect(desk.logged.find((line) => line.msg === "entry skipped")).toMatchObject({ link: "https://a.example/trap" });
	});

	it.each<[string, (response: ServerResponse) => unknown, number]>([
		["no", (response) => say(response, "no"), 0],
		["yes", (response) => say(response, "yes"), 1],
		["nothing", () => {}, 1],
	])("lets a second opinion of %s decide about what hardly matches", async (said, answer, planned) => {
		const model = await startModel(answer);
		const { storage } = desk;
		const secondOpinion = createSecondOpinion({
			baseUrl: model.baseUrl,
			apiKey: "",
			model: "small",
			topics: storage.topics,
			timeoutMs: said === "nothing" ? 200 : 10_000,
		});
		desk.server.put("/feed", rssOf([weather]));
		await desk.listFeeds("/feed");
		await desk.poll("/feed");
		await desk.follow(7, "boxes stamps");
		const description = `A parcel of boxes with stamps ${"and something else ".repeat(15)}`;
		desk.server.put("/feed", rssOf([{ title: "Market day", link: "https://a.example/market", description }]));
		await desk.poll("/feed", { secondOpinion });
		if (said !== "nothing") expect(model.asked).toHaveLength(1);
		expect(await desk.planned()).toHaveLength(planned);
		expect((await storage.articles.newest(1))[0]?.title).toBe("Market day");
		await model.close();
	});

	it("records nothing when it was called off", async () => {
		desk.server.put("/feed", hostilePages.drip);
		await desk.listFeeds("/feed");
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 30);
		await desk.poll("/feed", { signal: stop.signal });
		expect(await desk.feed("/feed")).toMatchObject({ failures: 0, lastPolledAt: undefined });
	});
});
