import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { noPace, startDelivery, until } from "./start-sender.ts";
import type { Treatment } from "./telegram-stand-in.ts";

const refuse = (error_code: number, description: string, parameters?: Record<string, number>): Treatment => ({
	refusal: { error_code, description, ...(parameters ? { parameters } : {}) },
});

describe("an answer of Telegram's", () => {
	it("waits as long as it is told, in that chat alone, and counts no attempt", async () => {
		const { addChat, startSender, telegram, storage } = await startDelivery(({ chat_id }) =>
			chat_id === 1 && telegram.textsTo(2).length < 2
				? refuse(429, "Too Many Requests: retry after 1", { retry_after: 1 })
				: undefined,
		);
		await (await addChat(1)).plan("Held");
		const other = await addChat(2);
		await other.plan("First");
		await other.plan("Second");
		startSender();
		await until(() => telegram.accepted.length === 3);
		await until(async () => (await storage.outbox.byMessage(1, 3)) !== undefined);
		expect(telegram.accepted.map(({ chat_id }) => chat_id)).toEqual([2, 2, 1]);
		expect(await storage.outbox.byMessage(1, 3)).toMatchObject({ status: "sent", attempts: 0 });
		expect(telegram.requests.length).toBeLessThanOrEqual(5);
	});

	it.each([
		["blocked", 403, "Forbidden: bot was blocked by the user"],
		["kicked", 403, "Forbidden: bot was kicked from the group chat"],
		["unreachable", 400, "Bad Request: chat not found"],
		["forbidden", 400, "Bad Request: not enough rights to send text messages to the chat"],
	])("keeps a chat that is %s its pushes until it is back", async (absence, code, description) => {
		let isAway = true;
		const { addChat, startSender, telegram, storage, now } = await startDelivery(({ chat_id }) =>
			chat_id === 1 && isAway ? refuse(code, description) : undefined,
		);
		const reader = await addChat(1);
		await reader.plan("First");
		await reader.plan("Second");
		await (await addChat(2)).plan("Other");
		const sender = startSender();
		await until(async () => (await storage.chats.get(1))?.absence === absence && telegram.accepted.length === 1);
		await sleep(150);
		expect(telegram.requests).toHaveLength(2);
		expect(await storage.outbox.waiting(1)).toBe(2);
		expect(await storage.topics.ofChat(1)).toHaveLength(1);
		isAway = false;
		await storage.chats.meet(1, "private", "en", now());
		sender.wake();
		await until(() => telegram.textsTo(1).length === 2);
	});

	it("follows a group that became a supergroup", async () => {
		const { addChat, startSender, telegram, storage } = await startDelivery(({ chat_id }) =>
			chat_id === -5
				? refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: -1_005 })
				: undefined,
		);
		await (await addChat(-5)).plan("News");
		startSender();
		await until(() => telegram.textsTo(-1_005).length === 1);
		expect(await storage.chats.get(-5)).toBeUndefined();
		expect(await storage.topics.ofChat(-1_005)).toHaveLength(1);
	});

	it("gives up a chat that moves round in a circle", async () => {
		const { addChat, startSender, leap, outcomes, telegram } = await startDelivery(({ chat_id }) =>
			refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", {
				migrate_to_chat_id: chat_id === -5 ? -6 : -5,
			}),
		);
		await (await addChat(-5)).plan("News");
		// Two chats, and each of them is spared a slot a second: time that leaps does not matter to the pace.
		startSender({ pace: noPace });
		leap(1_000);
		await until(async () => (await outcomes()).refused === 1);
		expect(telegram.requests).toHaveLength(10);
	});

	it("goes to the general topic when a thread is gone, says so once, and stays there", async () => {
		const { addChat, startSender, telegram, storage } = await startDelivery(({ message_thread_id }) =>
			message_thread_id === 77 ? refuse(400, "Bad Request: message thread not found") : undefined,
		);
		const group = await addChat(-100, 77);
		await group.plan("First");
		await group.plan("Second");
		startSender();
		await until(() => telegram.accepted.length === 2);
		expect(telegram.requests.map((one) => one.message_thread_id)).toEqual([77, undefined, undefined]);
		expect(telegram.textsTo(-100).map((text) => text.includes("is closed, so I go on here"))).toEqual([true, false]);
		expect(await storage.topics.ofChat(-100, 0)).toHaveLength(1);
	});

	it("sends a development without its answer where Telegram does not find the message answered", async () => {
		const { addChat, startSender, telegram } = await startDelivery(({ reply_parameters }) =>
			reply_parameters ? refuse(400, "Bad Request: message to be replied not found") : undefined,
		);
		const reader = await addChat(1);
		await reader.plan("First", { storyId: "s", developmentId: "a" });
		await reader.plan("Second", { storyId: "s", developmentId: "b" });
		startSender();
		await until(() => telegram.accepted.length === 2);
		expect(telegram.textsTo(1)[1]).toContain("Second");
	});

	it("sends a malformed push again as plain text with the link, and reports the bug", async () => {
		const { addChat, startSender, telegram, logLines, outcomes } = await startDelivery(({ text }) =>
			text.includes("<b>") ? refuse(400, "Bad Request: can't parse entities: no end tag") : undefined,
		);
		await (await addChat(1)).plan("Fish & chips");
		startSender();
		await until(() => telegram.accepted.length === 1);
		const [text = ""] = telegram.textsTo(1);
		expect(text).toContain("Fish &amp; chips");
		expect(text).toMatch(/https:\/\/paper\.example\/article\/\d+$/);
		expect(text).not.toContain("<");
		await until(async () => (await outcomes()).sent === 1);
		expect(await outcomes()).toEqual({ plain: 1, sent: 1 });
		expect(logLines.filter(({ level }) => level === 50)).toHaveLength(1);
	});

	it("refuses what Telegram will not even take as plain text", async () => {
		const { addChat, startSender, telegram, storage, outcomes } = await startDelivery(() =>
			refuse(400, "Bad Request: no"),
		);
		await (await addChat(1)).plan("News");
		startSender();
		await until(async () => (await outcomes()).refused === 1);
		expect(telegram.requests).toHaveLength(2);
		expect(await storage.outbox.waiting(1)).toBe(0);
	});

	it("repeats what may or may not have been accepted, later", async () => {
		const { addChat, startSender, telegram, leap, storage } = await startDelivery((_, nth) =>
			nth === 1 ? { cut: "after" } : nth === 2 ? { status: 502 } : undefined,
		);
		await (await addChat(1)).plan("News");
		const sender = startSender();
		await until(() => telegram.requests.length === 1);
		await sleep(100);
		expect(telegram.requests).toHaveLength(1);
		leap(6_000);
		sender.wake();
		await until(() => telegram.requests.length === 2);
		await sleep(100);
		leap(16_000);
		sender.wake();
		await until(async () => (await storage.outbox.byMessage(1, 2)) !== undefined);
		expect(await storage.outbox.byMessage(1, 2)).toMatchObject({ status: "sent", attempts: 2 });
	});

	it("gives up after twenty ambiguous attempts over half a day", async () => {
		const { addChat, startSender, telegram, leap, outcomes, logLines, now } = await startDelivery(() => ({
			status: 500,
		}));
		await (await addChat(1)).plan("News");
		const began = now();
		const sender = startSender({ pace: noPace });
		for (let attempt = 1; attempt < 20; attempt++) {
			await until(() => telegram.requests.length === attempt);
			await until(async () => (await outcomes()).unknown === attempt);
			while (telegram.requests.length === attempt) {
				leap(300_000);
				sender.wake();
				await sleep(2);
			}
		}
		await until(async () => (await outcomes()).refused === 1);
		expect(telegram.requests).toHaveLength(20);
		expect(now() - began).toBeGreaterThan(12 * 3_600_000);
		expect(logLines.filter(({ level }) => level === 50)).toHaveLength(1);
	});

	it("counts no attempt while there is no network", async () => {
		const { addChat, startSender, storage, telegram, outcomes } = await startDelivery();
		await telegram.close();
		await (await addChat(1)).plan("News");
		startSender();
		await until(async () => (await outcomes()).unknown === 1);
		await until(async () => (await storage.outbox.nextDueAt()) !== undefined);
		const [delivery] = await storage.outbox.due(Date.now() + 60_000, { limit: 1, exceptChatIds: [] });
		expect(delivery).toMatchObject({ status: "planned", attempts: 0 });
	});

	it("stops and says so when the token does not work any more", async () => {
		const { addChat, startSender, telegram, unauthorized, planned } = await startDelivery(() =>
			refuse(401, "Unauthorized"),
		);
		for (const chatId of [1, 2, 3]) await (await addChat(chatId)).plan("News");
		startSender();
		await until(() => unauthorized.length > 0);
		await sleep(100);
		expect(unauthorized).toEqual(["Unauthorized"]);
		expect(telegram.requests.length).toBeLessThanOrEqual(3);
		expect(await planned()).toBe(3);
	});
});
