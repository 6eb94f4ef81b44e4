import type { Millis } from "../domain/feed.ts";
import type { Say } from "./words.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago something was, in words that need nothing after them: "12 min ago", "yesterday", "Mar 12". */
export function formatAge(fromMs: Millis, nowMs: Millis, say: Say): string {
	// Publishers' clocks run ahead; what lies in the future a little is simply new.
	const ageMs = Math.max(0, nowMs - fromMs);
	if (ageMs < minuteMs) return say.plain("age-now");
	if (ageMs < hourMs) return say.plain("age-minutes", { count: Math.floor(ageMs / minuteMs) });
	if (ageMs < dayMs) return say.plain("age-hours", { count: Math.floor(ageMs / hourMs) });
	if (ageMs < 2 * dayMs) return say.plain("age-yesterday");
	if (ageMs < 7 * dayMs) return say.plain("age-days", { count: Math.floor(ageMs / dayMs) });
	if (ageMs < 300 * dayMs) return say.plain("age-date", { date: fromMs });
	return say.plain("age-date-of-year", { date: fromMs });
}
