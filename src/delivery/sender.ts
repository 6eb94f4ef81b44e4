import { pause } from "./abortable.ts";
import { createBell } from "./bell.ts";
import { createDeliver, type DeliverOptions } from "./deliver.ts";

/** Sends what is planned in the outbox, at the pace Telegram allows. */
export interface Sender {
	start(): void;
	/** Says that deliveries were planned, or that a chat can be written to again. */
	wake(): void;
	/** Begins nothing more and finishes what is claimed, within `stopTimeoutMs`. */
	stop(): Promise<void>;
}

export interface SenderOptions extends Omit<DeliverOptions, "now" | "stopping" | "abandoned"> {
	now?: () => number;
	/** So many chats are worked for at once; enough to keep the pace over a slow line. */
	maxInHand?: number;
	stopTimeoutMs?: number;
}

// Nobody forgets to wake us; but if somebody did, it is not for long.
const safetyPollMs = 30_000;
// While something is in hand we look for more only so often, since each look is a query over all that waits.
const refillGapMs = 50;
const nearlyFullGapMs = 500;

/**
 * The outbox table is the truth: the sender keeps nothing that a restart would lose. Works for many chats at a
 * time and for each of them at one delivery, so that a chat gets its news in order.
 */
export function createSender(options: SenderOptions): Sender {
	const { storage, log, now = Date.now, maxInHand = 256, stopTimeoutMs = 9_000 } = options;
	const stopping = new AbortController();
	const abandoned = new AbortController();
	const bell = createBell();
	const inHand = new Map<number, Promise<void>>();
	const deliver = createDeliver({
		...options,
		now,
		stopping: stopping.signal,
		abandoned: abandoned.signal,
		onUnauthorized(description) {
			if (stopping.signal.aborted) return;
			log.error({ description }, "Telegram refuses the token; nothing can be sent");
			endLoop();
			options.onUnauthorized(description);
		},
	});
	let loop: Promise<void> | undefined;
	let stopped: Promise<void> | undefined;

	function endLoop(): void {
		stopping.abort();
		bell.ring();
	}

	/** Begins what is due; resolves with how long there will be nothing to begin. */
	async function takeDue(): Promise<number> {
		const limit = maxInHand - inHand.size;
		if (limit <= 0) return safetyPollMs;
		const at = now();
		const found = await storage.outbox.due(at, { limit, exceptChatIds: [...inHand.keys()] });
		for (const delivery of found) {
			const chatId = delivery.chat.id;
			if (stopping.signal.aborted || inHand.has(chatId)) continue;
			const work = deliver(delivery).finally(() => {
				inHand.delete(chatId);
				bell.ring();
			});
			inHand.set(chatId, work);
		}
		const dueAt = await storage.outbox.nextDueAt();
		// What is due and was not found belongs to a chat in hand; when that is done the bell rings.
		if (dueAt === undefined || dueAt <= at) return safetyPollMs;
		return Math.min(safetyPollMs, Math.max(1, dueAt - now()));
	}

	async function run(): Promise<void> {
		let hasRecovered = false;
		let failures = 0;
		while (!stopping.signal.aborted) {
			try {
				if (!hasRecovered) {
					const recovered = await storage.outbox.recover();
					hasRecovered = true;
					if (recovered > 0) log.warn({ recovered }, "deliveries cut off by a crash are planned again");
				}
				const idleMs = await takeDue();
				failures = 0;
				await bell.wait(idleMs);
				if (inHand.size > 0) {
					await pause(inHand.size > maxInHand * 0.75 ? nearlyFullGapMs : refillGapMs, stopping.signal);
				}
			} catch (err) {
				failures++;
				log.error({ failures, err }, "outbox could not be read, will be tried again");
				await pause(Math.min(30_000, 250 * 2 ** failures), stopping.signal);
			}
		}
	}

	async function finish(): Promise<void> {
		endLoop();
		const deadline = setTimeout(() => abandoned.abort(), stopTimeoutMs);
		const isAbandoned = new Promise<void>((resolve) => {
			abandoned.signal.addEventListener("abort", () => resolve(), { once: true });
		});
		const isDone = (async () => {
			await loop;
			await Promise.all(inHand.values());
		})();
		await Promise.race([isDone, isAbandoned]);
		clearTimeout(deadline);
		if (inHand.size > 0)
			log.warn({ unfinished: inHand.size }, "stopped with sends under way, the next start repeats them");
	}

	return {
		start() {
			loop ??= run();
		},
		wake: () => bell.ring(),
		stop() {
			stopped ??= finish();
			return stopped;
		},
	};
}
