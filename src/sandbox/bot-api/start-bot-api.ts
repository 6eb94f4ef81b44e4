import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "@hono/node-server";
import type { BotCommand, Message, User } from "grammy/types";
import { type Context, Hono } from "hono";
import { writeJson } from "../write-json.ts";
import { ApiError, badRequest } from "./api-error.ts";
import { checkCall, findMethod, type Parameters } from "./check-call.ts";
import { Faults } from "./faults.ts";
import { chatMethods } from "./methods/chat-methods.ts";
import { messageMethods } from "./methods/message-methods.ts";
import type { Method } from "./methods/method.ts";
import { profileMethods, visibleCommands } from "./methods/profile-methods.ts";
import { updateMethods } from "./methods/update-methods.ts";
import { PaceGate, type PaceLimits, usualPace } from "./pace-limits.ts";
import { readParameters } from "./read-parameters.ts";
import { type NewChat, type SayOptions, StandIn, type StandInEvent } from "./stand-in.ts";
import { type BotStatus, type ChatRecord, createState, loadState } from "./stand-in-state.ts";
import { Webhook } from "./webhook.ts";

type NodeEnv = { Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } };

const methods: Record<string, Method> = { ...updateMethods, ...messageMethods, ...chatMethods, ...profileMethods };
const saveDelayMs = 150;

/** How the stand-in is set up; everything has a default. */
export interface BotApiOptions {
	/** The only token that works. */
	token?: string;
	bot?: Partial<User>;
	host?: string;
	/** 0: any free one. */
	port?: number;
	/** Where chats, messages and waiting updates are kept over a restart. */
	stateFile?: string;
	pace?: PaceLimits;
	/** Pause before the first repeat of a webhook post; doubled each time. */
	webhookPauseMs?: number;
	/** How many calls the log keeps. */
	keptCalls?: number;
	now?: () => number;
	/** For faults that come by chance. */
	random?: () => number;
}

/** One call and what became of it. */
export interface CallRecord {
	method: string;
	parameters: Parameters;
	at: number;
	/** 200, the code of the refusal, or 0 when the connection was cut on purpose. */
	code: number;
	description: string | undefined;
	/** Whether the refusal was asked for through `faults`. */
	isFault: boolean;
}

/** A running stand-in for Telegram, seen from the side of its people. */
export interface BotApi {
	/** What a bot is given as the root of the Bot API. */
	readonly root: string;
	readonly token: string;
	readonly bot: User;
	/** What goes wrong on purpose. */
	readonly faults: Faults;
	/** The calls of late, oldest first. */
	readonly calls: readonly CallRecord[];
	/** Those that were refused with 400 or 404 and not on purpose: a bot without bugs has none. */
	readonly refusals: readonly CallRecord[];
	addChat(chat: NewChat): ChatRecord;
	/** Somebody writes; a private chat is set up when there is none. */
	say(chatId: number, text: string, options?: SayOptions): Message;
	/** Somebody presses a button; gives the id of the press. */
	press(chatId: number, messageId: number, data: string, from?: User): string;
	/** Everything written in a chat, oldest first. */
	messages(chatId: number): readonly Message[];
	/** The bot's own messages in a chat, oldest first. */
	sent(chatId: number): readonly Message[];
	/** The first message of the bot with a higher id than `afterId` that fits; rejects after `timeoutMs`. */
	nextMessage(
		chatId: number,
		options?: { afterId?: number; where?: (message: Message) => boolean; timeoutMs?: number },
	): Promise<Message>;
	/** The bot's commands as somebody in this chat sees them. */
	commands(chatId: number, language?: string): BotCommand[];
	/** What the bot says of itself in an empty chat. */
	description(language?: string): string;
	chat(chatId: number): ChatRecord | undefined;
	/** A file the bot sent; undefined for one that is not kept. */
	file(fileId: string): Uint8Array | undefined;
	/** Lets the bot in or out of a chat, as a reader who blocks it does. */
	setBotStatus(chatId: number, status: BotStatus): void;
	/** Makes a group a supergroup. */
	migrate(chatId: number, toChatId: number): void;
	/** How many updates the bot has not confirmed. */
	readonly waiting: number;
	/** Tells what happens from now on; the function returned ends that. */
	listen(listener: (event: StandInEvent) => void): () => void;
	stop(): Promise<void>;
}

/**
 * Starts a stand-in for Telegram's Bot API on loopback. It checks each call against the schema, refuses in Telegram's
 * words, keeps its pace, and can be told to fail.
 */
export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
	const now = options.now ?? Date.now;
	const token = options.token ?? "4242424242:sandbox-token-that-opens-nothing-at-all";
	const bot: User = {
		id: Number(token.split(":")[0]) || 4242424242,
		is_bot: true,
		first_name: "Tidings",
		username: "tidings_sandbox_bot",
		...({
			can_join_groups: true,
			can_read_all_group_messages: false,
			supports_inline_queries: false,
			can_connect_to_business: false,
			has_main_web_app: false,
			has_topics_enabled: false,
			allows_users_to_create_topics: false,
		} as object),
		...options.bot,
	};
	const state = options.stateFile === undefined ? createState(now()) : loadState(options.stateFile, now());
	const standIn = new StandIn(bot, state, now);
	const webhook = new Webhook(standIn, options.webhookPauseMs ?? 1000);
	const gate = new PaceGate(options.pace ?? usualPace);
	const faults = new Faults(options.random);
	const calls: CallRecord[] = [];
	const refusals: CallRecord[] = [];
	const keptCalls = options.keptCalls ?? 20_000;

	let saveTimer: NodeJS.Timeout | undefined;
	const save = () => {
		clearTimeout(saveTimer);
		saveTimer = undefined;
		if (options.stateFile !== undefined) writeJson(options.stateFile, state);
	};
	const changed = () => {
		if (options.stateFile !== undefined) saveTimer ??= setTimeout(save, saveDelayMs);
	};
	standIn.onChange = changed;
	standIn.queue.onChange = () => {
		changed();
		webhook.wake();
	};

	const record = (method: string, parameters: Parameters, code: number, description?: string, isFault = false) => {
		const call = { method, parameters, at: now(), code, description, isFault };
		calls.push(call);
		if (calls.length > keptCalls) calls.shift();
		if ((code === 400 || code === 404) && !isFault && refusals.length < keptCalls) refusals.push(call);
	};

	const answer = async (context: Context<NodeEnv>): Promise<Response> => {
		const { incoming } = context.env;
		const cut = () => {
			incoming.socket.destroy();
			return new Response(null);
		};
		if (context.req.param("bot") !== `bot${token}`) return refuse(context, new ApiError(401, "Unauthorized"));
		const name = findMethod(context.req.param("method") ?? "");
		let parameters: Parameters = {};
		try {
			if (name === undefined) throw new ApiError(404, "Not Found");
			const { values, isText, files } = await readParameters(context.req);
			// What did not pass the check is logged as it came.
			parameters = Object.fromEntries(values);
			parameters = checkCall(name, values, isText);
			if (faults.latencyMs > 0) await pause(faults.latencyMs);
			const fault = faults.take(name, parameters.chat_id);
			if (fault === "resetBefore" || fault === "silence") {
				record(name, parameters, 0, fault, true);
				return fault === "silence" ? await new Promise(() => {}) : cut();
			}
			if (typeof fault === "object") {
				record(name, parameters, fault.code, fault.description, true);
				return refuse(context, new ApiError(fault.code, fault.description, fault.parameters));
			}
			const method = methods[name];
			if (!method) throw badRequest(`${name} is not offered by this stand-in`);
			const gone = new AbortController();
			context.env.outgoing.once("close", () => gone.abort());
			const result = await method({
				standIn,
				webhook,
				parameters,
				files,
				signal: gone.signal,
				admit: (chatId, isGroup) => gate.admit(chatId, isGroup, now()),
			});
			record(name, parameters, fault === "resetAfter" ? 0 : 200, fault, fault !== undefined);
			return fault === "resetAfter" ? cut() : context.json({ ok: true, result });
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			record(name ?? context.req.param("method") ?? "", parameters, error.code, error.message);
			return refuse(context, error);
		}
	};

	const app = new Hono<NodeEnv>();
	app.on(["GET", "POST"], "/:bot/:method", answer);
	app.notFound((context) => refuse(context, new ApiError(404, "Not Found")));
	app.onError((error, context) => refuse(context, new ApiError(500, `Internal Server Error: ${error.message}`)));

	const host = options.host ?? "127.0.0.1";
	const server = await new Promise<Server>((resolve, reject) => {
		const starting = serve({ fetch: app.fetch, hostname: host, port: options.port ?? 0 }, () =>
			resolve(starting),
		) as Server;
		starting.once("error", reject);
	});
	webhook.wake();

	return {
		root: `http://${host}:${(server.address() as AddressInfo).port}`,
		token,
		bot,
		faults,
		calls,
		refusals,
		addChat: (chat) => standIn.addChat(chat),
		say: (chatId, text, options) => standIn.say(chatId, text, options),
		press: (chatId, messageId, data, from) => standIn.press(chatId, messageId, data, from),
		messages: (chatId) => standIn.record(chatId)?.messages ?? [],
		sent: (chatId) => (standIn.record(chatId)?.messages ?? []).filter((message) => isOwn(message, bot)),
		nextMessage: (chatId, options) => nextMessage(standIn, chatId, options),
		commands: (chatId, language = "") => visibleCommands(standIn, chatId, language),
		description: (language = "") => state.texts[`description:${language}`] ?? state.texts["description:"] ?? "",
		chat: (chatId) => standIn.record(chatId),
		file: (fileId) => standIn.file(fileId),
		setBotStatus: (chatId, status) => standIn.setBotStatus(chatId, status),
		migrate: (chatId, toChatId) => standIn.migrate(chatId, toChatId),
		get waiting() {
			return standIn.queue.size;
		},
		listen: (listener) => standIn.listen(listener),
		async stop() {
			webhook.stop();
			standIn.queue.release();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
			save();
		},
	};
}

function refuse(context: Context, error: ApiError): Response {
	const body = {
		ok: false,
		error_code: error.code,
		description: error.message,
		...(error.parameters ? { parameters: error.parameters } : {}),
	};
	return context.json(body, error.code as 400);
}

function isOwn(message: Message, bot: User): boolean {
	return message.from?.id === bot.id || (message.chat.type === "channel" && message.sender_chat !== undefined);
}

function nextMessage(
	standIn: StandIn,
	chatId: number,
	options: { afterId?: number; where?: (message: Message) => boolean; timeoutMs?: number } = {},
): Promise<Message> {
	const { afterId = 0, where = () => true, timeoutMs = 10_000 } = options;
	const fits = (message: Message) =>
		message.chat.id === chatId && message.message_id > afterId && isOwn(message, standIn.bot) && where(message);
	const already = standIn.record(chatId)?.messages.find(fits);
	if (already) return Promise.resolve(already);
	return new Promise((resolve, reject) => {
		const unlisten = standIn.listen((event) => {
			if (event.kind !== "message" || !fits(event.message)) return;
			clearTimeout(timer);
			unlisten();
			resolve(event.message);
		});
		const timer = setTimeout(() => {
			unlisten();
			reject(new Error(`no message of the bot in chat ${chatId} within ${timeoutMs} ms`));
		}, timeoutMs);
	});
}
