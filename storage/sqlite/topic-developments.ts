import type { Database } from "better-sqlite3";
import { toldAt } from "../../src/domain/article.ts";
import type { Millis } from "../../src/domain/feed.ts";
import type { ArrivedArticle, TopicVolume } from "../storage.ts";

const dayMs = 86_400_000;

/** The day of UTC, counted from the epoch. */
function dayOf(moment: Millis): number {
	return Math.floor(moment / dayMs);
}

/** Counts an arrived article's development for the topics it matched; to be called in the transaction that stores it. */
export function countDevelopments(db: Database): (arrival: ArrivedArticle) => void {
	// Asked for by its id, as a topic may have ended since the article was matched.
	const count = db.prepare(`
		INSERT INTO topic_developments (topic_id, development_id, day) SELECT id, @developmentId, @day FROM topics WHERE id = @topicId
		ON CONFLICT DO NOTHING`);
	return ({ article, developmentId, matches }) => {
		const day = dayOf(toldAt(article));
		for (const { topicId } of matches) count.run({ topicId, developmentId, day });
	};
}

/** How many developments each topic matched on each day since then. */
export function readVolumes(db: Database): (topicIds: readonly number[], since: Millis) => TopicVolume[] {
	const isFilled = db.prepare<[number], number>("SELECT developments_filled FROM topics WHERE id = ?").pluck();
	const developments = db.prepare<[number, number], { day: number; developments: number }>(
		"SELECT day, count(*) AS developments FROM topic_developments WHERE topic_id = ? AND day >= ? GROUP BY day ORDER BY day",
	);
	return db.transaction((topicIds: readonly number[], since: Millis) =>
		topicIds.flatMap((topicId) => {
			const filled = isFilled.get(topicId);
			if (filled === undefined) return [];
			return [{ topicId, isFilled: filled === 1, days: developments.all(topicId, dayOf(since)) }];
		}),
	);
}

/** Adds developments of the time before a topic was followed, and marks that this was done. */
export function fillDevelopments(
	db: Database,
): (topicId: number, developments: readonly { developmentId: string; at: Millis }[]) => void {
	const mark = db.prepare("UPDATE topics SET developments_filled = 1 WHERE id = ?");
	const add = db.prepare(
		"INSERT INTO topic_developments (topic_id, development_id, day) VALUES (@topicId, @developmentId, @day) ON CONFLICT DO NOTHING",
	);
	return db.transaction((topicId: number, developments: readonly { developmentId: string; at: Millis }[]) => {
		if (mark.run(topicId).changes === 0) return;
		for (const { developmentId, at } of developments) add.run({ topicId, developmentId, day: dayOf(at) });
	}).immediate;
}

/** Forgets what was matched before that moment's day. */
export function thinOutDevelopments(db: Database): (before: Millis) => void {
	const thinOut = db.prepare("DELETE FROM topic_developments WHERE day < ?");
	return (before) => void thinOut.run(dayOf(before));
}
