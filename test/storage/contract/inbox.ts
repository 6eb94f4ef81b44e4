import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../../../storage/storage.ts";
import { day, hour, start } from "../../support/build.ts";
import type { OpenEmpty } from "./contract.ts";

export function inboxContract(open: OpenEmpty): void {
	describe("inbox", () => {
		let storage: Storage;
		beforeEach(async () => {
			storage = await open();
		});
		afterEach(() => storage.close());

		it("keeps updates in order until they are done", async () => {
			await storage.inbox.put(11, '{"b":1}', start);
			await storage.inbox.put(10, '{"a":1}', start);
			expect(await storage.inbox.pending()).toEqual([
				{ updateId: 10, update: '{"a":1}' },
				{ updateId: 11, update: '{"b":1}' },
			]);
			await storage.inbox.done(10);
			await storage.inbox.done(404);
			expect((await storage.inbox.pending()).map(({ updateId }) => updateId)).toEqual([11]);
		});

		it("knows an update that comes again, handled or not", async () => {
			expect(await storage.inbox.put(1, "{}", start)).toBe(true);
			expect(await storage.inbox.put(1, "{}", start)).toBe(false);
			await storage.inbox.done(1);
			expect(await storage.inbox.put(1, "{}", start + 30 * hour)).toBe(false);
			expect(await storage.inbox.pending()).toEqual([]);
		});

		it("keeps several at once, and tells which of them are new", async () => {
			await storage.inbox.put(2, '{"b":1}', start);
			const updates = [1, 2, 3, 3].map((updateId) => ({ updateId, update: `{"n":${updateId}}` }));
			expect(await storage.inbox.putAll(updates, start)).toEqual(new Set([1, 3]));
			expect((await storage.inbox.pending()).map(({ update }) => update)).toEqual(['{"n":1}', '{"b":1}', '{"n":3}']);
			expect(await storage.inbox.putAll([], start)).toEqual(new Set());
		});

		it("forgets the handled ones after some days, and never one that waits", async () => {
			await storage.inbox.put(1, "{}", start);
			await storage.inbox.put(2, "{}", start);
			await storage.inbox.done(1);
			for (let n = 0; n < 1_000; n++) {
				await storage.inbox.put(1_000 + n, "{}", start + 10 * day);
				await storage.inbox.done(1_000 + n);
			}
			expect((await storage.inbox.pending()).map(({ updateId }) => updateId)).toEqual([2]);
			expect(await storage.inbox.put(1, "{}", start + 10 * day)).toBe(true);
		});

		it.each(["", "null", "[]", "7", '"x"', '{"message":null}', '{"message":{"chat":{"id":"1"}}}', "not JSON"])(
			"keeps even the update %s",
			async (update) => {
				expect(await storage.inbox.put(1, update, start)).toBe(true);
				expect(await storage.inbox.pending()).toEqual([{ updateId: 1, update }]);
			},
		);
	});
}
