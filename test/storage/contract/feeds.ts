import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, day, hour, minute, newListing, newState, start } from "../../support/build.ts";
import type { OpenEmpty } from "./contract.ts";

export function feedsContract(open: OpenEmpty): void {
	describe("feeds", () => {
		let storage: Storage;
		beforeEach(async () => {
			storage = await open();
		});
		afterEach(() => storage.close());

		it("lists the catalogue by title, as it was given", async () => {
			const b = newListing({ title: "beta", country: undefined, language: undefined, category: undefined });
			const a = newListing({ title: "Alpha" });
			await storage.feeds.replaceCatalogue([b, a], start);
			const feeds = await storage.feeds.list();
			expect(feeds).toEqual([
				expect.objectContaining({ ...a, failures: 0, nextPollAt: start, firstPolledAt: undefined }),
				expect.objectContaining(b),
			]);
		});

		it("makes a new feed due at once, and the longest due come first", async () => {
			const first = await addFeed(storage);
			const second = await addFeed(storage);
			const third = await addFeed(storage);
			await storage.feeds.recordPoll(first, newState({ nextPollAt: start + 9 * minute }));
			await storage.feeds.recordPoll(second, newState({ nextPollAt: start + 5 * minute }));
			await storage.feeds.recordPoll(third, newState({ nextPollAt: start + 11 * minute }));
			const due = await storage.feeds.due(start + 10 * minute, 5);
			expect(due.map(({ id }) => id)).toEqual([second, first]);
			expect(await storage.feeds.due(start + 10 * minute, 1)).toHaveLength(1);
			expect(await storage.feeds.due(start + 4 * minute, 5)).toEqual([]);
		});

		it("keeps the state of a poll for the next", async () => {
			const id = await addFeed(storage);
			await storage.feeds.recordPoll(id, newState({ etag: '"a"', lastModified: "Mon, 02 Mar 2026 09:00:00 GMT" }));
			const [feed] = await storage.feeds.list();
			expect(feed).toMatchObject({
				etag: '"a"',
				lastModified: "Mon, 02 Mar 2026 09:00:00 GMT",
				firstPolledAt: start,
				lastSuccessAt: start,
				lastPolledAt: start,
				nextPollAt: start + 5 * minute,
			});
		});

		it("takes the first success for the first poll, whatever failed before or comes after", async () => {
			const id = await addFeed(storage);
			await storage.feeds.recordPoll(id, newState({ failures: 1, lastError: "timed out" }));
			expect((await storage.feeds.list())[0]).toMatchObject({
				firstPolledAt: undefined,
				lastSuccessAt: undefined,
				failures: 1,
				lastError: "timed out",
			});
			await storage.feeds.recordPoll(id, newState({ polledAt: start + hour }));
			await storage.feeds.recordPoll(id, newState({ polledAt: start + 2 * hour }));
			await storage.feeds.recordPoll(id, newState({ polledAt: start + 3 * hour, failures: 1, lastError: "gone" }));
			expect((await storage.feeds.list())[0]).toMatchObject({
				firstPolledAt: start + hour,
				lastSuccessAt: start + 2 * hour,
				lastPolledAt: start + 3 * hour,
			});
		});

		it("polls a feed that left the catalogue no more, and takes it up with its past when it comes back", async () => {
			const staying = newListing();
			const leaving = newListing();
			await storage.feeds.replaceCatalogue([staying, leaving], start);
			const { id } = (await storage.feeds.list()).find(({ url }) => url === leaving.url) ?? { id: 0 };
			await storage.feeds.recordPoll(id, newState({ etag: "x", nextPollAt: start + 30 * day }));

			await storage.feeds.replaceCatalogue([staying], start + hour);
			expect((await storage.feeds.list()).map(({ url }) => url)).toEqual([staying.url]);
			expect((await storage.feeds.due(start + 60 * day, 9)).map(({ url }) => url)).toEqual([staying.url]);

			await storage.feeds.replaceCatalogue([staying, { ...leaving, title: "New name" }], start + day);
			const back = (await storage.feeds.list()).find(({ url }) => url === leaving.url);
			expect(back).toMatchObject({ id, title: "New name", etag: "x", firstPolledAt: start, nextPollAt: start + day });
		});

		it("leaves the poll state alone when the same catalogue is read again", async () => {
			const listing = newListing();
			await storage.feeds.replaceCatalogue([listing], start);
			const [feed] = await storage.feeds.list();
			await storage.feeds.recordPoll(feed?.id ?? 0, newState({ nextPollAt: start + day }));
			await storage.feeds.replaceCatalogue([listing], start + hour);
			expect(await storage.feeds.due(start + 2 * hour, 5)).toEqual([]);
		});
	});
}
