import type { Millis } from "../domain/feed.ts";

const dayMs = 86_400_000;

/** How often something that costs money may be done a day. */
export interface Budget {
	/** Takes one; false when the day's are used up. */
	take(now: Millis): boolean;
	/** When there will be some again. */
	renewsAt(now: Millis): Millis;
}

/** Days are those of UTC. What was used is not remembered beyond the process. */
export function createBudget({ perDay }: { perDay: number }): Budget {
	let day = Number.NaN;
	let used = 0;
	return {
		take(now) {
			const today = Math.floor(now / dayMs);
			if (today !== day) {
				day = today;
				used = 0;
			}
			if (used >= perDay) return false;
			used++;
			return true;
		},
		renewsAt: (now) => (Math.floor(now / dayMs) + 1) * dayMs,
	};
}
