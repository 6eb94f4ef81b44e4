import type { Preview } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";

/** How much a topic brings, from its stories of each of the last days. */
export function describeDaily(days: readonly number[], say: Say): string {
	const week = days.slice(-7);
	return describeVolume({ count: week.reduce((sum, stories) => sum + stories, 0), days: week.length, newest: [] }, say);
}

/** How much a topic brings, in a few words. */
export function describeVolume(preview: Preview, say: Say): string {
	const daily = Math.round(preview.count / preview.days);
	return daily >= 1 ? say.plain("volume-daily", { daily }) : say.plain("volume-weekly", { count: preview.count });
}
