import type { Storage } from "../../storage/storage.ts";
import type { Delivery } from "../domain/delivery.ts";
import { html } from "../html.ts";
import type { Logger } from "../logger.ts";
import type { Words } from "../words/words.ts";
import { type ComposeOptions, createComposePush } from "./compose-push.ts";
import { linkTo } from "./lay-out-push.ts";
import type { OutgoingMessage, SendMessage, SendOutcome } from "./messenger.ts";
import type { Pace } from "./pace.ts";
import { plainVersion } from "./plain-version.ts";
import { createRecordOutcome, type RecordOptions } from "./record-outcome.ts";

export interface DeliverOptions extends ComposeOptions, RecordOptions {
	storage: Pick<Storage, "outbox" | "chats" | "articles">;
	send: SendMessage;
	pace: Pick<Pace, "slot" | "hold" | "noteLeaving">;
	words: Words;
	log: Logger;
	/** Fires when no further delivery is to be begun. */
	stopping: AbortSignal;
}

/** Takes one delivery the whole way: lays it out, waits for its slot, claims, sends and records. Never rejects. */
export function createDeliver(options: DeliverOptions): (delivery: Delivery) => Promise<void> {
	const { send, pace, words, log, metrics, now, stopping } = options;
	const { outbox } = options.storage;
	const compose = createComposePush(options);
	const { conclude, putOff, refuse, record } = createRecordOutcome(options);

	const count = (outcome: string) => metrics.deliveries.inc({ outcome });

	async function deliver(delivery: Delivery): Promise<void> {
		const { id } = delivery;
		let message: OutgoingMessage;
		try {
			message = await compose(delivery, now(), stopping);
		} catch (err) {
			if (stopping.aborted) return;
			return refuseUnsent(delivery, err);
		}
		if (!(await takeSlot(message.chatId))) return;
		let isWanted: boolean;
		try {
			isWanted = await outbox.claim(id, now());
		} catch (err) {
			log.warn({ deliveryId: id, err }, "delivery could not be claimed");
			// The claim may have been written all the same; then this takes it back.
			return putOff(delivery, { notBefore: now(), counts: false, error: "The store failed." });
		}
		if (isWanted) await sendClaimed(delivery, message);
		else count("dropped");
	}

	/** Our bug: the reader's other deliveries are to go on, so this one is given up. */
	async function refuseUnsent(delivery: Delivery, err: unknown): Promise<void> {
		log.error({ deliveryId: delivery.id, articleId: delivery.article.id, err }, "delivery could not be laid out");
		count("refused");
		await record(delivery, async () => {
			if (await outbox.claim(delivery.id, now())) await outbox.refuse(delivery.id, "It could not be laid out.");
		});
	}

	/** False when we stop before there was a slot. */
	async function takeSlot(chatId: number): Promise<boolean> {
		try {
			await pace.slot({ chatId, isGroup: chatId < 0, priority: "push", signal: stopping });
			return true;
		} catch (err) {
			if (stopping.aborted) return false;
			throw err;
		}
	}

	/** Sends what is claimed; a second time only when it is certain that the first was not accepted. */
	async function sendClaimed(delivery: Delivery, first: OutgoingMessage): Promise<void> {
		const { id } = delivery;
		let message = first;
		let isPlain = false;
		for (;;) {
			let outcome: SendOutcome;
			try {
				pace.noteLeaving(message.chatId);
				outcome = await send(message);
			} catch (err) {
				log.error({ deliveryId: id, err }, "message could not be put together");
				return refuse(delivery, "It could not be put together.");
			}
			if (outcome.kind === "threadGone" && message.threadId > 0) {
				count("threadGone");
				log.info({ deliveryId: id, threadId: message.threadId }, "thread is gone, its pushes go to the general one");
				const { threadId } = message;
				await record(delivery, () => outbox.leaveThread(delivery.chat.id, threadId));
				const notice = words.in(delivery.chat.locale)("push-thread-closed");
				message = { ...message, threadId: 0, answers: undefined, body: html`${message.body}\n\n${notice}` };
			} else if (outcome.kind === "harmless" && message.answers !== undefined) {
				// Nobody misses the message that was answered.
				message = { ...message, answers: undefined };
			} else if (outcome.kind === "malformed" && !isPlain) {
				count("plain");
				log.error({ deliveryId: id, description: outcome.description }, "push was malformed, goes again as plain text");
				isPlain = true;
				message = plainVersion(message, linkTo(delivery.article.url));
			} else {
				return conclude(delivery, outcome);
			}
			if (!(await takeSlot(message.chatId))) {
				return putOff(delivery, { notBefore: now(), counts: false, error: "Stopped before it was sent again." });
			}
		}
	}

	return (delivery) =>
		deliver(delivery).catch((err: unknown) => log.error({ deliveryId: delivery.id, err }, "delivery failed"));
}
