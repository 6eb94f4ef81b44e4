import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, day, follow, hour, newMatch, start, storeArticle } from "../../support/build.ts";
import type { OpenEmpty } from "./contract.ts";

export function lessonsContract(open: OpenEmpty): void {
	let storage: Storage;
	beforeEach(async () => {
		storage = await open();
	});
	afterEach(async () => {
		expect(await storage.check()).toEqual([]);
		await storage.close();
	});

	describe("lessons", () => {
		it("gives a subscription that was taught a topic of its own, and takes it back", async () => {
			const one = await follow(storage, 1, { key: "k", query: "K", compiled: "c", version: 2 });
			const two = await follow(storage, 2, { key: "k" });
			const taught = await storage.topics.learn(1, one.subscription.id, '["x"]');
			expect(taught?.endedTopicId).toBeUndefined();
			expect(taught?.topic).toMatchObject({ query: "K", compiled: "c", version: 2 });
			expect(taught?.topic.id).not.toBe(one.topic.id);
			const mine = await storage.topics.ofChat(1);
			expect(mine).toEqual([{ ...one.subscription, topicId: taught?.topic.id }]);
			expect(await storage.topics.ofChat(2)).toEqual([two.subscription]);
			expect(await storage.topics.lessons()).toEqual([
				{ subscriptionId: one.subscription.id, topicId: taught?.topic.id, lessons: '["x"]' },
			]);

			const again = await storage.topics.learn(1, one.subscription.id, '["x","y"]');
			expect(again).toEqual({ topic: taught?.topic, endedTopicId: undefined });
			expect(await storage.topics.lessons()).toMatchObject([{ lessons: '["x","y"]' }]);

			const back = await storage.topics.learn(1, one.subscription.id, undefined);
			expect(back).toEqual({ topic: one.topic, endedTopicId: taught?.topic.id });
			expect(await storage.topics.ofChat(1)).toEqual([one.subscription]);
			expect(await storage.topics.lessons()).toEqual([]);
			expect(await storage.topics.all()).toEqual([one.topic]);
		});

		it("ends the common topic with its last follower, and makes it anew when the lessons are forgotten", async () => {
			const { topic, subscription } = await follow(storage, 1, { key: "k", compiled: "c", wantsWords: true });
			await storage.topics.keepWords(topic.id, { words: '{"w":1}', compiled: "cw", version: 1 });
			const taught = await storage.topics.learn(1, subscription.id, "[]");
			expect(taught?.endedTopicId).toBe(topic.id);
			// A model's words are those of all topics with the same words.
			expect(await storage.topics.wordsFor("k")).toBe('{"w":1}');
			const back = await storage.topics.learn(1, subscription.id, undefined);
			expect(back?.endedTopicId).toBe(taught?.topic.id);
			expect(back?.topic).toMatchObject({ key: "k", compiled: "cw" });
			expect(await storage.topics.wordsFor("k")).toBe('{"w":1}');
		});

		it("forgets nothing when there is nothing to forget, and teaches no subscription of another chat", async () => {
			const { topic, subscription } = await follow(storage, 1);
			await follow(storage, 2);
			expect(await storage.topics.learn(1, subscription.id, undefined)).toEqual({ topic, endedTopicId: undefined });
			expect(await storage.topics.learn(2, subscription.id, "[]")).toBeUndefined();
			expect(await storage.topics.learn(1, 404, "[]")).toBeUndefined();
			expect(await storage.topics.lessons()).toEqual([]);
		});

		it("knows that the topic is followed already", async () => {
			const { subscription } = await follow(storage, 1, { key: "k" });
			const taught = await storage.topics.learn(1, subscription.id, "[]");
			const again = await follow(storage, 1, { key: "k" });
			expect(again).toMatchObject({ topic: taught?.topic, wasAdded: false, subscription: { id: subscription.id } });
			expect((await follow(storage, 1, { key: "k", threadId: 5 })).wasAdded).toBe(true);
			expect((await follow(storage, 2, { key: "k" })).topic.key).toBe("k");
		});

		it("plans for the one who taught by the new topic alone", async () => {
			const feedId = await addFeed(storage);
			const one = await follow(storage, 1, { key: "k" });
			await follow(storage, 2, { key: "k" });
			const taught = await storage.topics.learn(1, one.subscription.id, "[]");
			await storeArticle(storage, feedId, { matches: [newMatch(one.topic.id)] });
			expect([await storage.outbox.waiting(1), await storage.outbox.waiting(2)]).toEqual([0, 1]);
			await storeArticle(storage, feedId, { matches: [newMatch(taught?.topic.id ?? 0)] });
			expect([await storage.outbox.waiting(1), await storage.outbox.waiting(2)]).toEqual([1, 1]);
		});

		it("ends with the subscription and with the chat", async () => {
			const one = await follow(storage, 1, { key: "k" });
			const first = await storage.topics.learn(1, one.subscription.id, "[]");
			expect(await storage.topics.unsubscribe(1, one.subscription.id)).toMatchObject({
				subscription: { topicId: first?.topic.id },
				topicEnded: true,
			});
			const two = await follow(storage, 1, { key: "k" });
			const second = await storage.topics.learn(1, two.subscription.id, "[]");
			expect(await storage.chats.forget(1)).toEqual({ endedTopicIds: [second?.topic.id] });
			expect(await storage.topics.lessons()).toEqual([]);
			expect(await storage.topics.all()).toEqual([]);
		});

		it("moves with the chat; the same topic there wins", async () => {
			const alone = await follow(storage, -1, { key: "alone" });
			const both = await follow(storage, -1, { key: "both" });
			await storage.topics.learn(-1, alone.subscription.id, '["a"]');
			await storage.topics.learn(-1, both.subscription.id, '["b"]');
			const there = await follow(storage, -100, { key: "both" });
			await storage.chats.move(-1, -100);
			const moved = await storage.topics.ofChat(-100);
			expect(moved.map(({ id }) => id)).toEqual([alone.subscription.id, there.subscription.id]);
			expect(await storage.topics.lessons()).toMatchObject([
				{ subscriptionId: alone.subscription.id, lessons: '["a"]' },
			]);
			expect(await storage.topics.learn(-100, alone.subscription.id, undefined)).toMatchObject({
				topic: { key: "alone" },
			});
		});
	});

	describe("volumes", () => {
		const today = Math.floor(start / day);
		let feedId: number;
		beforeEach(async () => {
			feedId = await addFeed(storage);
		});

		it("counts the developments a topic matched by the day they were told, each once", async () => {
			const { topic } = await follow(storage, 1);
			const other = await follow(storage, 1);
			const store = (storyId: string, publishedAt: number, ...topicIds: number[]) =>
				storeArticle(storage, feedId, {
					storyId,
					article: { publishedAt },
					matches: topicIds.map((id) => newMatch(id)),
				});
			await store("a", start - day, topic.id);
			await store("a", start - hour, topic.id, other.topic.id);
			await store("b", start - hour, topic.id);
			// A paper's clock that runs ahead tells of today.
			await store("c", start + 2 * day, topic.id);
			const volumes = await storage.topics.volumes([topic.id, other.topic.id, 404], start - 2 * day);
			expect(volumes).toEqual([
				{
					topicId: topic.id,
					isFilled: false,
					days: [
						{ day: today - 1, developments: 1 },
						{ day: today, developments: 2 },
					],
				},
				{ topicId: other.topic.id, isFilled: false, days: [{ day: today, developments: 1 }] },
			]);
			expect((await storage.topics.volumes([topic.id], start))[0]?.days).toEqual([{ day: today, developments: 2 }]);
		});

		it("counts what is not pushed to anybody, and stores what matched a topic that has ended", async () => {
			const { topic, subscription } = await follow(storage, 1);
			await storage.chats.setAbsence(1, "blocked");
			await storeArticle(storage, feedId, { matches: [newMatch(topic.id)] });
			expect((await storage.topics.volumes([topic.id], start))[0]?.days).toEqual([{ day: today, developments: 1 }]);
			await storage.topics.unsubscribe(1, subscription.id);
			await storeArticle(storage, feedId, { matches: [newMatch(topic.id)] });
			expect(await storage.topics.volumes([topic.id], start)).toEqual([]);
		});

		it("takes in the days before once, beside what was counted since", async () => {
			const { topic } = await follow(storage, 1);
			await storeArticle(storage, feedId, { storyId: "a", matches: [newMatch(topic.id)] });
			await storage.topics.fillDevelopments(topic.id, [
				{ developmentId: "a", at: start - day },
				{ developmentId: "b", at: start - day },
			]);
			expect(await storage.topics.volumes([topic.id], start - 9 * day)).toEqual([
				{
					topicId: topic.id,
					isFilled: true,
					days: [
						{ day: today - 1, developments: 1 },
						{ day: today, developments: 1 },
					],
				},
			]);
			await storage.topics.fillDevelopments(404, [{ developmentId: "a", at: start }]);
		});

		it("go with a topic into one of a reader's own", async () => {
			const { topic, subscription } = await follow(storage, 1);
			await storage.topics.fillDevelopments(topic.id, [{ developmentId: "b", at: start }]);
			const taught = await storage.topics.learn(1, subscription.id, "[]");
			const [volume] = await storage.topics.volumes([taught?.topic.id ?? 0], start);
			expect(volume).toMatchObject({ isFilled: true, days: [{ day: today, developments: 1 }] });
		});

		it("are thinned out with the articles", async () => {
			const { topic } = await follow(storage, 1);
			await storage.topics.fillDevelopments(topic.id, [
				{ developmentId: "old", at: start - 40 * day },
				{ developmentId: "new", at: start - day },
			]);
			await storage.articles.thinOut(start - 30 * day, 100);
			const [volume] = await storage.topics.volumes([topic.id], 0);
			expect(volume?.days).toEqual([{ day: today - 1, developments: 1 }]);
		});
	});
}
