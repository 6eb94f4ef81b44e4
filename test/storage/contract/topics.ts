import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, follow, newMatch, newSubscription, start, storeArticle } from "../../support/build.ts";
import type { OpenEmpty } from "./contract.ts";

export function topicsContract(open: OpenEmpty): void {
	describe("topics", () => {
		let storage: Storage;
		beforeEach(async () => {
			storage = await open();
		});
		afterEach(() => storage.close());

		it("keeps one topic for all who follow the same", async () => {
			const one = await follow(storage, 1, { query: "Kosovo", key: "kosovo", compiled: '{"a":1}', version: 3 });
			const two = await follow(storage, 2, { query: "KOSOVO", key: "kosovo", compiled: '{"a":1}', version: 3 });
			expect(one.topic).toEqual({ id: one.topic.id, key: "kosovo", query: "Kosovo", compiled: '{"a":1}', version: 3 });
			expect(two.topic).toEqual(one.topic);
			expect(two.subscription).toEqual({
				id: two.subscription.id,
				chatId: 2,
				threadId: 0,
				topicId: one.topic.id,
				query: "KOSOVO",
				createdAt: start,
			});
			expect(await storage.topics.all()).toEqual([one.topic]);
			expect(await storage.topics.count()).toBe(2);
		});

		it("tells what changed since all topics were copied, and nothing of a copy it does not know", async () => {
			const kept = await follow(storage, 1, { key: "kept" });
			const ending = await follow(storage, 1, { key: "ending" });
			const changing = await follow(storage, 1, { key: "changing" });
			expect(await storage.topics.changesSince("one", 10)).toBeUndefined();
			await storage.topics.markCopied("one");
			expect(await storage.topics.changesSince("one", 10)).toEqual({ changed: [], endedIds: [] });
			await follow(storage, 2, { key: "kept" });
			await storage.topics.unsubscribe(1, ending.subscription.id);
			await storage.topics.recompile(changing.topic.id, '{"b":1}', 9);
			const { topic: added } = await follow(storage, 1, { key: "added" });
			const changes = await storage.topics.changesSince("one", 10);
			expect(changes?.changed.map(({ id }) => id)).toEqual([changing.topic.id, added.id]);
			expect(changes?.changed[0]?.compiled).toBe('{"b":1}');
			expect(changes?.endedIds).toEqual([ending.topic.id]);
			expect(await storage.topics.changesSince("one", 2)).toBeUndefined();
			const taught = await storage.topics.learn(2, (await storage.topics.ofChat(2))[0]?.id ?? 0, "[1]");
			await storage.topics.markCopied("taught");
			await storage.topics.learn(2, (await storage.topics.ofChat(2))[0]?.id ?? 0, "[1,2]");
			const again = await storage.topics.changesSince("taught", 10);
			expect(again?.changed.map(({ id }) => id)).toEqual([taught?.topic.id]);
			await storage.topics.markCopied("two");
			expect(await storage.topics.changesSince("one", 10)).toBeUndefined();
			expect(await storage.topics.changesSince("two", 10)).toEqual({ changed: [], endedIds: [] });
			expect((await storage.topics.get(kept.topic.id))?.key).toBe("kept");
		});

		it("says when a chat follows the topic already, and each thread follows for itself", async () => {
			const first = await follow(storage, -1, { key: "k" });
			const again = await follow(storage, -1, { key: "k", query: "other words" });
			const thread = await follow(storage, -1, { key: "k", threadId: 7 });
			expect([first.wasAdded, again.wasAdded, thread.wasAdded]).toEqual([true, false, true]);
			expect(again.subscription).toEqual(first.subscription);
			expect(await storage.topics.ofChat(-1)).toEqual([first.subscription, thread.subscription]);
			expect(await storage.topics.ofChat(-1, 7)).toEqual([thread.subscription]);
			expect(await storage.topics.ofChat(-1, 0)).toEqual([first.subscription]);
			expect(await storage.topics.ofChat(-2)).toEqual([]);
		});

		it("follows nothing for a chat it never met", async () => {
			await expect(storage.topics.subscribe(newSubscription(404), start)).rejects.toThrow("never met");
			expect(await storage.topics.all()).toEqual([]);
		});

		it("ends a topic with its last follower", async () => {
			const one = await follow(storage, 1, { key: "k" });
			const two = await follow(storage, 2, { key: "k" });
			expect(await storage.topics.unsubscribe(1, one.subscription.id)).toEqual({
				subscription: one.subscription,
				topicEnded: false,
			});
			expect(await storage.topics.unsubscribe(2, two.subscription.id)).toMatchObject({ topicEnded: true });
			expect(await storage.topics.all()).toEqual([]);
			expect(await storage.topics.unsubscribe(2, two.subscription.id)).toBeUndefined();
		});

		it("never gives the number of an ended subscription or topic again", async () => {
			const one = await follow(storage, 1, { key: "k" });
			await storage.topics.unsubscribe(1, one.subscription.id);
			const two = await follow(storage, 1, { key: "k" });
			expect(two.subscription.id).toBeGreaterThan(one.subscription.id);
			expect(two.topic.id).toBeGreaterThan(one.topic.id);
		});

		it("ends no subscription of another chat", async () => {
			const { subscription } = await follow(storage, 1);
			await follow(storage, 2);
			expect(await storage.topics.unsubscribe(2, subscription.id)).toBeUndefined();
			expect(await storage.topics.ofChat(1)).toHaveLength(1);
		});

		it("takes the newer compilation of a topic", async () => {
			const { topic } = await follow(storage, 1, { key: "k", compiled: "old", version: 1 });
			expect((await follow(storage, 2, { key: "k", compiled: "new", version: 2 })).topic).toEqual({
				...topic,
				compiled: "new",
				version: 2,
			});
			expect((await follow(storage, 3, { key: "k", compiled: "old", version: 1 })).topic.compiled).toBe("new");
			await storage.topics.recompile(topic.id, "newest", 3);
			expect(await storage.topics.all()).toEqual([{ ...topic, compiled: "newest", version: 3 }]);
		});

		it("lists followed topics page by page", async () => {
			const followed = [];
			for (const key of ["a", "b", "c"]) followed.push((await follow(storage, 1, { key })).topic);
			const [a, b, c] = followed.map(({ id }) => id);
			expect(await storage.topics.ids()).toEqual([a, b, c]);
			expect(await storage.topics.all({ after: 0, limit: 2 })).toEqual(followed.slice(0, 2));
			expect(await storage.topics.all({ after: b ?? 0, limit: 2 })).toEqual(followed.slice(2));
			expect(await storage.topics.all({ after: c ?? 0, limit: 2 })).toEqual([]);
		});

		it("finds a followed topic by its number", async () => {
			const { topic } = await follow(storage, 1);
			expect(await storage.topics.get(topic.id)).toEqual(topic);
			expect(await storage.topics.get(topic.id + 1)).toBeUndefined();
		});

		it("remembers which topics a model is to be asked about, until its words are kept with them", async () => {
			await follow(storage, 1, { key: "plain" });
			const { topic } = await follow(storage, 1, { key: "k", compiled: "old", version: 3, wantsWords: true });
			await follow(storage, 2, { key: "k", wantsWords: true });
			expect(await storage.topics.wantingWords()).toEqual([topic]);
			expect(await storage.topics.wordsFor("k")).toBeUndefined();
			expect(await storage.topics.keepWords(topic.id, { words: '{"w":1}', compiled: "new", version: 3 })).toBe(true);
			expect(await storage.topics.wantingWords()).toEqual([]);
			expect(await storage.topics.wordsFor("k")).toBe('{"w":1}');
			expect(await storage.topics.get(topic.id)).toEqual({ ...topic, compiled: "new" });
			await follow(storage, 3, { key: "k", version: 4, compiled: "newer", wantsWords: true });
			expect(await storage.topics.wantingWords()).toEqual([]);
			expect(await storage.topics.wordsFor("k")).toBe('{"w":1}');
		});

		it("wants words for a topic followed before models were asked, once somebody follows it again", async () => {
			const { topic } = await follow(storage, 1, { key: "k" });
			await follow(storage, 2, { key: "k", wantsWords: true });
			expect(await storage.topics.wantingWords()).toEqual([topic]);
		});

		it("keeps no words for a topic that has ended, and forgets them with it", async () => {
			const { topic, subscription } = await follow(storage, 1, { key: "k", wantsWords: true });
			await storage.topics.keepWords(topic.id, { words: "{}", compiled: "c", version: 1 });
			await storage.topics.unsubscribe(1, subscription.id);
			expect(await storage.topics.wordsFor("k")).toBeUndefined();
			expect(await storage.topics.keepWords(topic.id, { words: "{}", compiled: "c", version: 1 })).toBe(false);
			const again = await follow(storage, 1, { key: "k", wantsWords: true });
			expect(await storage.topics.wordsFor("k")).toBeUndefined();
			expect(await storage.topics.wantingWords()).toEqual([again.topic]);
			await storage.chats.forget(1);
			expect(await storage.topics.wantingWords()).toEqual([]);
		});

		describe("unsubscribing while something is planned", () => {
			let feedId: number;
			beforeEach(async () => {
				feedId = await addFeed(storage);
			});
			const due = () => storage.outbox.due(start, { limit: 9, exceptChatIds: [] });

			it("drops what only this topic explains", async () => {
				const a = await follow(storage, 1);
				const b = await follow(storage, 1);
				await follow(storage, 2, { key: a.topic.key });
				const both = [newMatch(a.topic.id, { score: 0.9 }), newMatch(b.topic.id, { score: 0.7 })];
				await storeArticle(storage, feedId, { matches: [newMatch(a.topic.id)] });
				await storeArticle(storage, feedId, { matches: both });
				await storage.topics.unsubscribe(1, a.subscription.id);
				expect(await storage.outbox.waiting(1)).toBe(1);
				expect(await storage.outbox.waiting(2)).toBe(2);
				const mine = (await due()).find(({ chat }) => chat.id === 1);
				expect(mine?.matches.map(({ subscriptionId }) => subscriptionId)).toEqual([b.subscription.id]);
			});

			it("lets the story still come by another topic", async () => {
				const a = await follow(storage, 1);
				const b = await follow(storage, 1);
				await storeArticle(storage, feedId, { storyId: "s", matches: [newMatch(a.topic.id)] });
				await storage.topics.unsubscribe(1, a.subscription.id);
				await storeArticle(storage, feedId, { storyId: "s", matches: [newMatch(b.topic.id)] });
				expect(await storage.outbox.waiting(1)).toBe(1);
			});

			it("does not send again what was being sent meanwhile", async () => {
				const a = await follow(storage, 1);
				await storeArticle(storage, feedId, { matches: [newMatch(a.topic.id)] });
				const [delivery] = await due();
				await storage.outbox.claim(delivery?.id ?? 0, start);
				await storage.topics.unsubscribe(1, a.subscription.id);
				await storage.outbox.postpone(delivery?.id ?? 0, { notBefore: start, counts: true, error: "reset" });
				expect(await due()).toEqual([]);
				expect(await storage.outbox.get(delivery?.id ?? 0)).toMatchObject({ status: "dropped" });
			});
		});
	});
}
