// A second as we count it: a little of the pace pays for requests that catch up with one another on the way.
const narrowestMs = 1_008;
// Each time Telegram finds us too fast all the same we count a longer second, for some minutes.
const widestMs = 1_120;
const widenMs = 12;
const narrowPerMs = 0.1 / 1_000;
// Slots come at even distances, as bunches grow on the way; so much a late timer may be made up for.
const catchUpMs = 40;
// After a pause the first requests open connections, and so arrive closer to those that follow than they left.
const pauseMs = 5_000;
const warmUpMs = 300;
const warmUpDelayMs = 60;

/** The limit over all chats: when the next request may leave. Moments come from one monotonic clock. */
export interface OverallPace {
	openAt(): number;
	/** Takes note of a slot given; answers its serial number. */
	noteSlot(at: number): number;
	/** The request of that slot leaves only at this moment. */
	noteLeaving(serial: number, at: number): void;
	/** Telegram found us too fast. */
	noteTooFast(at: number): void;
	holdUntil(at: number): void;
}

/** Lets at most `perSecond` requests leave in any second, at even distances. */
export function createOverallPace(perSecond: number): OverallPace {
	// The last `perSecond` slots, a ring: the oldest one must be out of the window before the next slot.
	const recent = new Float64Array(perSecond).fill(Number.NEGATIVE_INFINITY);
	let given = 0;
	let lastAt = Number.NEGATIVE_INFINITY;
	let warmUntil = Number.NEGATIVE_INFINITY;
	let evenAt = Number.NEGATIVE_INFINITY;
	let heldUntil = Number.NEGATIVE_INFINITY;
	let windowMs = narrowestMs;
	let widenedAt = Number.NEGATIVE_INFINITY;

	return {
		openAt: () => Math.max(heldUntil, evenAt, (recent[given % perSecond] as number) + windowMs),
		noteSlot(at) {
			if (at - lastAt > pauseMs) warmUntil = at + warmUpMs;
			if (windowMs > narrowestMs) windowMs = Math.max(narrowestMs, windowMs - (at - lastAt) * narrowPerMs);
			lastAt = at;
			recent[given % perSecond] = at < warmUntil ? at + warmUpDelayMs : at;
			evenAt = Math.max(evenAt, at - catchUpMs) + windowMs / perSecond;
			return given++;
		},
		noteLeaving(serial, at) {
			if (serial < given - perSecond) return;
			recent[serial % perSecond] = Math.max(at, recent[serial % perSecond] as number);
		},
		noteTooFast(at) {
			// What was under way together is refused together, and counts once.
			if (at - widenedAt <= 1_000) return;
			widenedAt = at;
			windowMs = Math.min(widestMs, windowMs + widenMs);
		},
		holdUntil(at) {
			heldUntil = Math.max(heldUntil, at);
		},
	};
}
