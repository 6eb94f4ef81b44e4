import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../../src/domain/delivery.ts";
import type { Storage } from "../../../storage/storage.ts";
import {
	addFeed,
	day,
	follow,
	hour,
	minute,
	newArticle,
	newMatch,
	newState,
	start,
	storeArticle,
} from "../../support/build.ts";
import type { OpenEmpty } from "./contract.ts";

export function developmentsContract(open: OpenEmpty): void {
	describe("a story of several developments", () => {
		let storage: Storage;
		let feedId: number;
		beforeEach(async () => {
			storage = await open();
			feedId = await addFeed(storage, { title: "Balkan Paper" });
		});
		afterEach(() => storage.close());

		const due = () => storage.outbox.due(start, { limit: 99, exceptChatIds: [] });
		const tell = (storyId: string, developmentId: string, ...topicIds: number[]) =>
			storeArticle(storage, feedId, {
				storyId,
				developmentId,
				matches: topicIds.map((topicId) => newMatch(topicId)),
			});
		const claimFirst = async (): Promise<Delivery> => {
			const [delivery] = await due();
			if (!delivery || !(await storage.outbox.claim(delivery.id, start))) throw new Error("nothing to claim");
			return delivery;
		};
		const send = async (messageId: number): Promise<Delivery> => {
			const delivery = await claimFirst();
			await storage.outbox.recordSent(delivery.id, { messageId, sentAt: start + messageId });
			return delivery;
		};

		it("is planned each development once", async () => {
			const { topic } = await follow(storage, 1);
			await tell("s", "first", topic.id);
			await tell("s", "first", topic.id);
			await tell("s", "second", topic.id);
			expect(await storage.outbox.waiting(1)).toBe(2);
			expect(await storage.check()).toEqual([]);
		});

		it("has its later ones answer the message that the chat and thread heard of it with", async () => {
			const { topic } = await follow(storage, -1, { key: "k" });
			await tell("s", "first", topic.id);
			expect((await send(10)).answers).toBeUndefined();
			await follow(storage, -1, { key: "k", threadId: 4 });
			await tell("other", "other", topic.id);
			expect((await send(11)).answers).toBeUndefined();
			expect(await send(12)).toMatchObject({ threadId: 4, answers: undefined });
			await tell("s", "second", topic.id);
			await tell("s", "third", topic.id);
			expect([await send(13), await send(14)]).toMatchObject([
				{ threadId: 0, answers: 10 },
				{ threadId: 4, answers: undefined },
			]);
			expect([await send(15), await send(16)]).toMatchObject([
				{ threadId: 0, answers: 10 },
				{ threadId: 4, answers: 14 },
			]);
		});

		it("answers no message that is older than a week", async () => {
			const { topic } = await follow(storage, 1);
			const record = (developmentId: string, polledAt: number) =>
				storage.articles.record(feedId, newState({ polledAt }), [
					{ article: newArticle({ feedId }), storyId: "s", developmentId, matches: [newMatch(topic.id)] },
				]);
			await record("first", start);
			await send(10);
			await record("second", start + 6 * day);
			expect((await send(11)).answers).toBe(10);
			await record("third", start + 8 * day);
			expect((await due())[0]?.answers).toBe(undefined);
		});

		it("is told by further sources, whose names are to be added to what was sent", async () => {
			const otherFeedId = await addFeed(storage, { title: "Other Paper" });
			const { topic } = await follow(storage, 1);
			const repeat = (developmentId: string, from: number) =>
				storeArticle(storage, from, { storyId: "s", developmentId, matches: [newMatch(topic.id)] });
			await tell("s", "first", topic.id);
			await tell("s", "second", topic.id);
			const first = await send(10);
			expect(first.also).toEqual([]);
			await repeat("first", feedId);
			await repeat("second", otherFeedId);
			expect((await due())[0]?.also).toEqual(["Other Paper"]);
			expect(await storage.outbox.takeAmending(start + hour)).toBeUndefined();
			await repeat("first", otherFeedId);
			expect(await storage.outbox.takeAmending(start)).toBeUndefined();
			const amended = { id: first.id, messageId: 10, answers: undefined, also: ["Other Paper"] };
			expect(await storage.outbox.takeAmending(start + minute)).toMatchObject(amended);
			expect(await storage.outbox.takeAmending(start + minute)).toBeUndefined();
			await storage.outbox.amendLater(first.id, start + hour);
			expect(await storage.outbox.takeAmending(start + minute)).toBeUndefined();
			expect(await storage.outbox.takeAmending(start + hour)).toMatchObject(amended);
		});

		it("is amended a few times at the most, each time after longer", async () => {
			const { topic } = await follow(storage, 1);
			await tell("s", "first", topic.id);
			await send(10);
			const waits: number[] = [];
			for (let nth = 0; nth < 8; nth++) {
				await storeArticle(storage, await addFeed(storage), { storyId: "s", developmentId: "first" });
				for (let wait = minute / 4; wait < 3 * hour; wait *= 2) {
					if ((await storage.outbox.takeAmending(start + wait)) === undefined) continue;
					waits.push(wait / (minute / 4));
					break;
				}
			}
			expect(waits).toEqual([1, 4, 16, 64, 256]);
		});

		it("answers nothing that was sent in a thread that is gone, or before a group became a supergroup", async () => {
			const { topic } = await follow(storage, -1, { threadId: 4 });
			await tell("s", "first", topic.id);
			await send(10);
			await storage.outbox.leaveThread(-1, 4);
			await tell("s", "second", topic.id);
			expect(await send(11)).toMatchObject({ threadId: 0, answers: undefined });
			await storage.chats.move(-1, -100);
			await tell("s", "third", topic.id);
			expect(await send(1)).toMatchObject({ chat: { id: -100 }, answers: undefined });
		});
	});
}
