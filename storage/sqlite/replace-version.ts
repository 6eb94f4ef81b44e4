import type { Database } from "better-sqlite3";
import type { Telling } from "../../src/domain/article.ts";

interface WaitingRow {
	id: number;
	chat_id: number;
	thread_id: number;
	matches: string;
	attempts: number;
	planned_at: number;
	not_before: number;
}

export interface ReplaceVersion {
	isCurrent(articleId: number): boolean;
	/** Puts a version just stored in an earlier one's place: it has its keys, it is found, and it is what waits to be sent. */
	by(earlierId: number, next: Telling & { id: number }): void;
}

/** For the transaction that stores the new version, before anything of it is planned. */
export function replaceVersion(db: Database): ReplaceVersion {
	const isCurrent = db.prepare<[number], unknown>("SELECT 1 FROM articles WHERE id = ? AND is_current");
	const retire = db.prepare("UPDATE articles SET is_current = 0 WHERE id = ?");
	const moveKeys = db.prepare("UPDATE article_keys SET article_id = @id WHERE article_id = @earlierId");
	const deleteTerms = db.prepare("DELETE FROM article_terms WHERE rowid = ?");
	const waiting = db.prepare<[number], WaitingRow>(
		"SELECT * FROM deliveries INDEXED BY deliveries_by_article WHERE article_id = ? AND status = 'planned' ORDER BY id",
	);
	const deleteDelivery = db.prepare("DELETE FROM deliveries WHERE id = ?");
	const planInstead = db.prepare(`
		INSERT INTO deliveries
			(chat_id, thread_id, story_id, development_id, article_id, matches, status, attempts, planned_at, not_before)
		VALUES (@chat_id, @thread_id, @storyId, @developmentId, @articleId, @matches, 'planned', @attempts, @planned_at, @not_before)
		ON CONFLICT (chat_id, thread_id, development_id) DO NOTHING`);

	return {
		isCurrent: (articleId) => isCurrent.get(articleId) !== undefined,
		by(earlierId, { id, storyId, developmentId }) {
			retire.run(earlierId);
			moveKeys.run({ id, earlierId });
			deleteTerms.run(earlierId);
			for (const { id: deliveryId, ...row } of waiting.all(earlierId)) {
				// Another one and not the same changed: the sender may hold it with the words of the earlier version, and
				// finds it gone when it claims it.
				deleteDelivery.run(deliveryId);
				const { chat_id, thread_id, matches, attempts, planned_at, not_before } = row;
				const kept = { chat_id, thread_id, matches, attempts, planned_at, not_before };
				planInstead.run({ ...kept, storyId, developmentId, articleId: id });
			}
		},
	};
}
