import { Bot, type Composer, type MiddlewareFn } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Storage } from "../../storage/storage.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import type { Metrics } from "../metrics.ts";
import type { Topics } from "../topics/topics.ts";
import type { Words } from "../words/words.ts";
import { createAnswer, createPictureAnswer } from "./answer.ts";
import { catchFaults } from "./catch-faults.ts";
import type { BotContext, ChatCommand } from "./context.ts";
import { followChats, wasAddedToGroup } from "./follow-chats.ts";
import { guardChanges } from "./guard-changes.ts";
import { hearLine, threadOf } from "./hear-line.ts";
import { type AnswerPace, createAnswerPacing } from "./pace-answers.ts";

export interface BotOptions {
	token: string;
	/** Root of the Bot API, without a slash at its end. */
	apiRoot?: string;
	/** Who the bot is; asked with getMe when absent. */
	botInfo?: UserFromGetMe;
	storage: Storage;
	topics: Topics;
	words: Words;
	/** In the order of /help. */
	commands: readonly ChatCommand[];
	/** What answers lines that are none of the commands, in order. */
	otherwise: readonly Composer<BotContext>[];
	/** Chats that may use the bot; undefined: all. */
	allowedChatIds?: readonly number[] | undefined;
	pace: AnswerPace;
	/** Tells the sender that deliveries may go out that could not before. */
	wakeSender: () => void;
	log: Logger;
	metrics: Metrics;
	now?: () => Millis;
}

// An answer that takes longer is lost; the default of 500 s would hold the chat as long.
const answerTimeoutSeconds = 25;

/** The bot as one function from updates to answers (`bot.handleUpdate`); receiving is another part's work. */
export function createBot(options: BotOptions): Bot<BotContext> {
	const { storage, words, commands, wakeSender, log } = options;
	const bot = new Bot<BotContext>(options.token, {
		client: {
			...(options.apiRoot ? { apiRoot: options.apiRoot.replace(/\/+$/, "") } : {}),
			timeoutSeconds: answerTimeoutSeconds,
		},
		...(options.botInfo ? { botInfo: options.botInfo } : {}),
	});
	bot.api.config.use(createAnswerPacing({ pace: options.pace, log }));
	bot.use(catchFaults({ chats: storage.chats, words, log }));
	bot.use(followChats({ chats: storage.chats, wakeSender, log }));
	bot.use(hear(options));
	bot.use(guardAllowed(options.allowedChatIds));
	bot.on("my_chat_member", (ctx) => ctx.answer(ctx.say("start-group", { bot: ctx.me.username })));
	bot.use(meetChat(storage, words));
	bot.use(guardChanges(commands));
	bot.use(countCommand(options.metrics, commands));
	for (const command of commands) bot.use(command.composer);
	for (const composer of options.otherwise) bot.use(composer);
	return bot;
}

/** Lets through what is said to the bot, with everything needed to answer it. */
function hear(options: BotOptions): MiddlewareFn<BotContext> {
	const { storage, topics, commands, wakeSender, log, words, now = Date.now } = options;
	const parts = { storage, topics, commands, wakeSender, log };
	const names = new Set(commands.map((command) => command.name));
	return async (ctx, next) => {
		ctx.say = words.in(ctx.from?.language_code);
		const question = ctx.say.plain("subscribe-ask");
		const line =
			ctx.myChatMember && wasAddedToGroup(ctx.myChatMember)
				? { name: undefined, args: "", addressee: undefined, isPressed: false }
				: hearLine(ctx, { commands: names, isQuestion: (text) => text.startsWith(question) });
		if (!line || ctx.chatId === undefined) return;
		ctx.line = line;
		ctx.parts = parts;
		ctx.now = now();
		ctx.threadId = threadOf(ctx);
		ctx.answer = createAnswer(ctx);
		ctx.answerPicture = createPictureAnswer(ctx);
		await next();
	};
}

/** Keeps the bot to the chats its operator named; strangers are told once a line, groups not at all. */
function guardAllowed(allowedChatIds: readonly number[] | undefined): MiddlewareFn<BotContext> {
	const allowed = allowedChatIds && new Set(allowedChatIds);
	return async (ctx, next) => {
		if (!allowed || allowed.has(ctx.chatId ?? 0)) return next();
		if (ctx.chat?.type === "private") await ctx.answer(ctx.say("start-not-allowed"));
	};
}

/** Makes or finds the chat's record, and puts back the long text that a button stands for. */
function meetChat(storage: Storage, words: Words): MiddlewareFn<BotContext> {
	return async (ctx, next) => {
		if (!ctx.chat) return;
		ctx.reader = await storage.chats.meet(ctx.chat.id, ctx.chat.type, ctx.say.locale, ctx.now);
		// A group is answered in one language, whoever of its members speaks.
		ctx.say = words.in(ctx.reader.locale);
		const draftId = ctx.line.isPressed ? /^@(\d{1,15})$/.exec(ctx.line.args)?.[1] : undefined;
		if (draftId !== undefined) {
			const draft = await storage.chats.draft(ctx.chat.id, Number(draftId));
			if (draft === undefined) return ctx.answer(ctx.say("fault-old-button"));
			ctx.line = { ...ctx.line, args: draft };
		}
		await next();
	};
}

function countCommand(metrics: Metrics, commands: readonly ChatCommand[]): MiddlewareFn<BotContext> {
	const names = new Set(commands.map((command) => command.name));
	return async (ctx, next) => {
		// Only known names: a label for every word somebody types would grow without bound.
		const name = ctx.line.name === undefined ? "text" : names.has(ctx.line.name) ? ctx.line.name : "unknown";
		metrics.commands.inc({ command: name });
		await next();
	};
}
