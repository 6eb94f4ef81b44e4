import type { Storage } from "../../storage/storage.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import { pause } from "./abortable.ts";
import { type ComposeOptions, createComposePush } from "./compose-push.ts";
import type { EditMessage } from "./messenger.ts";
import type { Pace } from "./pace.ts";

/** Brings messages up to date that were sent before another paper told the same: its name is added to them. */
export interface Amender {
	start(): void;
	/** Begins nothing more; what is under way is waited for a moment. */
	stop(): Promise<void>;
}

export interface AmenderOptions extends ComposeOptions {
	storage: ComposeOptions["storage"] & { outbox: Pick<Storage["outbox"], "takeAmending" | "amendLater"> };
	edit: EditMessage;
	pace: Pick<Pace, "slot" | "hold">;
	log: Logger;
	now?: () => Millis;
	/** How long it rests when nothing is due. */
	restMs?: number;
}

/** Telegram or the network had a fault. */
const retryMs = 60_000;
/** An edit that is cut off may have been made or not: nothing is lost either way. */
const stopTimeoutMs = 2_000;

/**
 * One message at a time, so that of the pace it never takes more than one place in line before the pushes. A source that
 * is missing from a message is no loss, so what fails for good is let go.
 */
export function createAmender(options: AmenderOptions): Amender {
	const { storage, edit, pace, log, now = Date.now, restMs = 5_000 } = options;
	const { outbox } = storage;
	const compose = createComposePush(options);
	const stopping = new AbortController();
	const { signal } = stopping;
	let loop: Promise<void> | undefined;

	async function amend(delivery: Delivery): Promise<void> {
		const { id, chat, messageId, sentAt = now() } = delivery;
		if (messageId === undefined) return;
		const message = await compose(delivery, sentAt, signal);
		await pace.slot({ chatId: chat.id, isGroup: chat.id < 0, priority: "push", signal });
		const outcome = await edit(messageId, message);
		log.debug({ deliveryId: id, outcome: outcome.kind }, "message brought up to date");
		if (outcome.kind === "wait") {
			pace.hold({ chatId: chat.id, ms: outcome.seconds * 1_000 });
			await outbox.amendLater(id, now() + outcome.seconds * 1_000);
		} else if (outcome.kind === "unknown") await outbox.amendLater(id, now() + retryMs);
	}

	async function run(): Promise<void> {
		while (!signal.aborted) {
			try {
				const delivery = await outbox.takeAmending(now());
				if (delivery === undefined) await pause(restMs, signal);
				else await amend(delivery);
			} catch (err) {
				if (signal.aborted) return;
				log.error({ err }, "message could not be brought up to date");
				await pause(restMs, signal);
			}
		}
	}

	return {
		start() {
			loop ??= run();
		},
		async stop() {
			stopping.abort();
			const isOver = new AbortController();
			await Promise.race([loop?.finally(() => isOver.abort()), pause(stopTimeoutMs, isOver.signal)]);
		},
	};
}
