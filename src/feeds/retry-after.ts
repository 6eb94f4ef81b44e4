import type { Millis } from "../domain/feed.ts";

const dayMs = 86_400_000;

/** Milliseconds a Retry-After header (seconds or an HTTP date) asks to wait, at most a day. */
export function readRetryAfter(header: string | undefined, now: Millis): number | undefined {
	if (header === undefined) return undefined;
	const text = header.trim();
	const waitMs = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
	if (!Number.isFinite(waitMs) || waitMs <= 0) return undefined;
	return Math.min(waitMs, dayMs);
}
