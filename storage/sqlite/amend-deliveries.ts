import type { Database } from "better-sqlite3";
import type { Millis } from "../../src/domain/feed.ts";

/** After a further paper told the same its name is added; later ones wait longer, so that they come together. */
const firstDelayMs = 15_000;
const maxAmendments = 5;
/** Older messages are left as they are. */
const maxAgeMs = 24 * 60 * 60 * 1000;

/** An article that tells what may have been sent already. */
export interface RepeatingArticle {
	articleId: number;
	feedId: number;
	developmentId: string;
	now: Millis;
}

/** Marks what was sent of an article's development by another paper, to be called in the transaction that stores it. */
export function markRepeated(db: Database): (article: RepeatingArticle) => void {
	const mark = db.prepare(`
		UPDATE deliveries SET amend_at = coalesce(amend_at, @now + (${firstDelayMs} << (2 * amendments)))
		WHERE development_id = @developmentId AND status IN ('sending', 'sent') AND article_id <> @articleId
			AND amendments < ${maxAmendments} AND planned_at > @now - ${maxAgeMs}
			AND (SELECT feed_id FROM articles WHERE id = article_id) <> @feedId`);
	return (article) => void mark.run(article);
}

/** The id of the sent delivery that is due the longest; it is due no longer from then on. */
export function takeAmending(db: Database): (now: Millis) => number | undefined {
	const due = db
		.prepare<[Millis], number>(`
			SELECT id FROM deliveries INDEXED BY deliveries_to_amend
			WHERE amend_at <= ? AND message_id IS NOT NULL ORDER BY amend_at LIMIT 1`)
		.pluck();
	const take = db.prepare("UPDATE deliveries SET amend_at = NULL, amendments = amendments + 1 WHERE id = ?");
	// Asked every few seconds, and nothing is written when nothing is due.
	return (now) => {
		const id = due.get(now);
		if (id !== undefined) take.run(id);
		return id;
	};
}
