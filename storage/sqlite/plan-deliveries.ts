import type { Database } from "better-sqlite3";
import type { Telling } from "../../src/domain/article.ts";
import type { DeliveredMatch } from "../../src/domain/delivery.ts";
import type { Millis } from "../../src/domain/feed.ts";
import type { Match } from "../../src/domain/topic.ts";

interface FollowerRow {
	id: number;
	chat_id: number;
	thread_id: number;
	query: string;
}

/** A stored article and what it matched. */
export interface PlannedArticle extends Telling {
	articleId: number;
	matches: readonly Match[];
	now: Millis;
}

/**
 * Plans a delivery for each chat and thread that follows a matched topic now and was not planned the development before;
 * to be called in the transaction that stores the article. Returns how many were planned.
 * A paused chat's wait; for an absent one none is planned, as it may be back months later or never.
 */
export function planDeliveries(db: Database): (article: PlannedArticle) => number {
	const followers = db.prepare<[number], FollowerRow>(`
		SELECT s.id, s.chat_id, s.thread_id, s.query
		FROM subscriptions s JOIN chats c ON c.id = s.chat_id
		WHERE s.topic_id = ? AND c.absence IS NULL
		ORDER BY s.id`);
	const add = db.prepare(`
		INSERT INTO deliveries (chat_id, thread_id, story_id, development_id, article_id, matches, status, planned_at)
		VALUES (@chatId, @threadId, @storyId, @developmentId, @articleId, @matches, 'planned', @now)
		ON CONFLICT (chat_id, thread_id, development_id) DO NOTHING`);

	return ({ articleId, storyId, developmentId, matches, now }) => {
		const places = new Map<string, { chatId: number; threadId: number; matches: DeliveredMatch[] }>();
		for (const { topicId, score, why } of matches.toSorted((a, b) => b.score - a.score)) {
			for (const { id, chat_id, thread_id, query } of followers.all(topicId)) {
				const match: DeliveredMatch = { subscriptionId: id, topicId, query, score, why };
				const name = `${chat_id} ${thread_id}`;
				const place = places.get(name);
				if (place) place.matches.push(match);
				else places.set(name, { chatId: chat_id, threadId: thread_id, matches: [match] });
			}
		}
		let planned = 0;
		for (const place of places.values()) {
			const { chatId, threadId } = place;
			const { changes } = add.run({
				chatId,
				threadId,
				storyId,
				developmentId,
				articleId,
				matches: JSON.stringify(place.matches),
				now,
			});
			planned += changes;
		}
		return planned;
	};
}
