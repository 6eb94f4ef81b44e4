import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createPace } from "../../src/delivery/pace.ts";
import { startDelivery, until } from "./start-sender.ts";

describe("the sender", () => {
	it("sends what is planned, a chat's pushes in order, and records each", async () => {
		const { addChat, startSender, telegram, storage, outcomes, planned } = await startDelivery();
		const reader = await addChat(1);
		await reader.plan("First");
		await reader.plan("Second");
		await (await addChat(2)).plan("Other");
		const sender = startSender();
		await until(() => telegram.accepted.length === 3);
		await sender.stop();
		expect(telegram.textsTo(1)[0]).toMatch(/First.*Summary of First\./s);
		expect(telegram.textsTo(1)[1]).toContain("Second");
		expect(await planned()).toBe(0);
		expect(await outcomes()).toEqual({ sent: 3 });
		const [button] = telegram.accepted[0]?.reply_markup?.inline_keyboard[0] ?? [];
		const deliveryId = Number(button?.callback_data?.replace("/why ", ""));
		expect(await storage.outbox.byMessage(telegram.accepted[0]?.chat_id ?? 0, 1)).toMatchObject({
			id: deliveryId,
			status: "sent",
		});
	});

	it("answers the message a chat heard of a story with, in its own thread, and says what is new", async () => {
		const { addChat, startSender, telegram } = await startDelivery();
		const [reader, late, thread] = [await addChat(1), await addChat(2), await addChat(-3, 9)];
		const summaries = { of: async ({ title }: { title: string }) => `Ferry burns off Corfu. ${title} at Igoumenitsa.` };
		const sender = startSender({ summaries });
		const tell = async (title: string, developmentId: string, ...places: (typeof reader)[]) => {
			for (const { plan } of places) await plan(title, { storyId: "ferry", developmentId });
			sender.wake();
		};
		await tell("Ferry burns off Corfu", "fire", reader, thread);
		await until(() => telegram.accepted.length === 2);
		await tell("Prosecutor Manolis charges captain", "charges", reader, late, thread);
		await until(() => telegram.accepted.length === 5);
		await tell("Captain appeals", "appeal", reader);
		await until(() => telegram.accepted.length === 6);
		const sent = (chatId: number) =>
			telegram.accepted.flatMap(({ chat_id, reply_parameters }, nth) =>
				chat_id === chatId ? [{ id: nth + 1, answers: reply_parameters?.message_id }] : [],
			);
		const [first, second, third] = sent(1);
		expect([first?.answers, second?.answers, third?.answers]).toEqual([undefined, first?.id, first?.id]);
		expect(sent(2).map(({ answers }) => answers)).toEqual([undefined]);
		expect(sent(-3)[1]?.answers).toBe(sent(-3)[0]?.id);
		expect(telegram.textsTo(1)[1]).toContain("<i>New:</i> Prosecutor Manolis charges captain at Igoumenitsa.");
		expect(telegram.textsTo(1)[1]).not.toContain("Ferry burns");
		expect(telegram.textsTo(2)[0]).toContain("Ferry burns off Corfu.");
	});

	it("sleeps until it is woken", async () => {
		const { addChat, startSender, telegram } = await startDelivery();
		const reader = await addChat(1);
		const sender = startSender();
		await sleep(50);
		await reader.plan("News");
		await sleep(50);
		expect(telegram.requests).toHaveLength(0);
		sender.wake();
		await until(() => telegram.accepted.length === 1);
	});

	it("wakes by itself when something postponed falls due", async () => {
		const { addChat, startSender, telegram, storage, now } = await startDelivery();
		await (await addChat(1)).plan("News");
		const [delivery] = await storage.outbox.due(now(), { limit: 1, exceptChatIds: [] });
		await storage.outbox.claim(delivery?.id ?? 0, now());
		await storage.outbox.postpone(delivery?.id ?? 0, { notBefore: now() + 300, counts: false, error: "" });
		startSender();
		await sleep(100);
		expect(telegram.requests).toHaveLength(0);
		await until(() => telegram.accepted.length === 1);
	});

	it("does not send what was unsubscribed while it waited for its slot", async () => {
		const { addChat, startSender, telegram, storage } = await startDelivery();
		const { plan, subscription } = await addChat(1);
		await plan("First");
		await plan("Second");
		startSender({ pace: createPace({ perSecond: 30 }) });
		await until(() => telegram.accepted.length === 1);
		await sleep(200);
		await storage.topics.unsubscribe(1, subscription.id);
		await sleep(1_200);
		expect(telegram.requests).toHaveLength(1);
	});

	it("does not let one article's slow summary hold up the others", async () => {
		const { addChat, startSender, telegram } = await startDelivery();
		await (await addChat(1)).plan("Slow");
		await (await addChat(2)).plan("Quick");
		startSender({
			summaries: {
				of: async (article) => {
					if (article.title === "Slow") await sleep(300);
					return "";
				},
			},
		});
		await until(() => telegram.accepted.length === 2);
		expect(telegram.accepted.map(({ chat_id }) => chat_id)).toEqual([2, 1]);
	});

	it("gives up a delivery that cannot be laid out, and goes on", async () => {
		const { addChat, startSender, telegram, logLines, outcomes, planned } = await startDelivery();
		await (await addChat(1)).plan("Broken");
		await (await addChat(2)).plan("Sound");
		const summaries = { of: async (article: { title: string }) => (article.title === "Broken" ? (null as never) : "") };
		startSender({ summaries });
		await until(async () => (await planned()) === 0);
		await until(async () => (await outcomes()).sent === 1 && (await outcomes()).refused === 1);
		expect(telegram.textsTo(2)).toHaveLength(1);
		expect(logLines.filter(({ level }) => level === 50)).toMatchObject([{ msg: "delivery could not be laid out" }]);
	});
});
