import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Bot, InlineKeyboard, InputFile } from "grammy";
import { afterEach, describe, expect, it } from "vitest";
import { drawVolume } from "../../../src/picture/draw-volume.ts";
import { noPace, strictPace } from "../../../src/sandbox/bot-api/pace-limits.ts";
import { type BotApi, type BotApiOptions, startBotApi } from "../../../src/sandbox/bot-api/start-bot-api.ts";

const running: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const stop of running.splice(0).reverse()) await stop();
});

async function start(options: BotApiOptions = {}): Promise<BotApi> {
	const api = await startBotApi({ pace: noPace, ...options });
	running.push(() => api.stop());
	return api;
}

interface Answer {
	ok: boolean;
	result?: never;
	error_code?: number;
	description?: string;
	parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

async function call(api: BotApi, method: string, parameters: unknown = {}, token = api.token): Promise<Answer> {
	const response = await fetch(`${api.root}/bot${token}/${method}`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(parameters),
	});
	const answer = (await response.json()) as Answer;
	expect(response.status).toBe(answer.ok ? 200 : answer.error_code);
	return answer;
}

describe("calls", () => {
	it("knows its token and its methods only", async () => {
		const api = await start();
		expect((await call(api, "getMe", {}, "1:x")).description).toBe("Unauthorized");
		expect((await call(api, "makeCoffee")).description).toBe("Not Found");
		expect((await call(api, "getme")).ok).toBe(true);
	});

	it("takes a photo that comes along, and keeps it over a restart", async () => {
		const folder = mkdtempSync(join(tmpdir(), "tidings-photo-"));
		const stateFile = join(folder, "state.json");
		const api = await startBotApi({ stateFile });
		api.addChat({ id: 7 });
		const png = drawVolume([1, 2, 3], 0);
		const bot = new Bot(api.token, { client: { apiRoot: api.root } });
		const sent = await bot.api.sendPhoto(7, new InputFile(png), {
			caption: "<b>Three</b> days",
			parse_mode: "HTML",
			reply_markup: new InlineKeyboard().text("More", "/topic #1"),
		});
		expect(sent).toMatchObject({ caption: "Three days", photo: [{ width: 204, height: 360, file_size: png.length }] });
		expect(sent.caption_entities).toEqual([{ type: "bold", offset: 0, length: 5 }]);
		await expect(bot.api.editMessageText(7, sent.message_id, "Text")).rejects.toThrow("no text in the message");
		await api.stop();
		const again = await start({ stateFile });
		expect(Buffer.from(again.file(sent.photo[0]?.file_id ?? "") ?? [])).toEqual(Buffer.from(png));
		expect(again.file("other")).toBeUndefined();
	});

	it("refuses what is no photo", async () => {
		const api = await start();
		api.addChat({ id: 7 });
		const bot = new Bot(api.token, { client: { apiRoot: api.root } });
		const png = drawVolume([1], 0);
		const long = "x".repeat(1_025);
		await expect(bot.api.sendPhoto(7, new InputFile(Buffer.from("no picture")))).rejects.toThrow(
			"IMAGE_PROCESS_FAILED",
		);
		await expect(bot.api.sendPhoto(7, new InputFile(png), { caption: long })).rejects.toThrow("caption is too long");
		expect((await call(api, "sendPhoto", { chat_id: 7, photo: "attach://none" })).description).toContain("wrong file");
		expect(api.messages(7)).toEqual([]);
	});

	it("takes JSON, forms, multipart and query strings", async () => {
		const api = await start();
		api.addChat({ id: 7 });
		const url = `${api.root}/bot${api.token}/sendMessage`;
		const markup = JSON.stringify({ inline_keyboard: [[{ text: "a", callback_data: "a" }]] });
		const form = new URLSearchParams({
			chat_id: "7",
			text: "form",
			reply_markup: markup,
			disable_notification: "true",
		});
		expect((await fetch(url, { method: "POST", body: form })).status).toBe(200);
		const multipart = new FormData();
		multipart.set("chat_id", "7");
		multipart.set("text", "multipart");
		expect((await fetch(url, { method: "POST", body: multipart })).status).toBe(200);
		expect((await fetch(`${url}?chat_id=7&text=query`)).status).toBe(200);
		expect(api.messages(7).map(({ text }) => text)).toEqual(["form", "multipart", "query"]);
	});

	it.each([
		[{ text: "x" }, "Bad Request: chat_id is empty"],
		[{ chat_id: 7 }, "Bad Request: message text is empty"],
		[{ chat_id: 7, text: "  \n " }, "Bad Request: message text is empty"],
		[{ chat_id: 8, text: "x" }, "Bad Request: chat not found"],
		[{ chat_id: 7, text: "x", colour: "red" }, 'Bad Request: unknown parameter "colour" of sendMessage'],
		[{ chat_id: 7, text: 5 }, "Bad Request: invalid parameter text: must be of type String"],
		[{ chat_id: 7, text: "x".repeat(4097) }, "Bad Request: message is too long"],
		[
			{ chat_id: 7, text: "<p>x</p>", parse_mode: "HTML" },
			'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0',
		],
		[{ chat_id: 7, text: "<b>x</b>".repeat(101), parse_mode: "HTML" }, "Bad Request: ENTITIES_TOO_LONG"],
		[{ chat_id: 7, text: "x", message_thread_id: 3 }, "Bad Request: message thread not found"],
		[{ chat_id: 7, text: "x", reply_parameters: { message_id: 99 } }, "Bad Request: message to be replied not found"],
		[
			{ chat_id: 7, text: "x", reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "é".repeat(33) }]] } },
			"Bad Request: BUTTON_DATA_INVALID",
		],
		[
			{ chat_id: 7, text: "x", reply_markup: { inline_keyboard: [[{ text: "a", url: "javascript:alert(1)" }]] } },
			"Bad Request: BUTTON_URL_INVALID",
		],
	])("refuses %j", async (parameters, description) => {
		const api = await start();
		api.addChat({ id: 7 });
		expect(await call(api, "sendMessage", parameters)).toEqual({ ok: false, error_code: 400, description });
		expect(api.refusals).toHaveLength(1);
		expect(api.messages(7)).toEqual([]);
	});

	it("edits, refuses to change nothing, and deletes", async () => {
		const api = await start();
		api.addChat({ id: 7 });
		await call(api, "sendMessage", { chat_id: 7, text: "one" });
		const edit = { chat_id: 7, message_id: 1, text: "<b>two</b>", parse_mode: "HTML" };
		expect((await call(api, "editMessageText", edit)).ok).toBe(true);
		expect(api.messages(7)[0]).toMatchObject({ text: "two", entities: [{ type: "bold", offset: 0, length: 3 }] });
		expect((await call(api, "editMessageText", edit)).description).toContain("message is not modified");
		expect((await call(api, "editMessageText", { ...edit, message_id: 5 })).description).toBe(
			"Bad Request: message to edit not found",
		);
		expect((await call(api, "deleteMessage", { chat_id: 7, message_id: 1 })).ok).toBe(true);
		expect((await call(api, "deleteMessage", { chat_id: 7, message_id: 1 })).description).toBe(
			"Bad Request: message to delete not found",
		);
	});

	it("keeps commands by scope and language", async () => {
		const api = await start();
		const commands = [{ command: "start", description: "Begin" }];
		await call(api, "setMyCommands", { commands });
		await call(api, "setMyCommands", { commands: [{ command: "hej", description: "x" }], language_code: "sr" });
		expect(api.commands(7)).toEqual(commands);
		expect(api.commands(7, "sr")[0]?.command).toBe("hej");
		const wrong = { commands: [{ command: "With Space", description: "x" }] };
		expect((await call(api, "setMyCommands", wrong)).description).toBe("Bad Request: BOT_COMMAND_INVALID");
	});

	it("says of each kind of absence what Telegram says", async () => {
		const api = await start();
		api.addChat({ id: 7, botStatus: "blocked" });
		api.addChat({ id: -8, botStatus: "kicked" });
		api.addChat({ id: -9, type: "group" });
		api.migrate(-9, -1009);
		const send = (chatId: number) => call(api, "sendMessage", { chat_id: chatId, text: "x" });
		expect(await send(7)).toMatchObject({ error_code: 403, description: "Forbidden: bot was blocked by the user" });
		expect((await send(-8)).description).toBe("Forbidden: bot was kicked from the supergroup chat");
		expect((await send(-9)).parameters).toEqual({ migrate_to_chat_id: -1009 });
		expect((await send(-1009)).ok).toBe(true);
	});
});

describe("pace", () => {
	it("lets one message a second pass to a chat, thirty overall and twenty a minute to a group", async () => {
		let now = 1_000_000;
		const api = await start({ pace: strictPace, now: () => now });
		for (let id = 1; id <= 40; id++) api.addChat({ id });
		api.addChat({ id: -1 });
		const send = (chatId: number) => call(api, "sendMessage", { chat_id: chatId, text: "x" });
		expect((await send(1)).ok).toBe(true);
		expect(await send(1)).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
		for (let id = 2; id <= 30; id++) expect((await send(id)).ok).toBe(true);
		expect(await send(31)).toMatchObject({ error_code: 429, description: "Too Many Requests: retry after 1" });
		for (let i = 0; i < 20; i++) {
			now += 1000;
			expect((await send(-1)).ok).toBe(true);
		}
		now += 1000;
		expect((await send(-1)).parameters?.retry_after).toBe(40);
	});
});

describe("updates", () => {
	it("hands out what was not confirmed again, and nothing that was", async () => {
		const api = await start();
		api.say(7, "/start now");
		const first = (await call(api, "getUpdates")).result as unknown as { update_id: number; message: object }[];
		expect(first[0]?.message).toMatchObject({
			text: "/start now",
			chat: { id: 7, type: "private" },
			entities: [{ type: "bot_command", offset: 0, length: 6 }],
		});
		expect((await call(api, "getUpdates")).result).toEqual(first);
		expect((await call(api, "getUpdates", { offset: (first[0]?.update_id ?? 0) + 1 })).result).toEqual([]);
		expect(api.waiting).toBe(0);
	});

	it("ends the older of two polls with a conflict", async () => {
		const api = await start();
		const older = call(api, "getUpdates", { timeout: 20 });
		await new Promise((resolve) => setTimeout(resolve, 50));
		const newer = call(api, "getUpdates", { timeout: 20 });
		expect(await older).toMatchObject({ error_code: 409, description: expect.stringContaining("terminated by other") });
		api.say(7, "hello");
		expect((await newer).result).toHaveLength(1);
	});

	it("posts to a webhook with its secret until it is taken", async () => {
		const seen: unknown[] = [];
		let refusals = 2;
		const server = createServer((request, response) => {
			seen.push(request.headers["x-telegram-bot-api-secret-token"]);
			response.writeHead(refusals-- > 0 ? 500 : 200).end();
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		running.push(() => new Promise((resolve) => server.close(resolve)));
		const api = await start({ webhookPauseMs: 5 });
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
		await call(api, "setWebhook", { url, secret_token: "s3cret" });
		api.say(7, "hello");
		await expect.poll(() => api.waiting).toBe(0);
		expect(seen).toEqual(["s3cret", "s3cret", "s3cret"]);
		expect((await call(api, "getUpdates")).error_code).toBe(409);
		expect((await call(api, "getWebhookInfo")).result).toMatchObject({ url, pending_update_count: 0 });
	});

	it("keeps chats, messages and waiting updates in its file", async () => {
		const stateFile = join(mkdtempSync(join(tmpdir(), "tidings-")), "state", "telegram.json");
		const first = await startBotApi({ stateFile });
		first.say(7, "before");
		await first.stop();
		const second = await start({ stateFile });
		second.say(7, "after");
		const updates = (await call(second, "getUpdates")).result as unknown as { update_id: number }[];
		expect(updates).toHaveLength(2);
		expect(updates[1]?.update_id).toBe((updates[0]?.update_id ?? 0) + 1);
		expect(second.messages(7).map(({ message_id, text }) => [message_id, text])).toEqual([
			[1, "before"],
			[2, "after"],
		]);
	});
});

describe("faults", () => {
	it("refuses, cuts before and cuts after as told", async () => {
		const api = await start();
		api.addChat({ id: 7 });
		const send = () => call(api, "sendMessage", { chat_id: 7, text: "x" });
		api.faults.add({ chatId: 7, after: 1, answer: { code: 500, description: "Internal Server Error" } });
		expect((await send()).ok).toBe(true);
		expect((await send()).error_code).toBe(500);
		api.faults.add({ method: "sendMessage", answer: "resetBefore" });
		await expect(send()).rejects.toThrow();
		expect(api.messages(7)).toHaveLength(1);
		api.faults.add({ method: "sendMessage", answer: "resetAfter" });
		await expect(send()).rejects.toThrow();
		expect(api.messages(7)).toHaveLength(2);
		expect((await send()).ok).toBe(true);
		expect(api.refusals).toEqual([]);
	});
});

describe("a grammY bot", () => {
	it("talks, gets presses and answers them once", async () => {
		const api = await start();
		const bot = new Bot(api.token, { client: { apiRoot: api.root } });
		bot.command("start", (context) =>
			context.reply("<b>Hi</b> &amp; welcome, see /help", {
				parse_mode: "HTML",
				reply_markup: new InlineKeyboard().text("Press", "/pressed"),
			}),
		);
		bot.on("callback_query:data", (context) => context.answerCallbackQuery({ text: "Thanks" }));
		void bot.start();
		running.push(() => bot.stop());
		const answers: string[] = [];
		api.listen((event) => {
			if (event.kind === "answered") answers.push(event.text);
		});
		api.say(7, "/start");
		const message = await api.nextMessage(7);
		expect(message).toMatchObject({
			text: "Hi & welcome, see /help",
			entities: [
				{ type: "bold", offset: 0, length: 2 },
				{ type: "bot_command", offset: 18, length: 5 },
			],
		});
		api.press(7, message.message_id, "/pressed");
		await expect.poll(() => answers).toEqual(["Thanks"]);
		expect((await call(api, "answerCallbackQuery", { callback_query_id: "5" })).description).toContain(
			"query is too old",
		);
	});
});
