import { setTimeout as sleep } from "node:timers/promises";
import type { Transformer } from "grammy";
import type { ApiResponse } from "grammy/types";
import type { Logger } from "../logger.ts";

/** What answers need of the pace they share with the pushes. */
export interface AnswerPace {
	slot(turn: { chatId?: number; isGroup: boolean; priority: "answer" }): Promise<void>;
	hold(pause: { chatId?: number; ms: number }): void;
}

const pacedMethods = new Set(["sendMessage", "sendPhoto", "editMessageText", "editMessageReplyMarkup"]);
const maxAttempts = 5;
/** Telegram forgets a press after some seconds; then nothing stops its button any more. */
const pressValidMs = 10_000;

/**
 * Sends answers at Telegram's pace, ahead of the pushes, and tries again what was refused for the pace or
 * did not get through. Unlike a push, an answer may be repeated when it is unknown whether it arrived:
 * somebody waits for it.
 */
export function createAnswerPacing(options: {
	pace: AnswerPace;
	log: Logger;
	/** The first pause after a failure; it doubles. */
	retryMs?: number;
}): Transformer {
	const { pace, log, retryMs = 500 } = options;
	return async (prev, method, payload, signal) => {
		if (method === "answerCallbackQuery") return settleInTime(() => prev(method, payload, signal), retryMs, signal);
		if (!pacedMethods.has(method)) return prev(method, payload, signal);
		const chatId = chatIdOf(payload);
		const pause = (attempt: number) => sleep(retryMs * 2 ** (attempt - 1));
		for (let attempt = 1; ; attempt++) {
			await pace.slot({ ...(chatId === undefined ? {} : { chatId }), isGroup: (chatId ?? 0) < 0, priority: "answer" });
			try {
				const reply = await prev(method, payload, signal);
				if (reply.ok || attempt === maxAttempts) return reply;
				if (reply.error_code === 429) {
					const seconds = reply.parameters?.retry_after ?? 1;
					log.warn({ chatId, method, seconds }, "answer has to wait for Telegram's pace");
					pace.hold({ ...(chatId === undefined ? {} : { chatId }), ms: seconds * 1000 });
				} else if (reply.error_code >= 500) await pause(attempt);
				else return reply;
			} catch (error) {
				if (attempt === maxAttempts || signal?.aborted) throw error;
				await pause(attempt);
			}
		}
	};
}

/** Settling a press takes no slot, but is tried again while Telegram still knows of the press. */
async function settleInTime<Result>(
	call: () => Promise<ApiResponse<Result>>,
	retryMs: number,
	signal: { readonly aborted: boolean } | undefined,
): Promise<ApiResponse<Result>> {
	const until = Date.now() + pressValidMs;
	for (let pauseMs = retryMs; ; pauseMs *= 2) {
		let waitMs = pauseMs;
		try {
			const reply = await call();
			if (reply.ok || (reply.error_code !== 429 && reply.error_code < 500)) return reply;
			if (reply.error_code === 429) waitMs = (reply.parameters?.retry_after ?? 1) * 1000;
			if (Date.now() + waitMs > until) return reply;
		} catch (error) {
			if (signal?.aborted || Date.now() + waitMs > until) throw error;
		}
		await sleep(waitMs);
	}
}

function chatIdOf(payload: unknown): number | undefined {
	const chatId = (payload as { chat_id?: unknown }).chat_id;
	return typeof chatId === "number" ? chatId : undefined;
}
