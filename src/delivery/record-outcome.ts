import type { Storage } from "../../storage/storage.ts";
import type { Absence } from "../domain/chat.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import type { Metrics } from "../metrics.ts";
import { pause } from "./abortable.ts";
import { backOffMs, maxAttempts, maxMoves } from "./back-off.ts";
import type { SendOutcome } from "./messenger.ts";
import type { Pace } from "./pace.ts";

// No connection came about, so nothing was sent and no attempt is counted; the network may be back soon.
const offlineDelayMs = 15_000;
const maxRecordAttempts = 12;

export interface RecordOptions {
	storage: Pick<Storage, "outbox" | "chats">;
	pace: Pick<Pace, "hold">;
	log: Logger;
	metrics: Pick<Metrics, "deliveries" | "latency">;
	/** The token does not work any more: nothing can be sent. */
	onUnauthorized: (description: string) => void;
	now: () => Millis;
	/** Fires when the store is to be left alone, whatever is still under way. */
	abandoned: AbortSignal;
}

/** Writes down what became of a delivery that was claimed. */
export interface RecordOutcome {
	/** What follows from the last answer. */
	conclude(delivery: Delivery, outcome: SendOutcome): Promise<void>;
	putOff(delivery: Delivery, how: { notBefore: Millis; counts: boolean; error: string }): Promise<void>;
	refuse(delivery: Delivery, error: string): Promise<void>;
	/** One step of writing, repeated while the store fails. */
	record(delivery: Delivery, write: () => Promise<unknown>): Promise<void>;
}

export function createRecordOutcome(options: RecordOptions): RecordOutcome {
	const { pace, log, metrics, now, abandoned } = options;
	const { outbox, chats } = options.storage;

	const count = (outcome: string) => metrics.deliveries.inc({ outcome });

	async function conclude(delivery: Delivery, outcome: SendOutcome): Promise<void> {
		const { id, chat, article } = delivery;
		count(outcome.kind);
		switch (outcome.kind) {
			case "sent": {
				const sentAt = now();
				await record(delivery, () => outbox.recordSent(id, { messageId: outcome.messageId, sentAt }));
				metrics.latency.observe(Math.max(0, sentAt - (article.publishedAt ?? article.seenAt)) / 1_000);
				log.info({ deliveryId: id, articleId: article.id, messageId: outcome.messageId }, "push sent");
				return;
			}
			case "gone":
				return leaveOut(delivery, outcome.absence, outcome.description);
			case "forbidden":
				return leaveOut(delivery, "forbidden", outcome.description);
			case "threadGone":
				// A group whose general topic is closed has no place left to write to.
				return leaveOut(delivery, "forbidden", outcome.description);
			case "moved":
				log.info({ deliveryId: id, toChatId: outcome.toChatId }, "chat moved");
				// It counts, so that two chats that name each other do not keep us busy for ever.
				if (delivery.attempts + 1 >= maxMoves) return refuse(delivery, "The chat moved too often.");
				if (outcome.toChatId !== chat.id) await record(delivery, () => chats.move(chat.id, outcome.toChatId));
				return putOff(delivery, { notBefore: now(), counts: true, error: "The chat moved." });
			case "wait": {
				const ms = outcome.seconds * 1_000;
				pace.hold({ chatId: chat.id, ms });
				log.warn({ deliveryId: id, seconds: outcome.seconds }, "told to wait");
				return putOff(delivery, { notBefore: now() + ms, counts: false, error: "Too many requests." });
			}
			case "malformed":
			case "harmless":
				log.error({ deliveryId: id, description: outcome.description }, "push is refused for good");
				return refuse(delivery, outcome.description);
			case "unknown":
				return tryLater(delivery, outcome);
			case "unauthorized":
				await putOff(delivery, { notBefore: now(), counts: false, error: outcome.description });
				return options.onUnauthorized(outcome.description);
		}
	}

	/** It may have been sent or not: we prefer a repeat to a loss. */
	async function tryLater(delivery: Delivery, outcome: Extract<SendOutcome, { kind: "unknown" }>): Promise<void> {
		const attempts = delivery.attempts + (outcome.neverLeft ? 0 : 1);
		const fields = { deliveryId: delivery.id, attempts, description: outcome.description };
		if (attempts >= maxAttempts) {
			log.error(fields, "push is given up after hours of failures");
			return refuse(delivery, outcome.description);
		}
		log.warn(fields, "push failed, will be tried again");
		const delayMs = outcome.neverLeft ? offlineDelayMs : backOffMs(attempts);
		await putOff(delivery, { notBefore: now() + delayMs, counts: !outcome.neverLeft, error: outcome.description });
	}

	/** The chat is out of reach; what waits for it is kept until it is back. */
	async function leaveOut(delivery: Delivery, absence: Absence, description: string): Promise<void> {
		log.info({ deliveryId: delivery.id, absence, description }, "chat cannot be written to");
		await record(delivery, () => chats.setAbsence(delivery.chat.id, absence));
		await putOff(delivery, { notBefore: now(), counts: false, error: description });
	}

	function putOff(delivery: Delivery, how: { notBefore: Millis; counts: boolean; error: string }): Promise<void> {
		return record(delivery, () => outbox.postpone(delivery.id, how));
	}

	function refuse(delivery: Delivery, error: string): Promise<void> {
		count("refused");
		return record(delivery, () => outbox.refuse(delivery.id, error));
	}

	/**
	 * Writes down what became of a delivery, over and over while the store fails: what is sent and not recorded
	 * would be sent again. Once abandoned, the next start finds it in "sending" and plans it anew.
	 */
	async function record({ id }: Delivery, write: () => Promise<unknown>): Promise<void> {
		for (let attempt = 1; !abandoned.aborted; attempt++) {
			try {
				await write();
				return;
			} catch (err) {
				if (attempt >= maxRecordAttempts) {
					log.error({ deliveryId: id, err }, "outcome of a delivery could not be recorded");
					return;
				}
				log.warn({ deliveryId: id, attempt, err }, "outcome of a delivery is not recorded yet");
				await pause(Math.min(30_000, 50 * 2 ** attempt), abandoned);
			}
		}
	}

	return { conclude, putOff, refuse, record };
}
