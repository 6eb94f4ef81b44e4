import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, day, follow, newMatch, start, storeArticle } from "../../support/build.ts";
import type { OpenEmpty } from "./contract.ts";

export function chatsContract(open: OpenEmpty): void {
	describe("chats", () => {
		let storage: Storage;
		beforeEach(async () => {
			storage = await open();
		});
		afterEach(() => storage.close());

		const bigGroupId = -1_002_345_678_901;

		it("makes a chat at the first meeting and keeps it at the next", async () => {
			const chat = await storage.chats.meet(bigGroupId, "supergroup", "en", start);
			expect(chat).toEqual({
				id: bigGroupId,
				kind: "supergroup",
				locale: "en",
				settings: { previews: true, silent: false },
				pausedAt: undefined,
				absence: undefined,
				createdAt: start,
			});
			expect(await storage.chats.meet(bigGroupId, "supergroup", "sq", start + day)).toEqual(chat);
			expect(await storage.chats.get(bigGroupId)).toEqual(chat);
			expect(await storage.chats.get(5)).toBeUndefined();
			expect(await storage.chats.count()).toBe(1);
		});

		it("keeps settings, pause and absence; a meeting ends only the absence", async () => {
			await storage.chats.meet(1, "private", "en", start);
			await storage.chats.setSettings(1, { previews: false, silent: true });
			await storage.chats.setPaused(1, start + 1);
			await storage.chats.setAbsence(1, "blocked");
			const away = { settings: { previews: false, silent: true }, pausedAt: start + 1, absence: "blocked" };
			expect(await storage.chats.get(1)).toMatchObject(away);
			expect(await storage.chats.meet(1, "private", "en", start)).toMatchObject({ ...away, absence: undefined });
			expect(await storage.chats.get(1)).toMatchObject({ ...away, absence: undefined });
			await storage.chats.setPaused(1, undefined);
			expect((await storage.chats.get(1))?.pausedAt).toBeUndefined();
		});

		it("changes nothing for a chat that is not there", async () => {
			await storage.chats.setPaused(404, start);
			await storage.chats.setAbsence(404, "kicked");
			await storage.chats.move(404, 405);
			expect(await storage.chats.forget(404)).toEqual({ endedTopicIds: [] });
			expect(await storage.chats.count()).toBe(0);
		});

		describe("drafts", () => {
			beforeEach(async () => {
				await storage.chats.meet(1, "private", "en", start);
				await storage.chats.meet(2, "private", "en", start);
			});

			it("keeps a long text for the chat alone", async () => {
				const id = await storage.chats.keepDraft(1, "a long text", start);
				expect(await storage.chats.draft(1, id)).toBe("a long text");
				expect(await storage.chats.draft(2, id)).toBeUndefined();
				expect(await storage.chats.keepDraft(1, "a long text", start)).toBe(id);
				expect(await storage.chats.keepDraft(2, "a long text", start)).not.toBe(id);
			});

			it("lets old drafts make room, and never gives their numbers again", async () => {
				const other = await storage.chats.keepDraft(2, "other", start);
				const first = await storage.chats.keepDraft(1, "first", start);
				const second = await storage.chats.keepDraft(1, "second", start + 1);
				await storage.chats.keepDraft(1, "first", start + 2);
				let last = 0;
				for (let n = 0; n < 99; n++) last = await storage.chats.keepDraft(1, `text ${n}`, start + 3 + n);
				expect(await storage.chats.draft(1, second)).toBeUndefined();
				expect(await storage.chats.draft(1, first)).toBe("first");
				expect(await storage.chats.draft(1, last)).toBe("text 98");
				expect(await storage.chats.draft(2, other)).toBe("other");
				await storage.chats.forget(1);
				await storage.chats.meet(1, "private", "en", start);
				expect(await storage.chats.keepDraft(1, "new", start)).toBeGreaterThan(last);
			});
		});

		describe("moving", () => {
			let feedId: number;
			beforeEach(async () => {
				feedId = await addFeed(storage);
			});
			const due = () => storage.outbox.due(start, { limit: 99, exceptChatIds: [] });
			const send = async (messageId: number) => {
				const [delivery] = await due();
				await storage.outbox.claim(delivery?.id ?? 0, start);
				await storage.outbox.recordSent(delivery?.id ?? 0, { messageId, sentAt: start });
				return delivery?.id ?? 0;
			};

			it("renames a chat everywhere", async () => {
				await storage.chats.meet(-1, "group", "sq", start);
				await storage.chats.setSettings(-1, { previews: false, silent: true });
				await storage.chats.setPaused(-1, start);
				await storage.chats.setAbsence(-1, "unreachable");
				const draftId = await storage.chats.keepDraft(-1, "text", start);
				const before = await storage.topics.subscribe(
					{ chatId: -1, threadId: 0, query: "q", key: "q", compiled: "{}", version: 1 },
					start,
				);
				await storage.chats.move(-1, bigGroupId);
				expect(await storage.chats.get(-1)).toBeUndefined();
				expect(await storage.chats.get(bigGroupId)).toEqual({
					id: bigGroupId,
					kind: "supergroup",
					locale: "sq",
					settings: { previews: false, silent: true },
					pausedAt: start,
					absence: undefined,
					createdAt: start,
				});
				expect(await storage.topics.ofChat(bigGroupId)).toEqual([{ ...before.subscription, chatId: bigGroupId }]);
				expect(await storage.chats.draft(bigGroupId, draftId)).toBe("text");
				expect(await storage.check()).toEqual([]);
			});

			it("takes deliveries along, planned and sent, whose old message numbers mean nothing any more", async () => {
				const { topic } = await follow(storage, -1);
				await storeArticle(storage, feedId, { matches: [newMatch(topic.id)], storyId: "sent" });
				await storeArticle(storage, feedId, { matches: [newMatch(topic.id)], storyId: "planned" });
				const sentId = await send(11);
				await storage.chats.move(-1, -2);
				expect((await due()).map(({ chat, article }) => [chat.id, article.storyId])).toEqual([[-2, "planned"]]);
				expect(await storage.outbox.get(sentId)).toMatchObject({
					chat: { id: -2 },
					messageId: undefined,
					status: "sent",
				});
				expect(await storage.outbox.byMessage(-2, 11)).toBeUndefined();
				await storeArticle(storage, feedId, { matches: [newMatch(topic.id)], storyId: "sent" });
				expect(await storage.outbox.waiting(-2)).toBe(1);
			});

			it("merges with what stands at the new id: its settings win, topics are followed once", async () => {
				const old = await follow(storage, -1, { key: "both" });
				const onlyOld = await follow(storage, -1, { key: "old" });
				const now = await follow(storage, -2, { key: "both" });
				await storage.chats.setSettings(-1, { previews: false, silent: true });
				await storage.chats.setSettings(-2, { previews: true, silent: false });
				await storeArticle(storage, feedId, { storyId: "s", matches: [newMatch(old.topic.id)] });
				await storage.chats.setAbsence(-2, "blocked");
				await storeArticle(storage, feedId, { storyId: "t", matches: [newMatch(old.topic.id)] });
				await storage.chats.setAbsence(-2, undefined);
				await storage.chats.move(-1, -2);
				expect((await storage.chats.get(-2))?.settings).toEqual({ previews: true, silent: false });
				expect((await storage.topics.ofChat(-2)).map(({ id }) => id)).toEqual([
					onlyOld.subscription.id,
					now.subscription.id,
				]);
				expect(await storage.outbox.waiting(-2)).toBe(2);
				await storage.topics.unsubscribe(-2, now.subscription.id);
				expect(await storage.outbox.waiting(-2)).toBe(0);
				expect(await storage.check()).toEqual([]);
			});

			it("keeps the old settings when the new chat has set none", async () => {
				await follow(storage, -1);
				await follow(storage, -2);
				await storage.chats.setSettings(-1, { previews: false, silent: true });
				await storage.chats.move(-1, -2);
				expect((await storage.chats.get(-2))?.settings).toEqual({ previews: false, silent: true });
			});

			it("does not send a story again that the old chat had", async () => {
				const { topic } = await follow(storage, -1, { key: "k" });
				await storeArticle(storage, feedId, { storyId: "s", matches: [newMatch(topic.id)] });
				await send(5);
				await follow(storage, -2, { key: "k" });
				await storage.chats.setAbsence(-1, "kicked");
				await storeArticle(storage, feedId, { storyId: "s", matches: [newMatch(topic.id)] });
				expect(await storage.outbox.waiting(-2)).toBe(1);
				await storage.chats.move(-1, -2);
				expect(await storage.outbox.waiting(-2)).toBe(0);
				expect(await storage.check()).toEqual([]);
			});
		});

		it("forgets all of a chat, and ends the topics only it followed", async () => {
			const feedId = await addFeed(storage);
			const mine = await follow(storage, 1, { key: "mine" });
			const shared = await follow(storage, 1, { key: "shared" });
			await follow(storage, 2, { key: "shared" });
			await storeArticle(storage, feedId, { matches: [newMatch(mine.topic.id), newMatch(shared.topic.id)] });
			const draftId = await storage.chats.keepDraft(1, "text", start);
			await storage.inbox.put(10, JSON.stringify({ update_id: 10, message: { chat: { id: 1 }, text: "a" } }), start);
			await storage.inbox.put(11, JSON.stringify({ update_id: 11, message: { chat: { id: 2 }, text: "b" } }), start);
			await storage.inbox.put(
				12,
				JSON.stringify({ update_id: 12, callback_query: { from: { id: 3 }, message: { chat: { id: 1 } } } }),
				start,
			);

			expect(await storage.chats.forget(1)).toEqual({ endedTopicIds: [mine.topic.id] });
			expect(await storage.chats.get(1)).toBeUndefined();
			expect(await storage.topics.ofChat(1)).toEqual([]);
			expect(await storage.chats.draft(1, draftId)).toBeUndefined();
			expect((await storage.topics.all()).map(({ key }) => key)).toEqual(["shared"]);
			expect(await storage.outbox.depth()).toMatchObject({ planned: 1 });
			expect((await storage.inbox.pending()).map(({ updateId }) => updateId)).toEqual([11]);
			expect(await storage.inbox.put(10, "{}", start)).toBe(false);
			expect(await storage.check()).toEqual([]);
		});
	});
}
