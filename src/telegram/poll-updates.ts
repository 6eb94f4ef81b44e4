import { setTimeout as sleep } from "node:timers/promises";
import { Bot, GrammyError } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Logger } from "../logger.ts";
import { refusesToken, TokenRefused } from "./token-refused.ts";

/** What the bot asks Telegram for; edited messages, reactions and the like are not among it. */
export const wantedUpdates = ["message", "channel_post", "callback_query", "my_chat_member"] as const;

export interface PollingOptions {
	token: string;
	apiRoot?: string | undefined;
	botInfo: UserFromGetMe;
	/** Keeps what one request brought; Telegram forgets it once this has resolved. */
	keep(updates: readonly Update[]): Promise<void>;
	/** Called once, when the first request is on its way. */
	onServing(): void;
	log: Logger;
	pauseMs?: number;
}

/** Long polling by grammY, around which a second copy of the bot is waited out. */
export interface Polling {
	/** Resolves after stop(); rejects with TokenRefused, and with nothing else. */
	run(): Promise<void>;
	stop(): Promise<void>;
}

const updatesAtOnce = 100;
const confirmLimitMs = 3_000;

export function createPolling(options: PollingOptions): Polling {
	const { token, apiRoot, botInfo, keep, onServing, log, pauseMs = 5_000 } = options;
	const stopping = new AbortController();
	const poller = new Bot(token, {
		botInfo,
		client: { ...(apiRoot ? { apiRoot: apiRoot.replace(/\/+$/, "") } : {}), timeoutSeconds: 60 },
	});
	// All that a request brought in one write: one by one they would hold up who waits behind a burst.
	poller.api.config.use(async (prev, method, payload, signal) => {
		const reply = await prev(method, payload, signal);
		if (method !== "getUpdates" || !reply.ok) return reply;
		const updates = reply.result as Update[];
		// The last request asks for one update only to confirm those before it; that one comes again.
		const isConfirming = (payload as { limit?: number }).limit === 1;
		if (updates.length > 0 && !isConfirming) await keep(updates);
		return reply;
	});
	return {
		async run() {
			while (!stopping.signal.aborted) {
				try {
					await poller.start({ allowed_updates: wantedUpdates, limit: updatesAtOnce, timeout: 30, onStart: onServing });
				} catch (error) {
					if (stopping.signal.aborted) return;
					if (refusesToken(error)) throw new TokenRefused();
					const isConflict = error instanceof GrammyError && error.error_code === 409;
					if (isConflict) log.warn("another copy of the bot receives the updates; stop it, trying again meanwhile");
					else log.warn({ err: error }, "updates cannot be fetched, trying again");
					await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {
						// Stopped while waiting: the loop ends.
					});
				}
			}
		},
		async stop() {
			stopping.abort();
			if (!poller.isRunning()) return;
			// Tells Telegram what was kept. Without an answer it sends those again, and they are known then.
			const confirmed = poller.stop().catch((error) => log.debug({ err: error }, "last updates were not confirmed"));
			await Promise.race([confirmed, sleep(confirmLimitMs, undefined, { ref: false })]);
		},
	};
}
