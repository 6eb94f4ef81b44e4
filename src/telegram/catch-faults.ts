import { randomBytes } from "node:crypto";
import { GrammyError, HttpError, type MiddlewareFn } from "grammy";
import type { ChatStore } from "../../storage/storage.ts";
import type { Logger } from "../logger.ts";
import type { Words } from "../words/words.ts";
import { classifySend } from "./classify-send.ts";
import type { BotContext } from "./context.ts";

/**
 * The border around all handlers. A chat that cannot be reached is noted; a bug is logged with a short code
 * and told in one sentence with the same code. A pressed button never keeps spinning.
 */
export function catchFaults(deps: { chats: ChatStore; words: Words; log: Logger }): MiddlewareFn<BotContext> {
	const { log } = deps;
	return async (ctx, next) => {
		let settled: Promise<void> | undefined;
		ctx.settlePress = (note) => {
			settled ??= ctx.callbackQuery ? settle(ctx, note, log) : Promise.resolve();
			return settled;
		};
		try {
			await next();
		} catch (error) {
			await settleFault(ctx, error, deps);
		} finally {
			await ctx.settlePress();
		}
	};
}

async function settle(ctx: BotContext, note: string | undefined, log: Logger): Promise<void> {
	try {
		await ctx.answerCallbackQuery(note === undefined ? {} : { text: note.slice(0, 200), show_alert: false });
	} catch (error) {
		// Telegram forgets a press after some seconds; nobody waits for it any more.
		log.debug({ err: error }, "press could not be settled");
	}
}

async function settleFault(
	ctx: BotContext,
	error: unknown,
	deps: { chats: ChatStore; words: Words; log: Logger },
): Promise<void> {
	const { chats, words, log } = deps;
	const about = { chatId: ctx.chatId, updateId: ctx.update.update_id, command: ctx.line?.name };
	if (error instanceof GrammyError && ctx.chatId !== undefined) {
		const outcome = classifySend(error);
		if (outcome.kind === "gone" || outcome.kind === "forbidden") {
			await chats.setAbsence(ctx.chatId, outcome.kind === "gone" ? outcome.absence : "forbidden");
			log.info({ ...about, outcome: outcome.kind }, "chat cannot be answered");
			return;
		}
		if (outcome.kind === "moved") {
			await chats.move(ctx.chatId, outcome.toChatId);
			log.info({ ...about, toChatId: outcome.toChatId }, "group became a supergroup");
			return;
		}
	}
	if (error instanceof HttpError || (error instanceof GrammyError && [401, 429].includes(error.error_code))) {
		log.warn({ ...about, err: error }, "answer did not get through");
		return;
	}
	const code = randomBytes(2).toString("hex");
	log.error({ ...about, code, err: error }, "update could not be handled");
	const say = ctx.say ?? words.in(ctx.from?.language_code);
	try {
		if (ctx.chatId !== undefined && (ctx.message || ctx.callbackQuery || ctx.channelPost)) {
			await ctx.api.sendMessage(ctx.chatId, say("fault-ours", { code }).markup, {
				parse_mode: "HTML",
				...(ctx.threadId ? { message_thread_id: ctx.threadId } : {}),
			});
		}
	} catch (apologyError) {
		log.warn({ ...about, code, err: apologyError }, "apology did not get through");
	}
}
