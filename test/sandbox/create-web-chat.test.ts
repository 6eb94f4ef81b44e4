import type { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawVolume } from "../../src/picture/draw-volume.ts";
import { type BotApi, startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { createWebChat, readerChatId } from "../../src/sandbox/create-web-chat.ts";

const origin = "http://127.0.0.1:8080";
let botApi: BotApi;
let chat: Hono;
beforeEach(async () => {
	botApi = await startBotApi();
	chat = createWebChat(botApi);
});
afterEach(() => botApi.stop());

function get(path: string, headers: Record<string, string> = {}) {
	return chat.request(`${origin}${path}`, { headers: { host: "127.0.0.1:8080", ...headers } });
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
	return chat.request(`${origin}${path}`, {
		method: "POST",
		headers: { host: "127.0.0.1:8080", origin, "content-type": "application/json", ...headers },
		body: JSON.stringify(body),
	});
}

function sendButton() {
	return fetch(`${botApi.root}/bot${botApi.token}/sendMessage`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({
			chat_id: readerChatId,
			text: "Press",
			reply_markup: { inline_keyboard: [[{ text: "Why?", callback_data: "/why 1" }]] },
		}),
	});
}

async function readEvents(response: Response, count: number): Promise<{ id: string; event: string; data: string }[]> {
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	let text = "";
	while (text.split("\n\n").length <= count) text += (await reader?.read())?.value ?? "";
	await reader?.cancel();
	return text
		.split("\n\n")
		.slice(0, count)
		.map((block) => Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/s))) as never);
}

describe("the page", () => {
	it("shows a photo the bot sent, by an address of its own", async () => {
		const png = drawVolume([1, 2, 3], 0);
		const form = new FormData();
		form.set("chat_id", String(readerChatId));
		form.set("photo", new Blob([new Uint8Array(png)]), "picture.png");
		await fetch(`${botApi.root}/bot${botApi.token}/sendPhoto`, { method: "POST", body: form });
		const [photo] = botApi.sent(readerChatId)[0]?.photo ?? [];
		const shown = await get(`/chat/files/${photo?.file_id}`);
		expect(shown.headers.get("content-type")).toBe("image/png");
		expect(Buffer.from(await shown.arrayBuffer())).toEqual(Buffer.from(png));
		expect((await get("/chat/files/other")).status).toBe(404);
	});

	it("comes with its parts, and allows nothing from elsewhere", async () => {
		const page = await get("/");
		const html = await page.text();
		expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
		const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");
		expect(parts.length).toBeGreaterThan(4);
		for (const path of parts) expect((await get(path)).status).toBe(200);
		expect(html).not.toMatch(/https?:\/\//);
	});

	it("is not served to a name that was pointed at this machine", async () => {
		expect((await get("/", { host: "evil.example:8080" })).status).toBe(421);
		expect((await get("/", { host: "localhost:8080" })).status).toBe(200);
		expect((await get("/", { host: "[::1]:8080" })).status).toBe(200);
	});
});

describe("what the reader does", () => {
	it("reaches the bot as a message, and as a reply", async () => {
		expect((await post("/chat/messages", { text: " /start " })).status).toBe(204);
		await post("/chat/messages", { text: "/why", replyTo: 1 });
		expect(botApi.messages(readerChatId)).toMatchObject([
			{ text: "/start", entities: [{ type: "bot_command" }] },
			{ text: "/why", reply_to_message: { message_id: 1 } },
		]);
	});

	it("is refused when another page sent it", async () => {
		const foreign: Record<string, string>[] = [
			{ origin: "http://evil.example" },
			{ origin: "null" },
			{ "content-type": "text/plain" },
		];
		for (const headers of foreign) {
			expect((await post("/chat/messages", { text: "x" }, headers)).status).toBe(403);
		}
		expect(botApi.messages(readerChatId)).toEqual([]);
	});

	it("is refused when there is no text, or too much", async () => {
		expect((await post("/chat/messages", { text: "  " })).status).toBe(400);
		expect((await post("/chat/messages", { text: "x".repeat(4097) })).status).toBe(413);
		expect((await post("/chat/messages", { text: "x".repeat(100_000) })).status).toBe(413);
	});

	it("presses only buttons that are there", async () => {
		await sendButton();
		expect((await post("/chat/presses", { messageId: 1, data: "/forgetme" })).status).toBe(404);
		expect((await post("/chat/presses", { messageId: 9, data: "/why 1" })).status).toBe(404);
		const pressed = await post("/chat/presses", { messageId: 1, data: "/why 1" });
		expect(await pressed.json()).toEqual({ queryId: expect.stringMatching(/^\d+$/) });
		expect(botApi.waiting).toBe(1);
	});
});

describe("the events", () => {
	it("begin with all there is, and go on from the one seen last", async () => {
		botApi.say(readerChatId, "one");
		const [snapshot] = await readEvents(await get("/chat/events"), 1);
		expect(snapshot?.event).toBe("snapshot");
		expect(JSON.parse(snapshot?.data ?? "").messages).toMatchObject([{ text: "one" }]);
		botApi.say(readerChatId, "two");
		await sendButton();
		const missed = await readEvents(await get("/chat/events", { "last-event-id": snapshot?.id ?? "" }), 2);
		expect(missed.map(({ event, data }) => [event, JSON.parse(data).text])).toEqual([
			["message", "two"],
			["message", "Press"],
		]);
	});

	it("begin anew for a page of an earlier run", async () => {
		const [event] = await readEvents(await get("/chat/events", { "last-event-id": "00000000-3" }), 1);
		expect(event?.event).toBe("snapshot");
	});

	it("tell nothing of other chats", async () => {
		const response = await get("/chat/events");
		botApi.say(7, "elsewhere");
		botApi.say(readerChatId, "here");
		const events = await readEvents(response, 2);
		expect(events.map(({ event }) => event)).toEqual(["snapshot", "message"]);
		expect(JSON.parse(events[1]?.data ?? "").text).toBe("here");
	});
});
