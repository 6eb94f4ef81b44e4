import type { Database } from "better-sqlite3";
import { readMatches } from "./delivered-matches.ts";
import { endTopic, type SubscriptionRow } from "./topics.ts";

/** A chat, or one thread of it. */
export interface Place {
	chatId: number;
	threadId: number;
}

/**
 * Moves subscriptions and deliveries from one place to another and merges them with what stands there: a topic is
 * followed once, a development delivered once. What is past and stands there already stays behind.
 */
export function moveFollowings(db: Database): (from: Place, to: Place) => void {
	const subscriptions = db.prepare<Place, SubscriptionRow>(
		"SELECT * FROM subscriptions WHERE chat_id = @chatId AND thread_id = @threadId",
	);
	const sameTopic = db
		.prepare<Place & { id: number }, number>(`
			WITH named AS NOT MATERIALIZED (
				SELECT s.*, coalesce(l.topic_key, t.key) AS key
				FROM subscriptions s JOIN topics t ON t.id = s.topic_id LEFT JOIN topic_lessons l ON l.subscription_id = s.id)
			SELECT id FROM named
			WHERE chat_id = @chatId AND thread_id = @threadId AND key = (SELECT key FROM named WHERE id = @id)`)
		.pluck();
	const moveSubscription = db.prepare(
		"UPDATE subscriptions SET chat_id = @chatId, thread_id = @threadId WHERE id = @id",
	);
	const removeSubscription = db.prepare("DELETE FROM subscriptions WHERE id = ?");
	const onTheirWay = db.prepare<Place, { id: number; matches: string }>(`
		SELECT id, matches FROM deliveries
		WHERE chat_id = @chatId AND thread_id = @threadId AND status IN ('planned', 'sending')`);
	const rewrite = db.prepare("UPDATE deliveries SET matches = ? WHERE id = ?");
	const deleteOvertaken = db.prepare(`
		DELETE FROM deliveries WHERE chat_id = @toChatId AND thread_id = @toThreadId AND status = 'planned'
			AND development_id IN (
				SELECT development_id FROM deliveries
				WHERE chat_id = @fromChatId AND thread_id = @fromThreadId AND status IN ('sending', 'sent'))`);
	const moveDeliveries = db.prepare(`
		UPDATE OR IGNORE deliveries SET chat_id = @toChatId, thread_id = @toThreadId
		WHERE chat_id = @fromChatId AND thread_id = @fromThreadId`);
	const deleteRepeated = db.prepare(
		"DELETE FROM deliveries WHERE chat_id = @chatId AND thread_id = @threadId AND status = 'planned'",
	);

	const end = endTopic(db);

	return (from, to) => {
		const replacedBy = new Map<number, number>();
		for (const { id, topic_id } of subscriptions.all(from)) {
			const other = sameTopic.get({ ...to, id });
			if (other === undefined) moveSubscription.run({ ...to, id });
			else {
				removeSubscription.run(id);
				end(topic_id);
				replacedBy.set(id, other);
			}
		}
		if (replacedBy.size > 0) {
			for (const { id, matches } of onTheirWay.all(from)) {
				const renamed = readMatches(matches).map((match) => ({
					...match,
					subscriptionId: replacedBy.get(match.subscriptionId) ?? match.subscriptionId,
				}));
				rewrite.run(JSON.stringify(renamed), id);
			}
		}
		const places = {
			fromChatId: from.chatId,
			fromThreadId: from.threadId,
			toChatId: to.chatId,
			toThreadId: to.threadId,
		};
		deleteOvertaken.run(places);
		moveDeliveries.run(places);
		deleteRepeated.run(from);
	};
}
