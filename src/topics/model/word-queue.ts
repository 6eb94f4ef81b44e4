import type { Millis } from "../../domain/feed.ts";
import type { Logger } from "../../logger.ts";
import type { Budget } from "../../model/create-budget.ts";
import { ModelFailed } from "../../model/model-failed.ts";

export interface WordQueueOptions {
	/** Asks about a topic and keeps the answer; resolves with topics to be asked about besides, when it is done or not wanted any more. */
	ask(topicId: number, signal: AbortSignal): Promise<readonly number[]>;
	/** Every attempt takes one. */
	budget: Budget;
	log?: Pick<Logger, "warn" | "error"> | undefined;
	atOnce?: number;
	/** How long to wait after each failure; after as many failures the topic is left until the next start. */
	backOffMs?: readonly number[];
	now?: () => Millis;
}

/** Topics a model is still to be asked about. */
export interface WordQueue {
	/** Puts a topic in the queue, unless it is there or being asked about. */
	add(topicId: number): void;
	/** Breaks off what is under way; what is left will be wanted after the next start. */
	stop(): Promise<void>;
}

const minute = 60_000;

/** Asks a model about one topic after the other, a few at a time, in the background. */
export function createWordQueue(options: WordQueueOptions): WordQueue {
	const { ask, budget, log, atOnce = 2, now = Date.now } = options;
	const backOffMs = options.backOffMs ?? [minute / 2, 5 * minute, 60 * minute, 360 * minute];
	const stopping = new AbortController();
	const waiting = new Map<number, { notBefore: Millis; failures: number }>();
	const underWay = new Map<number, Promise<void>>();
	let timer: NodeJS.Timeout | undefined;

	function startNext(): void {
		clearTimeout(timer);
		if (stopping.signal.aborted) return;
		let soonest = Number.POSITIVE_INFINITY;
		for (const [topicId, { notBefore, failures }] of waiting) {
			if (underWay.size >= atOnce) return;
			if (notBefore > now()) soonest = Math.min(soonest, notBefore);
			else if (budget.take(now())) start(topicId, failures);
			else {
				soonest = budget.renewsAt(now());
				break;
			}
		}
		if (soonest === Number.POSITIVE_INFINITY) return;
		timer = setTimeout(startNext, Math.max(1, soonest - now()));
		timer.unref();
	}

	function start(topicId: number, failures: number): void {
		waiting.delete(topicId);
		const asking = ask(topicId, stopping.signal)
			.then((others) => others.forEach(add))
			.catch((error) => putBack(topicId, failures, error))
			.finally(() => {
				underWay.delete(topicId);
				startNext();
			});
		underWay.set(topicId, asking);
	}

	function putBack(topicId: number, failures: number, error: unknown): void {
		if (stopping.signal.aborted) return;
		if (error instanceof ModelFailed) log?.warn({ topicId, reason: error.message }, "model named no words");
		else log?.error({ topicId, err: error }, "model's words not kept");
		const pause = backOffMs[failures];
		if (pause !== undefined) waiting.set(topicId, { notBefore: now() + pause, failures: failures + 1 });
	}

	function add(topicId: number): void {
		if (waiting.has(topicId) || underWay.has(topicId)) return;
		waiting.set(topicId, { notBefore: now(), failures: 0 });
		startNext();
	}

	return {
		add,
		async stop() {
			stopping.abort();
			clearTimeout(timer);
			waiting.clear();
			await Promise.all(underWay.values());
		},
	};
}
