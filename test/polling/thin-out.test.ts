import { afterEach, beforeEach, expect, it } from "vitest";
import { thinOut } from "../../src/polling/thin-out.ts";
import { day, newState, start } from "../support/build.ts";
import { rssOf } from "../support/feed-server.ts";
import { openPollingDesk, type PollingDesk } from "./polling-desk.ts";

let desk: PollingDesk;
beforeEach(async () => {
	desk = await openPollingDesk();
	const items = Array.from({ length: 7 }, (_, i) => ({ title: `Old ${i}`, link: `https://a.example/${i}` }));
	desk.server.put("/feed", rssOf(items));
	await desk.listFeeds("/feed");
	await desk.poll("/feed");
	desk.clock.now += 91 * day;
	desk.server.put("/feed", rssOf([{ title: "New", link: "https://a.example/new" }]));
	await desk.poll("/feed");
});
afterEach(() => desk.close());

const titles = async () => (await desk.storage.articles.newest(20)).map((article) => article.title);

it("takes out the old articles batch by batch and leaves the new ones", async () => {
	const { storage } = desk;
	await thinOut({ storage, before: desk.clock.now - 90 * day, log: desk.deps.log, isStopped: () => false, batch: 2 });
	expect(await titles()).toEqual(["New"]);
	expect(desk.logged.at(-1)).toMatchObject({ msg: "old articles thinned out", gone: 7 });
});

it("stops between two batches", async () => {
	let asked = 0;
	const isStopped = () => ++asked > 2;
	await thinOut({ storage: desk.storage, before: start + day, log: desk.deps.log, isStopped, batch: 2 });
	expect((await titles()).length).toBe(4);
});

it("says when the store fails, and throws nothing", async () => {
	const storage = { articles: { thinOut: () => Promise.reject(new Error("gone")) } };
	await thinOut({ storage, before: newState().polledAt, log: desk.deps.log, isStopped: () => false });
	expect(desk.logged.at(-1)).toMatchObject({ msg: "thinning out broken off", err: { message: "gone" } });
});
