import { Api } from "grammy";
import { afterEach, expect, it } from "vitest";
import type { OutgoingMessage } from "../../src/delivery/messenger.ts";
import { html } from "../../src/html.ts";
import { createEdit, createSend } from "../../src/telegram/create-send.ts";
import { startTelegram, type Treatment } from "../delivery/telegram-stand-in.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
});

async function startSend(treatment?: Treatment, timeoutMs?: number) {
	const telegram = await startTelegram(() => treatment);
	closing.push(telegram.close);
	const api = new Api("1:token", { apiRoot: telegram.apiRoot });
	return { telegram, send: createSend(api, timeoutMs === undefined ? {} : { timeoutMs }) };
}

function buildMessage(parts: Partial<OutgoingMessage> = {}): OutgoingMessage {
	return {
		chatId: 5,
		threadId: 0,
		body: html`<b>News</b>`,
		buttons: [],
		silent: false,
		answers: undefined,
		previewUrl: undefined,
		...parts,
	};
}

it("sends HTML without a preview and with a sound, when nothing else is asked for", async () => {
	const { telegram, send } = await startSend();
	expect(await send(buildMessage())).toEqual({ kind: "sent", messageId: 1 });
	expect(telegram.requests).toEqual([
		{ chat_id: 5, text: "<b>News</b>", parse_mode: "HTML", link_preview_options: { is_disabled: true } },
	]);
});

it("sends buttons, a preview, a thread, and no sound", async () => {
	const { telegram, send } = await startSend();
	await send(
		buildMessage({
			threadId: 77,
			buttons: [[{ label: "Why?", command: "/why 34" }]],
			silent: true,
			previewUrl: "https://news.example/a",
		}),
	);
	expect(telegram.requests[0]).toMatchObject({
		message_thread_id: 77,
		disable_notification: true,
		link_preview_options: { url: "https://news.example/a" },
		reply_markup: { inline_keyboard: [[{ text: "Why?", callback_data: "/why 34" }]] },
	});
});

it("answers a message, and does without when that is gone", async () => {
	const { telegram, send } = await startSend();
	await send(buildMessage({ answers: 71 }));
	expect(telegram.requests[0]?.reply_parameters).toEqual({ message_id: 71, allow_sending_without_reply: true });
});

it("edits a message that was sent, its buttons with it", async () => {
	const telegram = await startTelegram();
	closing.push(telegram.close);
	const edit = createEdit(new Api("1:token", { apiRoot: telegram.apiRoot }));
	const message = buildMessage({ threadId: 77, answers: 71, buttons: [[{ label: "Why?", command: "/why 34" }]] });
	expect(await edit(9, message)).toEqual({ kind: "sent", messageId: 9 });
	expect(telegram.requests).toEqual([
		{
			chat_id: 5,
			message_id: 9,
			text: "<b>News</b>",
			parse_mode: "HTML",
			link_preview_options: { is_disabled: true },
			reply_markup: { inline_keyboard: [[{ text: "Why?", callback_data: "/why 34" }]] },
		},
	]);
});

it("takes an edit that changes nothing for harmless", async () => {
	const refusal = { error_code: 400, description: "Bad Request: message is not modified: same content" };
	const telegram = await startTelegram(() => ({ refusal }));
	closing.push(telegram.close);
	const edit = createEdit(new Api("1:token", { apiRoot: telegram.apiRoot }));
	expect(await edit(9, buildMessage())).toMatchObject({ kind: "harmless" });
});

it("names no thread for the general topic of a forum", async () => {
	const { telegram, send } = await startSend();
	await send(buildMessage({ threadId: 1 }));
	expect(telegram.requests[0]).not.toHaveProperty("message_thread_id");
});

it("mends half a character", async () => {
	const { telegram, send } = await startSend();
	await send(buildMessage({ body: html`a${"\uD83D"}b` }));
	expect(telegram.requests[0]?.text).toBe("a\uFFFDb");
});

it.each<[string, Treatment, object]>([
	[
		"a refusal",
		{ refusal: { error_code: 403, description: "Forbidden: bot was blocked by the user" } },
		{ kind: "gone" },
	],
	[
		"a wait",
		{ refusal: { error_code: 429, description: "Too Many Requests", parameters: { retry_after: 3 } } },
		{ kind: "wait", seconds: 3 },
	],
	["a gateway's page", { status: 502 }, { kind: "unknown" }],
	["a cut connection", { cut: "after" }, { kind: "unknown" }],
])("says what %s means and does not throw", async (_, treatment, outcome) => {
	const { send } = await startSend(treatment);
	expect(await send(buildMessage())).toMatchObject(outcome);
});

it("gives up an answer that does not come", async () => {
	const { send } = await startSend({ delayMs: 5_000 }, 100);
	const began = performance.now();
	expect(await send(buildMessage())).toMatchObject({ kind: "unknown" });
	expect(performance.now() - began).toBeLessThan(2_000);
});

it("knows that nothing was sent when there was no connection", async () => {
	const { telegram, send } = await startSend();
	await telegram.close();
	closing.length = 0;
	expect(await send(buildMessage())).toMatchObject({ kind: "unknown", neverLeft: true });
});

it("throws for a button that cannot be sent, which is our bug", async () => {
	const { send } = await startSend();
	await expect(send(buildMessage({ buttons: [[{ label: "x", command: "/x".repeat(40) }]] }))).rejects.toThrow(
		RangeError,
	);
});
