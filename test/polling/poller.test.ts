import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPoller, type Poller, type PollerOptions } from "../../src/polling/poller.ts";
import { startSchedule } from "../../src/polling/start-schedule.ts";
import { hostilePages, rssOf, startFeedServer } from "../support/feed-server.ts";
import { openPollingDesk, type PollingDesk } from "./polling-desk.ts";

const items = rssOf([{ title: "Rain expected", link: "https://a.example/rain" }]);
let desk: PollingDesk;
let poller: Poller;

function makePoller(options: Partial<PollerOptions> = {}): Poller {
	poller = createPoller({ ...desk.deps, now: Date.now, ...options });
	return poller;
}

beforeEach(async () => {
	desk = await openPollingDesk();
});
afterEach(async () => {
	await poller.stop();
	await desk.close();
});

const paths = (count: number) => Array.from({ length: count }, (_, i) => `/feed${i}`);

describe("the poller", () => {
	it("polls all that is due and nothing twice before its interval is over", async () => {
		for (const path of paths(5)) desk.server.put(path, items);
		await desk.listFeeds(...paths(5));
		makePoller();
		await poller.tick();
		await poller.tick();
		expect(desk.server.requests.map((request) => request.path).sort()).toEqual(paths(5));
	});

	it("asks one host one thing at a time", async () => {
		for (const path of paths(6))
			desk.server.put(path, (_request, response) => void setTimeout(() => response.end(items), 20));
		await desk.listFeeds(...paths(6));
		await makePoller().tick();
		expect(desk.server.requests.length).toBe(6);
		expect(desk.server.mostAtOnce).toBe(1);
	});

	it("never polls a feed twice at a time, and lets no slow one hold up the others", async () => {
		const slow = await startFeedServer({ "/slow": hostilePages.drip });
		desk.server.put("/feed0", items);
		await desk.storage.feeds.replaceCatalogue(
			[slow.url("/slow"), desk.server.url("/feed0")].map((url) => ({
				url,
				title: url,
				country: undefined,
				language: undefined,
				category: undefined,
			})),
			0,
		);
		makePoller({ minIntervalMs: () => 30 });
		const first = poller.tick();
		for (let i = 0; i < 10; i++) {
			await new Promise((resolve) => setTimeout(resolve, 40));
			void poller.tick();
		}
		expect(slow.requests.length).toBe(1);
		expect(desk.server.requests.length).toBeGreaterThan(4);
		await poller.stop();
		await first;
		await slow.close();
	});

	it("polls several hosts at once, but not more than it may", async () => {
		const servers = await Promise.all(paths(6).map(() => startFeedServer()));
		let open = 0;
		let most = 0;
		for (const server of servers) {
			server.put("/", (_request, response) => {
				most = Math.max(most, ++open);
				setTimeout(() => {
					open--;
					response.end(items);
				}, 30);
			});
		}
		await desk.storage.feeds.replaceCatalogue(
			servers.map(({ origin }) => ({
				url: `${origin}/`,
				title: origin,
				country: undefined,
				language: undefined,
				category: undefined,
			})),
			0,
		);
		await makePoller({ concurrency: 3 }).tick();
		expect(most).toBe(3);
		expect(servers.every((server) => server.requests.length === 1)).toBe(true);
		await Promise.all(servers.map((server) => server.close()));
	});

	it("waits for a feed that is due within the slack, to its exact moment", async () => {
		desk.server.put("/feed0", items);
		await desk.listFeeds("/feed0");
		makePoller({ minIntervalMs: () => 600, slackMs: 400 });
		await poller.tick();
		// Like a schedule of the interval's own length whose timer is a little early.
		await new Promise((resolve) => setTimeout(resolve, 300));
		await poller.tick();
		expect(desk.server.requests.length).toBe(2);
		const [first, second] = desk.server.requests;
		expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(500);
		await poller.tick();
		expect(desk.server.requests.length).toBe(2);
	});

	it("does not ask without end when the store fails to note a poll", async () => {
		desk.server.put("/feed0", items);
		await desk.listFeeds("/feed0");
		const broken = () => Promise.reject(new Error("the disk is full"));
		const { articles, feeds } = desk.storage;
		makePoller({ storage: { articles: { ...articles, record: broken }, feeds: { ...feeds, recordPoll: broken } } });
		await poller.tick();
		await poller.tick();
		expect(desk.server.requests.length).toBe(1);
		expect(desk.logged.map((line) => line.msg)).toContain("poll not recorded");
	});

	it("survives a tick in which the store fails", async () => {
		makePoller({
			storage: { ...desk.storage, feeds: { ...desk.storage.feeds, due: () => Promise.reject(new Error("gone")) } },
		});
		await poller.tick();
		expect(desk.logged.map((line) => line.msg)).toContain("tick broken off");
	});

	it("stops soon in the middle of a poll, and starts nothing afterwards", async () => {
		desk.server.put("/feed0", hostilePages.drip);
		desk.server.put("/feed1", items);
		await desk.listFeeds("/feed0", "/feed1");
		makePoller();
		const tick = poller.tick();
		await new Promise((resolve) => setTimeout(resolve, 50));
		const before = Date.now();
		await poller.stop();
		await tick;
		await poller.tick();
		expect(Date.now() - before).toBeLessThan(5_000);
		expect(desk.server.requests.map((request) => request.path)).toEqual(["/feed0"]);
	});
});

describe("the schedule", () => {
	it("ticks at once and then by its expression, until it is stopped", async () => {
		desk.server.put("/feed0", items);
		await desk.listFeeds("/feed0");
		makePoller({ minIntervalMs: () => 100 });
		const schedule = startSchedule({
			pollSchedule: "* * * * * *",
			poller,
			storage: desk.storage,
			topics: desk.topics,
			log: desk.deps.log,
		});
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(desk.server.requests.length).toBe(1);
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		expect(desk.server.requests.length).toBeGreaterThanOrEqual(2);
		await schedule.stop();
		const seen = desk.server.requests.length;
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		expect(desk.server.requests.length).toBe(seen);
	});
});
