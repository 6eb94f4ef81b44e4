import type { Database } from "better-sqlite3";
import { toldAt } from "../../src/domain/article.ts";
import type { Millis } from "../../src/domain/feed.ts";
import type { ArrivedArticle, TopicVolume } from "../storage.ts";

const dayMs = 86_400_000;

/** The day of UTC, counted from the epoch. */
function dayOf(moment: Millis): number {
	return Math.floor(moment / dayMs);
}

/** Counts an arrived article's story for the topics it matched; to be called in the transaction that stores it. */
export function countStories(db: Database): (arrival: ArrivedArticle) => void {
	// Asked for by its id, as a topic may have ended since the article was matched.
	const count = db.prepare(`
		INSERT INTO topic_stories (topic_id, story_id, day) SELECT id, @storyId, @day FROM topics WHERE id = @topicId
		ON CONFLICT DO NOTHING`);
	return ({ article, storyId, matches }) => {
		const day = dayOf(toldAt(article));
		for (const { topicId } of matches) count.run({ topicId, storyId, day });
	};
}

/** How many stories each topic matched on each day since then. */
export function readVolumes(db: Database): (topicIds: readonly number[], since: Millis) => TopicVolume[] {
	const isFilled = db.prepare<[number], number>("SELECT stories_filled FROM topics WHERE id = ?").pluck();
	const stories = db.prepare<[number, number], { day: number; stories: number }>(
		"SELECT day, count(*) AS stories FROM topic_stories WHERE topic_id = ? AND day >= ? GROUP BY day ORDER BY day",
	);
	return db.transaction((topicIds: readonly number[], since: Millis) =>
		topicIds.flatMap((topicId) => {
			const filled = isFilled.get(topicId);
			if (filled === undefined) return [];
			return [{ topicId, isFilled: filled === 1, days: stories.all(topicId, dayOf(since)) }];
		}),
	);
}

/** Adds stories of the time before a topic was followed, and marks that this was done. */
export function fillStories(
	db: Database,
): (topicId: number, stories: readonly { storyId: string; at: Millis }[]) => void {
	const mark = db.prepare("UPDATE topics SET stories_filled = 1 WHERE id = ?");
	const add = db.prepare(
		"INSERT INTO topic_stories (topic_id, story_id, day) VALUES (@topicId, @storyId, @day) ON CONFLICT DO NOTHING",
	);
	return db.transaction((topicId: number, stories: readonly { storyId: string; at: Millis }[]) => {
		if (mark.run(topicId).changes === 0) return;
		for (const { storyId, at } of stories) add.run({ topicId, storyId, day: dayOf(at) });
	}).immediate;
}

/** Forgets what was matched before that moment's day. */
export function thinOutStories(db: Database): (before: Millis) => void {
	const thinOut = db.prepare("DELETE FROM topic_stories WHERE day < ?");
	return (before) => void thinOut.run(dayOf(before));
}
