import type { Database } from "better-sqlite3";
import type { Millis } from "../../src/domain/feed.ts";
import { thinOutStopped } from "./stopped-subscriptions.ts";
import { thinOutDevelopments } from "./topic-developments.ts";

/** Deletes old articles with their finished deliveries, and keys that no feed has shown since. */
export function thinOutArticles(db: Database): (before: Millis, limit: number) => number {
	const old = db
		.prepare<{ before: Millis; limit: number }, number>(`
			SELECT a.id FROM articles a
			WHERE a.seen_at < @before AND NOT EXISTS (
				SELECT 1 FROM deliveries d
				WHERE d.article_id = a.id AND (d.status IN ('planned', 'sending') OR d.sent_at >= @before))
			ORDER BY a.seen_at LIMIT @limit`)
		.pluck();
	const deleteDeliveries = db.prepare("DELETE FROM deliveries WHERE article_id = ?");
	const deleteTerms = db.prepare("DELETE FROM article_terms WHERE rowid = ?");
	const deleteArticle = db.prepare("DELETE FROM articles WHERE id = ?");
	// An article has about three keys; the factor lets the keys keep up with the articles.
	const deleteKeys = db.prepare(`
		DELETE FROM article_keys WHERE key IN (
			SELECT key FROM article_keys WHERE article_id IS NULL AND last_seen_at < @before LIMIT @limit * 8)`);

	const thinOut = thinOutDevelopments(db);
	const forgetStopped = thinOutStopped(db);

	return db.transaction((before: Millis, limit: number): number => {
		const ids = old.all({ before, limit });
		for (const id of ids) {
			deleteDeliveries.run(id);
			deleteTerms.run(id);
			deleteArticle.run(id);
		}
		deleteKeys.run({ before, limit });
		thinOut(before);
		forgetStopped();
		return ids.length;
	}).immediate;
}
