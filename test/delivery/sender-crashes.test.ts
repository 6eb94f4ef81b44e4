import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { html } from "../../src/html.ts";
import { startDelivery, until, withOutbox } from "./start-sender.ts";

describe("stopping and crashing", () => {
	it("finishes and records what is under way, and begins nothing more", async () => {
		const { addChat, startSender, telegram, planned, outcomes } = await startDelivery(() => ({ delayMs: 200 }));
		const reader = await addChat(1);
		await reader.plan("First");
		await reader.plan("Second");
		const sender = startSender();
		await until(() => telegram.requests.length === 1);
		await sender.stop();
		expect(await outcomes()).toEqual({ sent: 1 });
		expect(await planned()).toBe(1);
		await sleep(1_100);
		expect(telegram.requests).toHaveLength(1);
	});

	it("does not wait for ever for an answer, and the next start repeats what was cut off", async () => {
		const { addChat, startSender, telegram, storage, planned } = await startDelivery((_, nth) =>
			nth === 1 ? { delayMs: 4_000 } : undefined,
		);
		await (await addChat(1)).plan("News");
		const sender = startSender({ stopTimeoutMs: 100 });
		await until(() => telegram.requests.length === 1);
		const began = performance.now();
		await sender.stop();
		expect(performance.now() - began).toBeLessThan(3_000);
		expect(await planned()).toBe(0);
		startSender();
		await until(() => telegram.requests.length === 2);
		await until(async () => (await storage.outbox.byMessage(1, 2))?.status === "sent");
	});

	it("gives up waits for slots and for summaries at once", async () => {
		const { addChat, startSender, planned } = await startDelivery();
		await (await addChat(1)).plan("Slow");
		const sender = startSender({ summaries: { of: () => new Promise(() => {}) } });
		await sleep(50);
		const began = performance.now();
		await sender.stop();
		expect(performance.now() - began).toBeLessThan(3_000);
		expect(await planned()).toBe(1);
	});

	it("loses nothing that a crash cut off between claim and send, or between acceptance and record", async () => {
		const { addChat, startSender, telegram, storage, now, send } = await startDelivery();
		const readers = [1, 2, 3, 4, 5, 6];
		for (const chatId of readers) await (await addChat(chatId)).plan("News");
		const due = await storage.outbox.due(now(), { limit: 6, exceptChatIds: [] });
		for (const [i, delivery] of due.entries()) {
			if (i % 3 === 0) continue;
			await storage.outbox.claim(delivery.id, now());
			const message = {
				chatId: delivery.chat.id,
				threadId: 0,
				buttons: [],
				silent: false,
				answers: undefined,
				previewUrl: undefined,
			};
			if (i % 3 === 2) await send({ ...message, body: html`Accepted, never recorded` });
		}
		expect(await storage.outbox.recover()).toBe(4);
		startSender();
		await until(() => readers.every((chatId) => telegram.textsTo(chatId).some((text) => text.includes("News"))));
		expect(telegram.accepted).toHaveLength(8);
	});

	it("recovers by itself at the start", async () => {
		const { addChat, startSender, telegram, storage, now, logLines } = await startDelivery();
		await (await addChat(1)).plan("News");
		const [delivery] = await storage.outbox.due(now(), { limit: 1, exceptChatIds: [] });
		await storage.outbox.claim(delivery?.id ?? 0, now());
		startSender();
		await until(() => telegram.accepted.length === 1);
		expect(logLines).toContainEqual(expect.objectContaining({ recovered: 1 }));
	});
});

describe("a store that fails", () => {
	it("is asked again until it answers", async () => {
		const { addChat, startSender, telegram, storage, logLines } = await startDelivery();
		await (await addChat(1)).plan("News");
		let failures = 0;
		const fail = async () => {
			failures++;
			throw new Error("disk I/O error");
		};
		startSender({
			storage: withOutbox(storage, {
				recover: () => (failures < 1 ? fail() : storage.outbox.recover()),
				due: (...args) => (failures < 2 ? fail() : storage.outbox.due(...args)),
				claim: (...args) => (failures < 3 ? fail() : storage.outbox.claim(...args)),
			}),
		});
		await until(() => telegram.accepted.length === 1);
		expect(logLines.filter(({ level }) => level >= 40)).toHaveLength(3);
	});

	it("gets told of a send until it has written it down, so that nothing is sent twice", async () => {
		const { addChat, startSender, telegram, storage } = await startDelivery();
		await (await addChat(1)).plan("News");
		let failures = 0;
		const recordSent: typeof storage.outbox.recordSent = async (...args) => {
			if (failures++ < 3) throw new Error("database is locked");
			return storage.outbox.recordSent(...args);
		};
		startSender({ storage: withOutbox(storage, { recordSent }) });
		await until(async () => (await storage.outbox.byMessage(1, 1))?.status === "sent");
		expect(telegram.requests).toHaveLength(1);
	});
});
