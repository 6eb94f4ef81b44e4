import { setTimeout as sleep } from "node:timers/promises";
import type { Transformer } from "grammy";
import type { Logger } from "../logger.ts";

/** What answers need of the pace they share with the pushes. */
export interface AnswerPace {
	slot(turn: { chatId?: number; isGroup: boolean; priority: "answer" }): Promise<void>;
	hold(pause: { chatId?: number; ms: number }): void;
}

const pacedMethods = new Set(["sendMessage", "editMessageText", "editMessageReplyMarkup"]);
const maxAttempts = 5;

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

function chatIdOf(payload: unknown): number | undefined {
	const chatId = (payload as { chat_id?: unknown }).chat_id;
	return typeof chatId === "number" ? chatId : undefined;
}
