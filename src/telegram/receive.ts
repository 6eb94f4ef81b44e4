import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Bot, BotError, GrammyError, webhookCallback } from "grammy";
import type { Update } from "grammy/types";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { InboxStore } from "../../storage/storage.ts";
import type { Logger } from "../logger.ts";
import { StartError } from "../start-error.ts";
import type { Words } from "../words/words.ts";
import type { BotContext } from "./context.ts";
import { createDispatch } from "./dispatch.ts";
import { introduceBot } from "./introduce-bot.ts";
import { createPolling, type Polling, wantedUpdates } from "./poll-updates.ts";
import { refusesToken, TokenRefused } from "./token-refused.ts";

export interface ReceiverOptions {
	bot: Bot<BotContext>;
	token: string;
	apiRoot?: string | undefined;
	inbox: InboxStore;
	words: Words;
	/** Public address and secret of the webhook; undefined: long polling. */
	webhook?: { url: string; secret?: string | undefined } | undefined;
	log: Logger;
}

/** Brings updates from Telegram to the bot. Each is kept in the inbox before Telegram may forget it. */
export interface Receiver {
	/**
	 * Handles what the last run left, then lets updates in; resolves once they arrive.
	 * Throws a StartError for what the operator has to change (TokenRefused), or an AbortError when stopped before.
	 */
	start(): Promise<void>;
	/** Resolves with the reason when Telegram refuses the token later on. */
	failed: Promise<TokenRefused>;
	/** Lets nothing more in and finishes what is under way, within 9 s. */
	stop(): Promise<void>;
	/** The route of the webhook, to mount at {@link webhookPath}; undefined with long polling. */
	webhook: Hono | undefined;
}

export const webhookPath = "/telegram/webhook";
const stopLimitMs = 9_000;
const keepRetryMs = 1_000;
/** Telegram's updates have some kilobytes. */
const maxUpdateBytes = 1_000_000;
const webhookRetryMs = 5_000;

export function createReceiver(options: ReceiverOptions): Receiver {
	const { bot, inbox, words, log } = options;
	const stopping = new AbortController();
	const failure = Promise.withResolvers<TokenRefused>();
	const secret = options.webhook?.secret ?? randomUUID();
	let polling: Polling | undefined;

	const dispatch = createDispatch({
		handle: (update) => bot.handleUpdate(update),
		done: (updateId) => inbox.done(updateId),
		async tellFlooder(chatId) {
			const { markup } = words.in(undefined)("fault-flood");
			await bot.api.sendMessage(chatId, markup, { parse_mode: "HTML" });
		},
		log,
	});

	async function keep(update: Update): Promise<void> {
		// What a flood brings too much of is not worth a write; those who wait behind it gain the time.
		if (dispatch.refuses(update)) return;
		if (await inbox.put(update.update_id, JSON.stringify(update), Date.now())) dispatch.accept(update);
	}

	async function keepAll(updates: readonly Update[]): Promise<void> {
		const kept = updates.map((update) => ({ updateId: update.update_id, update: JSON.stringify(update) }));
		const fresh = await inbox.putAll(kept, Date.now());
		if (stopping.signal.aborted) return;
		for (const update of updates) if (fresh.has(update.update_id)) dispatch.accept(update);
	}

	/** Keeps updates whatever it takes: grammY confirms them to Telegram right afterwards. */
	async function keepPolled(polled: readonly Update[]): Promise<void> {
		await dispatch.room();
		const updates = polled.filter((update) => !dispatch.refuses(update));
		while (!stopping.signal.aborted) {
			try {
				return await keepAll(updates);
			} catch (error) {
				log.error({ updates: updates.length, err: error }, "updates could not be kept, trying again");
				await sleep(keepRetryMs);
			}
		}
		await keepAll(updates);
	}

	async function handleLeftovers(): Promise<void> {
		const leftovers = await inbox.pending();
		if (leftovers.length > 0) log.info({ updates: leftovers.length }, "handling what the last run left");
		for (const { update } of leftovers) {
			await dispatch.room();
			dispatch.accept(JSON.parse(update) as Update);
		}
	}

	async function startPolling(): Promise<void> {
		const serving = Promise.withResolvers<void>();
		polling = createPolling({
			token: options.token,
			apiRoot: options.apiRoot,
			botInfo: bot.botInfo,
			keep: keepPolled,
			onServing: serving.resolve,
			log,
		});
		polling.run().then(serving.resolve, (error) => {
			serving.reject(error);
			failure.resolve(error);
		});
		await serving.promise;
	}

	async function startWebhook(url: string): Promise<void> {
		for (;;) {
			stopping.signal.throwIfAborted();
			try {
				await bot.api.setWebhook(webhookAddress(url), { secret_token: secret, allowed_updates: wantedUpdates });
				return;
			} catch (error) {
				if (refusesToken(error)) throw new TokenRefused();
				if (error instanceof GrammyError && error.error_code === 400) {
					throw new StartError(`WEBHOOK_URL is refused by Telegram: ${error.description}`);
				}
				log.warn({ err: error }, "Telegram could not be told of the webhook, trying again");
				await sleep(webhookRetryMs, undefined, { signal: stopping.signal });
			}
		}
	}

	return {
		async start() {
			await introduceBot(bot, { log, signal: stopping.signal });
			await handleLeftovers();
			if (options.webhook) await startWebhook(options.webhook.url);
			else await startPolling();
		},
		failed: failure.promise,
		async stop() {
			stopping.abort();
			const work = Promise.all([dispatch.stop(), polling?.stop()]);
			await Promise.race([work, sleep(stopLimitMs, undefined, { ref: false })]);
		},
		webhook: options.webhook && createWebhook({ token: options.token, bot, secret, keep, dispatch, stopping, log }),
	};
}

/** Answers as soon as the update is kept; the work comes after. */
function createWebhook(deps: {
	token: string;
	bot: Bot<BotContext>;
	secret: string;
	keep(update: Update): Promise<void>;
	dispatch: { readonly hasRoom: boolean };
	stopping: AbortController;
	log: Logger;
}): Hono {
	const { token, bot, secret, keep, dispatch, stopping, log } = deps;
	const app = new Hono();
	// grammY's own errors carry the token, so none of them may reach a default handler.
	app.onError((error, c) => {
		log.error({ err: error instanceof BotError ? error.error : error }, "update could not be taken in");
		return c.text("try again\n", 500);
	});
	app.use(bodyLimit({ maxSize: maxUpdateBytes }));
	let callback: ((c: Context) => Promise<Response>) | undefined;
	app.post("/", async (c) => {
		// Telegram repeats what is refused like this, a little later.
		if (!bot.isInited() || !dispatch.hasRoom || stopping.signal.aborted) return c.text("busy\n", 503);
		if (!callback) {
			const keeper = new Bot(token, { botInfo: bot.botInfo });
			keeper.use((ctx) => keep(ctx.update));
			callback = webhookCallback(keeper, "hono", { secretToken: secret });
		}
		if (c.req.header("X-Telegram-Bot-Api-Secret-Token") === secret && !(await holdsUpdate(c))) {
			return c.text("This is no update.\n", 400);
		}
		return callback(c);
	});
	return app;
}

/** Whether the body is JSON with the number every update has. */
async function holdsUpdate(c: Context): Promise<boolean> {
	const body: unknown = await c.req.json().catch(() => undefined);
	return typeof body === "object" && body !== null && "update_id" in body && Number.isSafeInteger(body.update_id);
}

/** The address to tell Telegram: an operator's bare host gets the path at which the bot listens. */
function webhookAddress(url: string): string {
	const address = new URL(url);
	if (address.pathname === "/") address.pathname = webhookPath;
	return address.href;
}
