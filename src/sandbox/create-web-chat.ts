import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import type { Message } from "grammy/types";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import type { StandInEvent } from "./bot-api/stand-in.ts";
import type { BotApi } from "./bot-api/start-bot-api.ts";

/** The reader's own chat with the bot. */
export const readerChatId = 1001;

const files: Record<string, [file: string, contentType: string]> = {
	"/": ["index.html", "text/html; charset=utf-8"],
	"/chat/colours.css": ["colours.css", "text/css; charset=utf-8"],
	"/chat/frame.css": ["frame.css", "text/css; charset=utf-8"],
	"/chat/message.css": ["message.css", "text/css; charset=utf-8"],
	"/chat/composer.css": ["composer.css", "text/css; charset=utf-8"],
	"/chat/chat.js": ["chat.js", "text/javascript; charset=utf-8"],
	"/chat/render-message.js": ["render-message.js", "text/javascript; charset=utf-8"],
	"/chat/command-menu.js": ["command-menu.js", "text/javascript; charset=utf-8"],
	"/chat/icon.svg": ["icon.svg", "image/svg+xml"],
};
const safeHeaders = {
	"Content-Security-Policy":
		"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "no-referrer",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cache-Control": "no-cache",
};
const keptEvents = 500;
const shownMessages = 300;
const heartbeatMs = 15_000;
/** What a client of Telegram lets a reader send in one message. */
const maxTextLength = 4096;

interface NumberedEvent {
	number: number;
	name: string;
	data: unknown;
}

/**
 * A web page that is a chat with the bot, over the stand-in for Telegram: the page itself, what happens as
 * server-sent events, and two routes for what the reader does. For loopback; it knows no users.
 */
export function createWebChat(botApi: BotApi): Hono {
	botApi.addChat({ id: readerChatId, firstName: "You" });
	// Event ids of another run mean nothing here.
	const run = randomUUID().slice(0, 8);
	const events: NumberedEvent[] = [];
	const followers = new Set<(event: NumberedEvent) => void>();
	let lastNumber = 0;
	botApi.listen((event) => {
		const shown = toShown(event, botApi);
		if (!shown) return;
		const numbered = { number: ++lastNumber, ...shown };
		events.push(numbered);
		if (events.length > keptEvents) events.shift();
		for (const follow of followers) follow(numbered);
	});

	const app = new Hono();
	app.use(async (context, next) => {
		// A page of somebody else whose name was pointed at this machine must not reach the chat.
		if (!isOwnHost(context.req.header("host")))
			return context.text("Open the chat as localhost or by the number of its address.\n", 421);
		await next();
		for (const [name, value] of Object.entries(safeHeaders)) context.res.headers.set(name, value);
	});

	for (const [path, [file, contentType]] of Object.entries(files)) {
		app.get(path, async (context) => {
			const body = await readFile(new URL(`./web/${file}`, import.meta.url));
			return context.body(body, 200, { "Content-Type": contentType });
		});
	}

	app.get("/chat/events", (context) =>
		streamSSE(context, async (stream) => {
			const send = ({ number, name, data }: NumberedEvent) =>
				stream.writeSSE({ id: `${run}-${number}`, event: name, data: JSON.stringify(data) });
			// Written one after the other: what happens meanwhile waits in line.
			let line = Promise.resolve();
			const follow = (event: NumberedEvent) => {
				line = line.then(() => send(event)).catch(() => {});
			};
			const missed = missedSince(context.req.header("last-event-id"), run, events, lastNumber);
			if (missed) for (const event of missed) follow(event);
			else follow({ number: lastNumber, name: "snapshot", data: takeSnapshot(botApi) });
			followers.add(follow);
			stream.onAbort(() => {
				followers.delete(follow);
			});
			while (!stream.aborted && !stream.closed) {
				await stream.sleep(heartbeatMs);
				line = line.then(() => void stream.write(": still here\n\n")).catch(() => {});
			}
			followers.delete(follow);
		}),
	);

	app.get("/chat/files/:id", (context) => {
		const file = botApi.file(context.req.param("id"));
		if (!file) return context.text("That picture is not kept any more.\n", 404);
		return context.body(new Uint8Array(file), 200, { "Content-Type": "image/png" });
	});

	app.use("/chat/*", bodyLimit({ maxSize: 64 * 1024 }));
	app.post("/chat/messages", async (context) => {
		const body = await readOwnJson(context);
		if (!body) return context.text("Only this page may write here.\n", 403);
		const text = typeof body.text === "string" ? body.text.trim() : "";
		if (text === "") return context.text("A message needs some text.\n", 400);
		if (text.length > maxTextLength) return context.text(`A message has at most ${maxTextLength} characters.\n`, 413);
		const replyTo = typeof body.replyTo === "number" ? { replyTo: body.replyTo } : {};
		botApi.say(readerChatId, text, replyTo);
		return context.body(null, 204);
	});

	app.post("/chat/presses", async (context) => {
		const body = await readOwnJson(context);
		if (!body) return context.text("Only this page may write here.\n", 403);
		const message = botApi.messages(readerChatId).find(({ message_id }) => message_id === body.messageId);
		if (!message || !hasButton(message, body.data)) return context.text("There is no such button any more.\n", 404);
		return context.json({ queryId: botApi.press(readerChatId, message.message_id, String(body.data)) });
	});
	return app;
}

function toShown(event: StandInEvent, botApi: BotApi): { name: string; data: unknown } | undefined {
	switch (event.kind) {
		case "message":
		case "edited":
			return event.message.chat.id === readerChatId ? { name: event.kind, data: event.message } : undefined;
		case "commands":
			return { name: "commands", data: botApi.commands(readerChatId, "en") };
		default:
			return event.chatId === readerChatId ? { name: event.kind, data: event } : undefined;
	}
}

function takeSnapshot(botApi: BotApi): unknown {
	return {
		bot: { id: botApi.bot.id, name: botApi.bot.first_name },
		description: botApi.description("en"),
		messages: botApi.messages(readerChatId).slice(-shownMessages),
		commands: botApi.commands(readerChatId, "en"),
	};
}

/** What happened after the event a page saw last; undefined when it has to begin anew. */
function missedSince(
	lastId: string | undefined,
	run: string,
	events: NumberedEvent[],
	lastNumber: number,
): NumberedEvent[] | undefined {
	if (!lastId?.startsWith(`${run}-`)) return undefined;
	const seen = Number(lastId.slice(run.length + 1));
	if (!Number.isInteger(seen) || seen > lastNumber) return undefined;
	const oldest = events[0]?.number ?? lastNumber + 1;
	return seen + 1 < oldest ? undefined : events.filter(({ number }) => number > seen);
}

/** Whether a request was sent to an address of this machine rather than to a name somebody may have pointed at it. */
function isOwnHost(host: string | undefined): boolean {
	const name = (host ?? "")
		.replace(/:\d+$/, "")
		.replace(/^\[(.*)\]$/, "$1")
		.toLowerCase();
	return name === "localhost" || name.endsWith(".localhost") || isIP(name) !== 0;
}

/** The body of a request that this very page sent; undefined for any other. */
async function readOwnJson(context: Context): Promise<Record<string, unknown> | undefined> {
	const origin = context.req.header("origin");
	const host = context.req.header("host");
	if (origin !== `http://${host}` && origin !== `https://${host}`) return undefined;
	if (!context.req.header("content-type")?.startsWith("application/json")) return undefined;
	const body: unknown = await context.req.json().catch(() => undefined);
	return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : undefined;
}

function hasButton({ reply_markup }: Message, data: unknown): boolean {
	return (reply_markup?.inline_keyboard ?? [])
		.flat()
		.some((button) => "callback_data" in button && button.callback_data === data);
}
