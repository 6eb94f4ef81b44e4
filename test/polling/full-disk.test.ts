import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPoller, type Poller } from "../../src/polling/poller.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { storeOn } from "../../storage/sqlite/open-sqlite.ts";
import { rssOf } from "../support/feed-server.ts";
import { openPollingDesk, type PollingDesk } from "./polling-desk.ts";

/** So much that it needs pages of its own. */
const news = rssOf(
	Array.from({ length: 20 }, (_, n) => ({
		title: `Kosovo and Serbia meet, round ${n}`,
		link: `https://a.example/${n}`,
		description: `They talked about point ${n}. ${"Nothing was said of what comes next. ".repeat(40)}`,
	})),
);

let folder: string;
let path: string;
let db: Database.Database;
let desk: PollingDesk;
let poller: Poller;
let later = 0;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "tidings-full-"));
	path = join(folder, "tidings.db");
	await (await openStorage(`sqlite:${path}`)).close();
	db = new Database(path);
	desk = await openPollingDesk(storeOn(db, path));
	desk.server.put("/feed", news);
	await desk.listFeeds("/feed");
	later = 0;
	poller = createPoller({ ...desk.deps, minIntervalMs: () => 1, now: () => desk.clock.now + later++ * 10 });
});
afterEach(async () => {
	await poller.stop();
	await desk.close();
	rmSync(folder, { recursive: true, force: true });
});

const said = (message: string) => desk.logged.filter(({ msg }) => msg === message).length;
const reason = () => `The database ${path} cannot be written: the disk is full; free space on the disk that holds it.`;

describe("a poll that the store has no room for", () => {
	it("says what it is and what to do, once, and blames neither the feed nor this program", async () => {
		db.pragma(`max_page_count = ${db.pragma("page_count", { simple: true })}`);
		for (let i = 0; i < 3; i++) await poller.tick();
		expect(poller.fault()).toBe(reason());
		expect(desk.logged.find(({ level }) => level === 50)).toMatchObject({ reason: reason() });
		expect(said("nothing can be stored; polled again until it can")).toBe(1);
		expect(said("poll broken off")).toBe(0);
		expect(await desk.feed("/feed")).toMatchObject({ failures: 0, lastError: undefined, lastPolledAt: undefined });
		expect(desk.server.requests.length).toBe(3);
	});

	it("goes on by itself when there is room again, with all that came meanwhile", async () => {
		db.pragma(`max_page_count = ${db.pragma("page_count", { simple: true })}`);
		await poller.tick();
		expect(await desk.storage.articles.count()).toBe(0);
		db.pragma("max_page_count = 1000000");
		await poller.tick();
		expect(poller.fault()).toBeUndefined();
		expect(said("the database can be written again")).toBe(1);
		expect(await desk.storage.articles.count()).toBe(20);
		expect(await desk.storage.check()).toEqual([]);
	});

	it("says so of a database that became read-only, too", async () => {
		db.pragma("query_only = ON");
		await poller.tick();
		expect(poller.fault()).toMatch(/cannot be written; check the permissions of the file and its folder\.$/);
		db.pragma("query_only = OFF");
		await poller.tick();
		expect(poller.fault()).toBeUndefined();
	});
});
