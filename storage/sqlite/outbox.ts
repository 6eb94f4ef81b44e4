import type { Database } from "better-sqlite3";
import type { Delivery, DeliveryStatus } from "../../src/domain/delivery.ts";
import type { Millis } from "../../src/domain/feed.ts";
import type { OutboxStore } from "../storage.ts";
import { takeAmending } from "./amend-deliveries.ts";
import { getArticle } from "./articles.ts";
import { planAgain, readMatches } from "./delivered-matches.ts";
import { moveFollowings } from "./move-followings.ts";
import { getChat } from "./read-chat.ts";

interface DeliveryRow {
	id: number;
	chat_id: number;
	thread_id: number;
	story_id: string;
	article_id: number;
	matches: string;
	status: DeliveryStatus;
	attempts: number;
	planned_at: number;
	sent_at: number | null;
	message_id: number | null;
}

/** A story may go on for weeks; a message as old as this is not answered any more, but the first that is younger. */
const rememberedMs = 7 * 24 * 60 * 60 * 1000;
/** Nobody reads more names of papers. */
const maxAlso = 20;

const mayReceive = "c.paused_at IS NULL AND c.absence IS NULL";

export function openOutbox(db: Database): OutboxStore {
	const sending = db.prepare<[], number>("SELECT id FROM deliveries WHERE status = 'sending' ORDER BY id").pluck();
	// Leaps from chat to chat through the index of what is planned, so that a long queue of one chat costs nothing.
	const due = db
		.prepare<{ now: Millis; except: string; limit: number }, number>(`
			WITH RECURSIVE waiting (chat_id) AS (
				SELECT min(chat_id) FROM deliveries WHERE status = 'planned'
				UNION ALL
				SELECT (SELECT min(d.chat_id) FROM deliveries d WHERE d.status = 'planned' AND d.chat_id > waiting.chat_id)
				FROM waiting WHERE waiting.chat_id IS NOT NULL
			), oldest (id) AS MATERIALIZED (
				SELECT (
					SELECT d.id FROM deliveries d INDEXED BY deliveries_planned
					WHERE d.status = 'planned' AND d.chat_id = c.id AND d.not_before <= @now
					ORDER BY d.id LIMIT 1)
				FROM waiting CROSS JOIN chats c ON c.id = waiting.chat_id
				WHERE ${mayReceive} AND c.id NOT IN (SELECT value FROM json_each(@except))
			)
			SELECT id FROM oldest WHERE id IS NOT NULL ORDER BY id LIMIT @limit`)
		.pluck();
	const nextDueAt = db
		.prepare<[], number>(`
			SELECT d.not_before FROM deliveries d INDEXED BY deliveries_postponed CROSS JOIN chats c ON c.id = d.chat_id
			WHERE d.status = 'planned' AND d.not_before > 0 AND ${mayReceive}
			ORDER BY d.not_before LIMIT 1`)
		.pluck();
	const claim = db.prepare(`
		UPDATE deliveries SET status = 'sending', claimed_at = @now
		WHERE id = @deliveryId AND status = 'planned' AND not_before <= @now
			AND EXISTS (SELECT 1 FROM chats c WHERE c.id = chat_id AND ${mayReceive})`);
	const recordSent = db.prepare(`
		UPDATE deliveries SET status = 'sent', sent_at = @sentAt, message_id = @messageId, error = NULL
		WHERE id = @deliveryId AND status = 'sending'`);
	const refuse = db.prepare("UPDATE deliveries SET status = 'refused', error = ? WHERE id = ? AND status = 'sending'");
	const byId = db.prepare<[number], DeliveryRow>("SELECT * FROM deliveries WHERE id = ?");
	const byMessage = db.prepare<[number, number], DeliveryRow>(
		"SELECT * FROM deliveries WHERE chat_id = ? AND message_id = ? ORDER BY id DESC LIMIT 1",
	);
	const firstOfStory = db
		.prepare<
			{ id: number; chatId: number; threadId: number; storyId: string; sentAt: number; plannedAt: number },
			number
		>(`
			SELECT message_id FROM deliveries INDEXED BY deliveries_by_story
			WHERE chat_id = @chatId AND thread_id = @threadId AND story_id = @storyId AND message_id IS NOT NULL
				AND (sent_at, id) < (@sentAt, @id) AND sent_at > @plannedAt - ${rememberedMs}
			ORDER BY sent_at, id LIMIT 1`)
		.pluck();
	const alsoOf = db
		.prepare<{ developmentId: string; feedId: number; source: string }, string>(`
			SELECT f.title FROM articles a INDEXED BY articles_by_development CROSS JOIN feeds f ON f.id = a.feed_id
			WHERE a.development_id = @developmentId AND a.feed_id <> @feedId AND f.title <> @source
			GROUP BY f.title ORDER BY min(a.id) LIMIT ${maxAlso}`)
		.pluck();
	const take = takeAmending(db);
	const amendLater = db.prepare("UPDATE deliveries SET amend_at = ? WHERE id = ? AND status = 'sent'");
	const forgetMessages = db.prepare("UPDATE deliveries SET message_id = NULL WHERE chat_id = ? AND thread_id = ?");
	const waiting = db
		.prepare<[number], number>("SELECT count(*) FROM deliveries WHERE status = 'planned' AND chat_id = ?")
		.pluck();
	const dropWaiting = db.prepare("UPDATE deliveries SET status = 'dropped' WHERE status = 'planned' AND chat_id = ?");
	const depth = db.prepare<[], { planned: number; oldest: number | null }>(`
		SELECT count(*) AS planned, min(d.planned_at) AS oldest
		FROM deliveries d INDEXED BY deliveries_planned CROSS JOIN chats c ON c.id = d.chat_id
		WHERE d.status = 'planned' AND ${mayReceive}`);
	const getChatOf = getChat(db);
	const getArticleOf = getArticle(db);
	const plan = planAgain(db);
	const move = moveFollowings(db);

	const recover = db.transaction(
		() => sending.all().filter((id) => plan(id, { notBefore: 0, counts: false, error: null })).length,
	).immediate;
	const postpone = db.transaction(plan).immediate;
	const leaveThread = db.transaction((chatId: number, threadId: number) => {
		if (threadId === 0) return;
		forgetMessages.run(chatId, threadId);
		move({ chatId, threadId }, { chatId, threadId: 0 });
	}).immediate;

	function toDelivery(row: DeliveryRow): Delivery {
		const chat = getChatOf(row.chat_id);
		const article = getArticleOf(row.article_id);
		if (!chat || !article) throw new Error(`delivery ${row.id} has lost its chat or its article`);
		return {
			id: row.id,
			chat,
			threadId: row.thread_id,
			article,
			matches: readMatches(row.matches),
			status: row.status,
			attempts: row.attempts,
			plannedAt: row.planned_at,
			sentAt: row.sent_at ?? undefined,
			messageId: row.message_id ?? undefined,
			answers: firstOfStory.get({
				id: row.id,
				chatId: row.chat_id,
				threadId: row.thread_id,
				storyId: row.story_id,
				sentAt: row.sent_at ?? Number.MAX_SAFE_INTEGER,
				plannedAt: row.planned_at,
			}),
			also: alsoOf.all({ developmentId: article.developmentId, feedId: article.feedId, source: article.source }),
		};
	}

	function get(deliveryId: number): Delivery | undefined {
		const row = byId.get(deliveryId);
		return row && toDelivery(row);
	}

	return {
		recover: async () => recover(),
		due: async (now, { limit, exceptChatIds }) =>
			due
				.all({ now, except: JSON.stringify(exceptChatIds), limit })
				.map(get)
				.filter((delivery) => delivery !== undefined),
		nextDueAt: async () => nextDueAt.get(),
		claim: async (deliveryId, now) => claim.run({ deliveryId, now }).changes > 0,
		recordSent: async (deliveryId, { messageId, sentAt }) => void recordSent.run({ deliveryId, messageId, sentAt }),
		postpone: async (deliveryId, options) => void postpone(deliveryId, options),
		refuse: async (deliveryId, error) => void refuse.run(error, deliveryId),
		takeAmending: async (now) => {
			const deliveryId = take(now);
			return deliveryId === undefined ? undefined : get(deliveryId);
		},
		amendLater: async (deliveryId, notBefore) => void amendLater.run(Math.round(notBefore), deliveryId),
		leaveThread: async (chatId, threadId) => leaveThread(chatId, threadId),
		get: async (deliveryId) => get(deliveryId),
		byMessage: async (chatId, messageId) => {
			const row = byMessage.get(chatId, messageId);
			return row && toDelivery(row);
		},
		waiting: async (chatId) => waiting.get(chatId) ?? 0,
		dropWaiting: async (chatId) => dropWaiting.run(chatId).changes,
		depth: async () => {
			const row = depth.get();
			return { planned: row?.planned ?? 0, oldestPlannedAt: row?.oldest ?? undefined };
		},
	};
}
