import type { Database } from "better-sqlite3";
import { moveFollowings } from "./move-followings.ts";
import { type ChatRow, readSettings } from "./read-chat.ts";

/** Gives a chat another id, and merges it with what stands there. */
export function moveChat(db: Database): (fromChatId: number, toChatId: number) => void {
	const get = db.prepare<[number], ChatRow>("SELECT * FROM chats WHERE id = ?");
	const keep = db.prepare(`
		INSERT INTO chats (id, kind, locale, settings, paused_at, created_at)
		VALUES (@id, @kind, @locale, @settings, @pausedAt, @createdAt)
		ON CONFLICT (id) DO UPDATE SET
			settings = excluded.settings, paused_at = excluded.paused_at, created_at = excluded.created_at`);
	const threadsOf = db
		.prepare<{ chatId: number }, number>(`
			SELECT thread_id FROM subscriptions WHERE chat_id = @chatId
			UNION SELECT thread_id FROM deliveries WHERE chat_id = @chatId`)
		.pluck();
	const forgetMessages = db.prepare("UPDATE deliveries SET message_id = NULL WHERE chat_id = ?");
	const moveDrafts = db.prepare("UPDATE drafts SET chat_id = ? WHERE chat_id = ?");
	const remove = db.prepare("DELETE FROM chats WHERE id = ?");
	const move = moveFollowings(db);

	return db.transaction((fromChatId: number, toChatId: number) => {
		const from = get.get(fromChatId);
		if (!from || fromChatId === toChatId) return;
		const to = get.get(toChatId);
		keep.run({
			id: toChatId,
			kind: from.kind === "group" ? "supergroup" : from.kind,
			locale: from.locale,
			// What was set at the new id is newer; a pause holds until somebody resumes.
			settings: JSON.stringify({ ...readSettings(from.settings), ...(to ? readSettings(to.settings) : {}) }),
			pausedAt: to?.paused_at ?? from.paused_at,
			createdAt: Math.min(from.created_at, to?.created_at ?? from.created_at),
		});
		// A supergroup numbers its messages from the start: an old number would name another message.
		forgetMessages.run(fromChatId);
		for (const threadId of threadsOf.all({ chatId: fromChatId }))
			move({ chatId: fromChatId, threadId }, { chatId: toChatId, threadId });
		moveDrafts.run(toChatId, fromChatId);
		remove.run(fromChatId);
	}).immediate;
}
