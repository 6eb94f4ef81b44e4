import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { day, newMatch } from "../support/build.ts";
import { openChat } from "../support/chat.ts";

const chatId = 7;
let chat: Awaited<ReturnType<typeof openChat>>;
beforeEach(async () => {
	chat = await openChat();
});
afterEach(async () => {
	expect(await chat.storage.check()).toEqual([]);
	await chat.close();
});

const followed = () => chat.storage.topics.ofChat(chatId);

/** Stores articles about these topics of the chat. */
async function publish(titles: string[], ...queries: string[]): Promise<void> {
	const subscriptions = (await followed()).filter(({ query }) => queries.includes(query));
	await chat.publish(
		titles.map((title) => ({ title, developmentId: title, storyId: title })),
		subscriptions.map(({ topicId }, i) => newMatch(topicId, { score: 0.9 - i / 10 })),
	);
}

/** What waits, in order, each with its topics. */
async function waiting(): Promise<string[]> {
	const found: string[] = [];
	const { outbox } = chat.storage;
	for (;;) {
		const [delivery] = await outbox.due(chat.clock.now, { limit: 1, exceptChatIds: [] });
		if (delivery === undefined) return found;
		found.push(`${delivery.article.title}: ${delivery.matches.map(({ query }) => query).join(", ")}`);
		await outbox.claim(delivery.id, chat.clock.now);
		await outbox.recordSent(delivery.id, { messageId: 1_000 + delivery.id, sentAt: chat.clock.now });
	}
}

/** Stops a topic; resolves with what its Undo button says. */
async function stop(query: string): Promise<string> {
	const { buttons } = await chat.type(`/unsubscribe ${query}`);
	const undo = buttons.find(({ text }) => text === "Undo");
	if (undo === undefined) throw new Error("no Undo");
	return undo.callback_data ?? "";
}

describe("Undo of /unsubscribe", () => {
	it("brings back the subscription with all that waited for it, in its order", async () => {
		await chat.type("/subscribe wine");
		await chat.type("/subscribe harvest");
		const before = await followed();
		await publish(["First"], "wine");
		await publish(["Second"], "harvest");
		await publish(["Third"], "wine", "harvest");
		await publish(["Fourth"], "wine");
		const { text } = await chat.press(await stop("wine"));
		expect(text).toBe("🔔 You follow <b>wine</b> again, as before.");
		const after = await followed();
		expect(after.map(({ id, query, createdAt, threadId }) => ({ id, query, createdAt, threadId }))).toEqual(
			before.map(({ id, query, createdAt, threadId }) => ({ id, query, createdAt, threadId })),
		);
		expect(await waiting()).toEqual(["First: wine", "Second: harvest", "Third: wine, harvest", "Fourth: wine"]);
	});

	it("leaves stopped what is not undone", async () => {
		await chat.type("/subscribe wine");
		await publish(["First"], "wine");
		await stop("wine");
		expect(await waiting()).toEqual([]);
	});

	it("doubles nothing when pressed twice, nor what came by another topic meanwhile", async () => {
		await chat.type("/subscribe wine");
		await chat.type("/subscribe harvest");
		await publish(["First", "Second", "Third"], "wine");
		const undo = await stop("wine");
		// Another paper tells two of them, and one is sent before the press.
		await publish(["First"], "harvest");
		expect(await waiting()).toEqual(["First: harvest"]);
		await publish(["Second"], "harvest");
		await chat.press(undo);
		expect((await chat.press(undo)).text).toContain("You follow <b>wine</b> already");
		expect(await waiting()).toEqual(["Third: wine", "Second: harvest, wine"]);
		expect(await followed()).toHaveLength(2);
	});

	it("takes up what waited when the topic was followed again by hand", async () => {
		await chat.type("/subscribe wine");
		await publish(["First"], "wine");
		const undo = await stop("wine");
		await chat.type("/subscribe wine");
		await publish(["Second"], "wine");
		await chat.press(undo);
		expect(await waiting()).toEqual(["First: wine", "Second: wine"]);
		const [only] = await followed();
		expect((await chat.press(`/unsubscribe #${only?.id}`)).text).toContain("no longer follow");
	});

	it("wakes the sender, and matches the topic at once", async () => {
		await chat.type("/subscribe wine");
		const undo = await stop("wine");
		expect(chat.topics.size).toBe(0);
		const before = chat.wakes.count;
		await chat.press(undo);
		expect(chat.topics.size).toBe(1);
		expect(chat.wakes.count).toBeGreaterThan(before);
	});

	it("follows the topic anew when what was stopped is kept no longer, or is another chat's", async () => {
		await chat.type("/subscribe wine");
		await publish(["First"], "wine");
		const undo = await stop("wine");
		await chat.storage.chats.forget(chatId);
		await chat.press(undo);
		expect(await waiting()).toEqual([]);
		expect((await followed()).map(({ query }) => query)).toEqual(["wine"]);
		await chat.storage.articles.thinOut(chat.clock.now - 90 * day, 10);
	});
});
