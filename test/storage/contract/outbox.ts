import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../../src/domain/delivery.ts";
import type { Storage } from "../../../storage/storage.ts";
import {
	addFeed,
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

export function outboxContract(open: OpenEmpty): void {
	describe("outbox", () => {
		let storage: Storage;
		let feedId: number;
		beforeEach(async () => {
			storage = await open();
			feedId = await addFeed(storage);
		});
		afterEach(() => storage.close());

		const due = (options: { now?: number; limit?: number; exceptChatIds?: number[] } = {}) =>
			storage.outbox.due(options.now ?? start, {
				limit: options.limit ?? 99,
				exceptChatIds: options.exceptChatIds ?? [],
			});
		const push = (storyId: string, ...topicIds: number[]) =>
			storeArticle(storage, feedId, { storyId, matches: topicIds.map((topicId) => newMatch(topicId)) });
		const claimFirst = async (): Promise<Delivery> => {
			const [delivery] = await due();
			if (!delivery || !(await storage.outbox.claim(delivery.id, start))) throw new Error("nothing to claim");
			return delivery;
		};
		const outcomes = (deliveries: Delivery[]) => deliveries.map(({ chat, article }) => [chat.id, article.storyId]);

		describe("planning", () => {
			it("plans for every chat and thread that follows a matched topic, naming all that matched, best first", async () => {
				const a = await follow(storage, -1, { key: "a", query: "A typed" });
				const b = await follow(storage, -1, { key: "b", query: "B typed" });
				await follow(storage, -1, { key: "a", threadId: 4 });
				await follow(storage, 2, { key: "b" });
				await follow(storage, 3, { key: "c" });
				const why = [{ term: "b", found: "B's", where: "text" as const }];
				const { planned } = await storage.articles.record(feedId, newState({ polledAt: start + minute }), [
					{
						article: newArticle({ feedId }),
						storyId: "s",
						developmentId: "s",
						matches: [newMatch(a.topic.id, { score: 0.6 }), newMatch(b.topic.id, { score: 0.9, why })],
					},
				]);
				expect(planned).toBe(3);
				const [group, person] = await due();
				expect(group).toMatchObject({
					chat: { id: -1, kind: "supergroup" },
					threadId: 0,
					status: "planned",
					attempts: 0,
					plannedAt: start + minute,
					sentAt: undefined,
					messageId: undefined,
				});
				expect(group?.matches).toEqual([
					{ subscriptionId: b.subscription.id, topicId: b.topic.id, query: "B typed", score: 0.9, why },
					expect.objectContaining({ subscriptionId: a.subscription.id, query: "A typed", score: 0.6 }),
				]);
				expect(person?.chat.id).toBe(2);
			});

			it("plans a chat a story once, whatever became of it", async () => {
				const { topic } = await follow(storage, 1);
				await push("s", topic.id);
				await push("s", topic.id);
				expect(await storage.outbox.waiting(1)).toBe(1);
				const { id } = await claimFirst();
				await push("s", topic.id);
				await storage.outbox.recordSent(id, { messageId: 1, sentAt: start });
				await push("s", topic.id);
				expect(await storage.outbox.waiting(1)).toBe(0);
			});

			it("plans nothing for what did not match, and for topics nobody follows any more", async () => {
				const { topic, subscription } = await follow(storage, 1);
				await storage.topics.unsubscribe(1, subscription.id);
				await push("s", topic.id);
				await push("t");
				expect(await storage.outbox.depth()).toEqual({ planned: 0, oldestPlannedAt: undefined });
			});

			it("plans for a paused chat and not for an absent one", async () => {
				const { topic } = await follow(storage, 1, { key: "k" });
				await follow(storage, 2, { key: "k" });
				await storage.chats.setPaused(1, start);
				await storage.chats.setAbsence(2, "blocked");
				await push("s", topic.id);
				expect(await storage.outbox.waiting(1)).toBe(1);
				expect(await storage.outbox.waiting(2)).toBe(0);
			});
		});

		describe("due", () => {
			it("gives the oldest of each chat, oldest first", async () => {
				const { topic } = await follow(storage, 7, { key: "k" });
				const late = await follow(storage, 1, { key: "late" });
				await push("one", topic.id);
				await push("two", topic.id, late.topic.id);
				await push("three", topic.id, late.topic.id);
				expect(outcomes(await due())).toEqual([
					[7, "one"],
					[1, "two"],
				]);
				expect(outcomes(await due({ limit: 1 }))).toEqual([[7, "one"]]);
				expect(outcomes(await due({ exceptChatIds: [7] }))).toEqual([[1, "two"]]);
				expect(outcomes(await due({ exceptChatIds: [7, 1] }))).toEqual([]);
			});

			it("leaves out paused and absent chats until they are back", async () => {
				const { topic } = await follow(storage, 1, { key: "k" });
				await follow(storage, 2, { key: "k" });
				await follow(storage, 3, { key: "k" });
				await push("s", topic.id);
				await storage.chats.setPaused(1, start);
				await storage.chats.setAbsence(2, "forbidden");
				expect(outcomes(await due())).toEqual([[3, "s"]]);
				expect(await storage.outbox.depth()).toEqual({ planned: 1, oldestPlannedAt: start });
				await storage.chats.setPaused(1, undefined);
				await storage.chats.meet(2, "private", "en", start);
				expect(await due()).toHaveLength(3);
				expect(await storage.outbox.depth()).toMatchObject({ planned: 3 });
			});

			it("lets later ones pass one that was postponed", async () => {
				const { topic } = await follow(storage, 1);
				await push("one", topic.id);
				await push("two", topic.id);
				const { id } = await claimFirst();
				await storage.outbox.postpone(id, { notBefore: start + hour, counts: false, error: "wait" });
				expect(outcomes(await due())).toEqual([[1, "two"]]);
				expect(outcomes(await due({ now: start + hour }))).toEqual([[1, "one"]]);
			});
		});

		describe("sending", () => {
			it("claims a delivery once", async () => {
				const { topic } = await follow(storage, 1);
				await push("s", topic.id);
				const { id } = await claimFirst();
				expect(await storage.outbox.claim(id, start)).toBe(false);
				expect(await storage.outbox.get(id)).toMatchObject({ status: "sending" });
				expect(await due()).toEqual([]);
				expect(await storage.outbox.claim(id + 1, start)).toBe(false);
			});

			it("claims nothing for a chat that paused, left or was forgotten meanwhile, and nothing too early", async () => {
				const { topic } = await follow(storage, 1);
				await push("s", topic.id);
				const [delivery] = await due();
				const id = delivery?.id ?? 0;
				await storage.chats.setPaused(1, start);
				expect(await storage.outbox.claim(id, start)).toBe(false);
				await storage.chats.setPaused(1, undefined);
				await storage.chats.setAbsence(1, "kicked");
				expect(await storage.outbox.claim(id, start)).toBe(false);
				await storage.chats.setAbsence(1, undefined);
				await claimFirst();
				await storage.outbox.postpone(id, { notBefore: start + 1, counts: false, error: "" });
				expect(await storage.outbox.claim(id, start)).toBe(false);
				await storage.chats.forget(1);
				expect(await storage.outbox.claim(id, start + 1)).toBe(false);
			});

			it("records what was sent, and finds it by its message", async () => {
				const { topic } = await follow(storage, 1);
				await push("s", topic.id);
				const { id } = await claimFirst();
				await storage.outbox.recordSent(id, { messageId: 77, sentAt: start + 5 });
				const sent = await storage.outbox.byMessage(1, 77);
				expect(sent).toMatchObject({ id, status: "sent", messageId: 77, sentAt: start + 5 });
				expect(sent).toEqual(await storage.outbox.get(id));
				expect(await storage.outbox.byMessage(2, 77)).toBeUndefined();
				expect(await storage.outbox.byMessage(1, 78)).toBeUndefined();
				await storage.outbox.postpone(id, { notBefore: start, counts: true, error: "late" });
				expect(await storage.outbox.get(id)).toMatchObject({ status: "sent", attempts: 0 });
			});

			it("counts the failed attempts that count", async () => {
				const { topic } = await follow(storage, 1);
				await push("s", topic.id);
				const { id } = await claimFirst();
				await storage.outbox.postpone(id, { notBefore: start, counts: true, error: "reset" });
				await claimFirst();
				await storage.outbox.postpone(id, { notBefore: start, counts: false, error: "429" });
				expect(await storage.outbox.get(id)).toMatchObject({ status: "planned", attempts: 1 });
			});

			it("never sends again what was refused", async () => {
				const { topic } = await follow(storage, 1);
				await push("s", topic.id);
				const { id } = await claimFirst();
				await storage.outbox.refuse(id, "malformed");
				expect(await storage.outbox.get(id)).toMatchObject({ status: "refused" });
				expect(await due()).toEqual([]);
				expect(await storage.outbox.recover()).toBe(0);
			});

			it("plans again what a crash left half sent", async () => {
				const { topic } = await follow(storage, 1, { key: "k" });
				await follow(storage, 2, { key: "k" });
				await push("s", topic.id);
				const { id } = await claimFirst();
				expect(await storage.outbox.recover()).toBe(1);
				expect(await storage.outbox.get(id)).toMatchObject({ status: "planned", attempts: 0 });
				expect(await storage.outbox.recover()).toBe(0);
				expect(await due()).toHaveLength(2);
			});

			it("survives answers for a delivery that is gone", async () => {
				const { topic } = await follow(storage, 1);
				await push("s", topic.id);
				const { id } = await claimFirst();
				await storage.chats.forget(1);
				await storage.outbox.recordSent(id, { messageId: 1, sentAt: start });
				await storage.outbox.postpone(id, { notBefore: start, counts: true, error: "" });
				await storage.outbox.refuse(id, "");
				expect(await storage.outbox.get(id)).toBeUndefined();
			});
		});

		it("tells when the next postponed delivery falls due, but for chats that take none", async () => {
			const { topic } = await follow(storage, 1, { key: "k" });
			await follow(storage, 2, { key: "k" });
			await push("s", topic.id);
			expect(await storage.outbox.nextDueAt()).toBeUndefined();
			for (const delay of [hour, minute]) {
				const { id } = await claimFirst();
				await storage.outbox.postpone(id, { notBefore: start + delay, counts: false, error: "" });
			}
			expect(await storage.outbox.nextDueAt()).toBe(start + minute);
			await storage.chats.setPaused(2, start);
			expect(await storage.outbox.nextDueAt()).toBe(start + hour);
			await storage.outbox.dropWaiting(1);
			expect(await storage.outbox.nextDueAt()).toBeUndefined();
		});

		it("drops what waits for a chat and nothing else", async () => {
			const { topic } = await follow(storage, 1, { key: "k" });
			await follow(storage, 2, { key: "k" });
			await push("s", topic.id);
			await push("t", topic.id);
			await claimFirst();
			expect(await storage.outbox.dropWaiting(1)).toBe(1);
			expect(await storage.outbox.waiting(1)).toBe(0);
			expect(await storage.outbox.waiting(2)).toBe(2);
			await push("t", topic.id);
			expect(await storage.outbox.waiting(1)).toBe(0);
		});

		it("moves a thread that is gone into the general one, following and sending nothing twice", async () => {
			const general = await follow(storage, -1, { key: "both" });
			const doubled = await follow(storage, -1, { key: "both", threadId: 9 });
			const moved = await follow(storage, -1, { key: "thread only", threadId: 9 });
			await push("in both", general.topic.id);
			await push("thread only", moved.topic.id);
			await storage.outbox.leaveThread(-1, 9);
			expect(await storage.topics.ofChat(-1, 9)).toEqual([]);
			expect((await storage.topics.ofChat(-1, 0)).map(({ id }) => id)).toEqual([
				general.subscription.id,
				moved.subscription.id,
			]);
			expect(doubled.wasAdded).toBe(true);
			expect(await storage.outbox.waiting(-1)).toBe(2);
			await claimFirst();
			expect((await due())[0]).toMatchObject({ threadId: 0, article: { storyId: "thread only" } });
			await storage.outbox.leaveThread(-1, 0);
			expect(await storage.outbox.waiting(-1)).toBe(1);
			expect(await storage.check()).toEqual([]);
		});

		it("keeps the delivery under way when its thread turns out to be gone", async () => {
			const { topic } = await follow(storage, -1, { threadId: 9 });
			await push("s", topic.id);
			const { id } = await claimFirst();
			await storage.outbox.leaveThread(-1, 9);
			await storage.outbox.postpone(id, { notBefore: start, counts: false, error: "thread gone" });
			expect((await due())[0]).toMatchObject({ id, threadId: 0 });
		});
	});
}
