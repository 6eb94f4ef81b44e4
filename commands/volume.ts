import type { Preview } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";

/** How much a topic brings, from its stories of each of the last days. */
export function describeDaily(days: readonly number[], say: Say): string {
	const week = days.slice(-7);
	return describeVolume({ count: week.reduce((sum, stories) => sum + stories, 0), days: week.length, newest: [] }, say);
}

/** How much a topic brings, in a few words. */
export function describeVolume(preview: Preview, say: Say): string {
	return isDaily(preview)
		? say.plain("volume-daily", { daily: Math.round(preview.count / preview.days) })
		: say.plain("volume-weekly", { count: preview.count });
}

/** Whether it brings one a day at least: four a week are not about one a day. */
export function isDaily({ count, days }: Preview): boolean {
	return count >= days;
}
