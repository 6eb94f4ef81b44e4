import { setTimeout as sleep } from "node:timers/promises";
import { type Bot, GrammyError } from "grammy";
import type { Logger } from "../logger.ts";
import type { BotContext } from "./context.ts";
import { refusesToken, TokenRefused } from "./token-refused.ts";

const longestPauseMs = 30_000;

/**
 * Asks Telegram who the bot is, as often as it takes while Telegram cannot be reached.
 * Throws TokenRefused, or the signal's reason when it gives up.
 */
export async function introduceBot(
	bot: Bot<BotContext>,
	options: { log: Logger; signal: AbortSignal; firstPauseMs?: number },
): Promise<void> {
	const { log, signal, firstPauseMs = 1000 } = options;
	for (let pauseMs = firstPauseMs; !bot.isInited(); pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
		signal.throwIfAborted();
		try {
			bot.botInfo = await bot.api.getMe(signal as Parameters<typeof bot.api.getMe>[0]);
			return;
		} catch (error) {
			signal.throwIfAborted();
			if (refusesToken(error)) throw new TokenRefused();
			const waitMs =
				error instanceof GrammyError && error.parameters.retry_after ? error.parameters.retry_after * 1000 : pauseMs;
			log.warn({ err: error, waitMs }, "Telegram cannot be reached, trying again");
			await sleep(waitMs, undefined, { signal });
		}
	}
}
