import type { Millis } from "../domain/feed.ts";

/** The longest a failing feed is left alone: it is asked for ever, only rarely. */
const maxBackOffMs = 6 * 3_600_000;

export interface FinishedPoll {
	polledAt: Millis;
	minIntervalMs: number;
	/** Failed polls in a row, this one included; 0 after a success. */
	failures: number;
	/** How long the server asked us to wait. */
	retryAfterMs?: number | undefined;
	/** From 0 to 1, so that feeds which failed together do not come back together. */
	random: number;
}

/** When a feed is asked again: after its interval, or later and later while it fails; never before its interval. */
export function planNextPoll(poll: FinishedPoll): Millis {
	const { polledAt, minIntervalMs, failures, random } = poll;
	let waitMs = minIntervalMs;
	if (failures > 0) {
		const doubled = minIntervalMs * 2 ** Math.min(failures - 1, 20);
		const backOffMs = Math.min(doubled, Math.max(maxBackOffMs, minIntervalMs));
		waitMs = backOffMs * (1 + 0.1 * random);
	}
	return polledAt + Math.ceil(Math.max(waitMs, minIntervalMs, poll.retryAfterMs ?? 0));
}
