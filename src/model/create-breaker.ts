import type { Millis } from "../domain/feed.ts";

/** Remembers how something outside has been doing, so that one that is down is not asked again and again. */
export interface Breaker {
	/** Whether to leave it alone at this moment. */
	isOpen(now: Millis): boolean;
	succeeded(): void;
	failed(now: Millis): void;
}

/** Opens for `pauseMs` after so many failures in a row; then a single failure opens it again. */
export function createBreaker({ failures, pauseMs }: { failures: number; pauseMs: number }): Breaker {
	let inARow = 0;
	let openUntil = Number.NEGATIVE_INFINITY;
	return {
		isOpen: (now) => now < openUntil,
		succeeded: () => {
			inARow = 0;
		},
		failed: (now) => {
			inARow++;
			if (inARow >= failures) openUntil = now + pauseMs;
		},
	};
}
