import type { Database } from "better-sqlite3";
import type { DeliveredMatch } from "../../src/domain/delivery.ts";
import { readMatches } from "./delivered-matches.ts";
import type { SubscriptionRow } from "./topics.ts";

interface StoppedRow {
	id: number;
	chat_id: number;
	thread_id: number;
	query: string;
	created_at: number;
}

interface WaitingRow {
	id: number;
	story_id: string;
	development_id: string;
	article_id: number;
	match: string;
	attempts: number;
	planned_at: number;
	not_before: number;
}

/** Whoever wants a stopped topic back so late types it. */
const keptMs = 24 * 60 * 60 * 1000;
const nowMs = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/** Forgets what was stopped too long ago to be taken back. */
export function thinOutStopped(db: Database): () => void {
	const thinOut = db.prepare(`DELETE FROM stopped_subscriptions WHERE stopped_at < ${nowMs} - ${keptMs}`);
	return () => void thinOut.run();
}

/** Remembers a subscription and what waits for it; for the transaction that stops it, before it does. */
export function keepStopped(db: Database): (subscription: SubscriptionRow) => void {
	const thinOut = thinOutStopped(db);
	const keep = db.prepare(`
		INSERT INTO stopped_subscriptions (id, chat_id, thread_id, query, created_at, stopped_at)
		VALUES (@id, @chat_id, @thread_id, @query, @created_at, ${nowMs})`);
	const keepWaiting = db.prepare(`
		INSERT INTO stopped_deliveries
		SELECT d.id, @id, d.story_id, d.development_id, d.article_id, m.value, d.attempts, d.planned_at, d.not_before
		FROM deliveries d INDEXED BY deliveries_planned CROSS JOIN json_each(d.matches) m
		WHERE d.status = 'planned' AND d.chat_id = @chat_id AND d.thread_id = @thread_id
			AND m.value ->> 'subscriptionId' = @id`);
	return ({ id, chat_id, thread_id, query, created_at }) => {
		thinOut();
		keep.run({ id, chat_id, thread_id, query, created_at });
		keepWaiting.run({ id, chat_id, thread_id });
	};
}

/** A subscription of the chat that was stopped of late, where it was and as it was typed. */
export function findStopped(
	db: Database,
): (chatId: number, stoppedId: number) => { threadId: number; query: string } | undefined {
	const find = db.prepare<[number, number], { threadId: number; query: string }>(
		"SELECT thread_id AS threadId, query FROM stopped_subscriptions WHERE id = ? AND chat_id = ?",
	);
	return (chatId, stoppedId) => find.get(stoppedId, chatId);
}

/**
 * Gives a new subscription the number of the stopped one it takes up again, so that buttons under earlier messages know
 * it, and plans what waited for that one: each in its former place of the queue, and none that was planned meanwhile.
 */
export function takeBack(db: Database): (chatId: number, stoppedId: number, subscriptionId: number) => void {
	const stopped = db.prepare<[number, number], StoppedRow>(
		"SELECT * FROM stopped_subscriptions WHERE id = ? AND chat_id = ?",
	);
	const byId = db.prepare<[number, number], SubscriptionRow>(
		"SELECT * FROM subscriptions WHERE id = ? AND chat_id = ?",
	);
	const waiting = db.prepare<[number], WaitingRow>(`
		SELECT s.* FROM stopped_deliveries s JOIN articles a ON a.id = s.article_id
		WHERE s.subscription_id = ? ORDER BY s.id`);
	const isTaught = db.prepare<[number], unknown>("SELECT 1 FROM topic_lessons WHERE subscription_id = ?");
	const isNamed = db.prepare<{ chat_id: number; thread_id: number; id: number }, unknown>(`
		SELECT 1 FROM deliveries d CROSS JOIN json_each(d.matches) m
		WHERE d.chat_id = @chat_id AND d.thread_id = @thread_id AND m.value ->> 'subscriptionId' = @id LIMIT 1`);
	const renumber = db.prepare("UPDATE subscriptions SET id = @id, created_at = @created_at WHERE id = @now");
	const planned = db.prepare<[number, number, string], { id: number; matches: string; status: string }>(
		"SELECT id, matches, status FROM deliveries WHERE chat_id = ? AND thread_id = ? AND development_id = ?",
	);
	const addMatch = db.prepare("UPDATE deliveries SET matches = ? WHERE id = ?");
	const plan = db.prepare(`
		INSERT INTO deliveries
			(id, chat_id, thread_id, story_id, development_id, article_id, matches, status, attempts, planned_at, not_before)
		VALUES (@id, @chat_id, @thread_id, @story_id, @development_id, @article_id, @matches, 'planned', @attempts, @planned_at,
			@not_before)`);
	const forget = db.prepare("DELETE FROM stopped_subscriptions WHERE id = ?");

	return db.transaction((chatId: number, stoppedId: number, subscriptionId: number) => {
		const row = stopped.get(stoppedId, chatId);
		const subscription = byId.get(subscriptionId, chatId);
		if (!row || !subscription) return;
		const { chat_id, thread_id, topic_id } = subscription;
		// One that was followed by hand meanwhile keeps the number its lessons and messages know.
		const isKnown = isTaught.get(subscriptionId) ?? isNamed.get({ chat_id, thread_id, id: subscriptionId });
		const id = isKnown ? subscriptionId : stoppedId;
		if (id === stoppedId) renumber.run({ id, created_at: row.created_at, now: subscriptionId });
		for (const { match, ...delivery } of waiting.all(stoppedId)) {
			const restored: DeliveredMatch = { ...JSON.parse(match), subscriptionId: id, topicId: topic_id };
			const there = planned.get(chat_id, thread_id, delivery.development_id);
			if (there === undefined)
				plan.run({ ...rowOf(delivery), chat_id, thread_id, matches: JSON.stringify([restored]) });
			else if (there.status === "planned") {
				const others = readMatches(there.matches).filter(
					({ subscriptionId: other }) => other !== id && other !== subscriptionId,
				);
				const matches = [...others, restored].sort((a, b) => b.score - a.score);
				addMatch.run(JSON.stringify(matches), there.id);
			}
		}
		forget.run(stoppedId);
	}).immediate;
}

function rowOf(row: Omit<WaitingRow, "match">): Omit<WaitingRow, "match"> {
	const { id, story_id, development_id, article_id, attempts, planned_at, not_before } = row;
	return { id, story_id, development_id, article_id, attempts, planned_at, not_before };
}
