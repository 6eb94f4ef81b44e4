import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commands, otherwise } from "../../commands/index.ts";
import { createPace } from "../../src/delivery/pace.ts";
import { createMetrics } from "../../src/metrics.ts";
import { type BotApi, startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import type { AnswerPace } from "../../src/telegram/pace-answers.ts";
import { createReceiver, type Receiver } from "../../src/telegram/receive.ts";
import { setMenus } from "../../src/telegram/set-menus.ts";
import { TokenRefused } from "../../src/telegram/token-refused.ts";
import { openTopics } from "../../src/topics/open-topics.ts";
import { openWords } from "../../src/words/open-words.ts";
import { openStorage } from "../../storage/open-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { messageUpdate } from "../support/telegram.ts";

const log = pino({ level: "silent" });
const words = openWords();
let api: BotApi;
let storage: Storage;
const receivers: Receiver[] = [];

beforeEach(async () => {
	api = await startBotApi({ pace: { perSecond: 1000, chatBurst: 1000, groupPerMinute: 1000 } });
	storage = await openStorage("sqlite::memory:");
});
afterEach(async () => {
	await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
	await storage.close();
	await api.stop();
});

async function open(options: { token?: string; webhook?: { url: string; secret: string }; pace?: AnswerPace } = {}) {
	const token = options.token ?? api.token;
	const topics = await openTopics({ storage });
	const bot = createBot({
		token,
		apiRoot: api.root,
		storage,
		topics,
		words,
		commands,
		otherwise,
		pace: options.pace ?? { slot: async () => {}, hold: () => {} },
		wakeSender: () => {},
		log,
		metrics: createMetrics(),
	});
	const receiver = createReceiver({
		bot,
		token,
		apiRoot: api.root,
		inbox: storage.inbox,
		words,
		webhook: options.webhook,
		log,
	});
	receivers.push(receiver);
	return { bot, receiver };
}

describe("receiving by polling", () => {
	it("answers what is said, and leaves nothing in the inbox", async () => {
		const { receiver } = await open();
		await receiver.start();
		api.say(7, "/help");
		const answer = await api.nextMessage(7);
		expect(answer.text).toContain("/subscribe");
		await expect.poll(() => storage.inbox.pending()).toEqual([]);
		expect(api.refusals).toEqual([]);
	});

	it("answers a first line within seconds, whatever a burst of other chats brought before it", async () => {
		const { receiver } = await open({ pace: createPace({ perSecond: 30 }) });
		await receiver.start();
		for (let line = 0; line < 10; line++) for (let chatId = 100; chatId < 250; chatId++) api.say(chatId, "/help");
		api.say(7, "/help");
		const before = performance.now();
		await api.nextMessage(7);
		// At 30 a second the burst itself takes most of a minute.
		expect(performance.now() - before).toBeLessThan(6_000);
	});

	it("handles first what the last run left", async () => {
		const update = messageUpdate("/subscribe EU enlargement");
		await storage.inbox.put(update.update_id, JSON.stringify(update), 1);
		api.say(7, "hello");
		const { receiver } = await open();
		await receiver.start();
		await expect.poll(async () => (await storage.topics.ofChat(7)).length).toBe(1);
		await expect.poll(() => storage.inbox.pending()).toEqual([]);
	});

	it("answers again once Telegram and the network have recovered", async () => {
		api.faults.add({ method: "getMe", times: 1, answer: "resetBefore" });
		api.faults.add({ method: "sendMessage", times: 1, answer: "resetBefore" });
		const { receiver } = await open();
		await receiver.start();
		api.say(7, "/help");
		expect((await api.nextMessage(7)).text).toContain("/subscribe");
	});

	it("stops in good time, and confirms what it kept", async () => {
		const { receiver } = await open();
		await receiver.start();
		api.say(7, "/help");
		await api.nextMessage(7);
		const before = Date.now();
		await receiver.stop();
		expect(Date.now() - before).toBeLessThan(2_000);
		expect(api.waiting).toBe(0);
	});

	it("names a refused token", async () => {
		const { receiver } = await open({ token: "1:not-the-token-of-this-bot-but-long-enough" });
		await expect(receiver.start()).rejects.toBeInstanceOf(TokenRefused);
	});

	it("tells when the token is revoked later on", async () => {
		const { receiver } = await open();
		await receiver.start();
		api.faults.add({ method: "getUpdates", times: 100, answer: { code: 401, description: "Unauthorized" } });
		api.say(7, "/help");
		expect(await receiver.failed).toBeInstanceOf(TokenRefused);
	});
});

describe("receiving by webhook", () => {
	it("takes updates with the secret only, keeps them, and answers", async () => {
		const { receiver } = await open({ webhook: { url: "https://bot.example", secret: "s3cret" } });
		await receiver.start();
		expect(api.calls.find(({ method }) => method === "setWebhook")?.parameters).toMatchObject({
			url: "https://bot.example/telegram/webhook",
			secret_token: "s3cret",
		});
		api.say(7, "hello");
		const post = (secret: string, body: string) =>
			receiver.webhook?.request("/", {
				method: "POST",
				headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
				body,
			});
		const update = JSON.stringify(messageUpdate("/subscribe EU enlargement"));
		expect((await post("wrong", update))?.status).toBe(401);
		expect((await post("s3cret", update))?.status).toBe(200);
		expect((await post("s3cret", update))?.status).toBe(200);
		await expect.poll(async () => (await storage.topics.ofChat(7)).length).toBe(1);
		for (const noUpdate of ["{not json", "null", "", '{"update_id":"x"}']) {
			expect((await post("s3cret", noUpdate))?.status).toBe(400);
		}
		await receiver.stop();
		expect((await post("s3cret", update))?.status).toBe(503);
	});
});

describe("a webhook whose update cannot be kept", () => {
	it("asks Telegram to send it again, and says nothing secret", async () => {
		const said = vi.spyOn(console, "error").mockImplementation(() => {});
		const { receiver } = await open({ webhook: { url: "https://bot.example", secret: "s3cret" } });
		await receiver.start();
		storage.inbox.put = () => Promise.reject(new Error("database is locked"));
		const answer = await receiver.webhook?.request("/", {
			method: "POST",
			headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": "s3cret" },
			body: JSON.stringify(messageUpdate("/help")),
		});
		expect(answer?.status).toBe(500);
		expect(await answer?.text()).not.toContain(api.token);
		expect(said).not.toHaveBeenCalled();
	});
});

describe("a webhook that Telegram does not take", () => {
	it("is said in words at the start", async () => {
		api.faults.add({
			method: "setWebhook",
			answer: { code: 400, description: "Bad Request: bad webhook: no such host" },
		});
		const { receiver } = await open({ webhook: { url: "https://bot.example", secret: "s3cret" } });
		await expect(receiver.start()).rejects.toThrow("WEBHOOK_URL is refused by Telegram: Bad Request: bad webhook");
	});
});

describe("menus", () => {
	it("are set from the table of commands, and only when they changed", async () => {
		const { bot } = await open();
		await setMenus(bot.api, { commands, words, log });
		await setMenus(bot.api, { commands, words, log });
		expect(api.commands(7).map(({ command }) => command)).toEqual(
			commands.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
		);
		expect(api.calls.filter(({ method }) => method.startsWith("set"))).toHaveLength(3);
		expect(api.refusals).toEqual([]);
	});

	it("that cannot be set stop nothing", async () => {
		api.faults.add({ method: "getMyCommands", answer: { code: 500, description: "Internal Server Error" } });
		const { bot } = await open();
		await setMenus(bot.api, { commands, words, log });
	});
});
