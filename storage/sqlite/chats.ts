import type { Database } from "better-sqlite3";
import type { Chat, ChatKind } from "../../src/domain/chat.ts";
import type { Millis } from "../../src/domain/feed.ts";
import { defaultSettings } from "../default-settings.ts";
import type { ChatStore } from "../storage.ts";
import { eraseUpdatesOf } from "./inbox.ts";
import { moveChat } from "./move-chat.ts";
import { getChat } from "./read-chat.ts";
import { endTopic } from "./topics.ts";

// As many as a reader has buttons in sight, and a bound on what one chat can make us keep.
const draftsPerChat = 100;

export function openChats(db: Database): ChatStore {
	const add = db.prepare("INSERT INTO chats (id, kind, locale, created_at) VALUES (@chatId, @kind, @locale, @now)");
	const welcomeBack = db.prepare("UPDATE chats SET kind = ?, absence = NULL WHERE id = ?");
	const setSettings = db.prepare("UPDATE chats SET settings = ? WHERE id = ?");
	const setPaused = db.prepare("UPDATE chats SET paused_at = ? WHERE id = ?");
	const setAbsence = db.prepare("UPDATE chats SET absence = ? WHERE id = ?");
	const remove = db.prepare("DELETE FROM chats WHERE id = ?");
	const topicsOf = db
		.prepare<[number], number>("SELECT DISTINCT topic_id FROM subscriptions WHERE chat_id = ? ORDER BY topic_id")
		.pluck();
	const count = db.prepare<[], number>("SELECT count(*) FROM chats").pluck();
	const addDraft = db.prepare("INSERT INTO drafts (chat_id, text, used_at) VALUES (?, ?, ?)");
	const sameDraft = db
		.prepare<[number, string], number>("SELECT id FROM drafts WHERE chat_id = ? AND text = ?")
		.pluck();
	const touchDraft = db.prepare("UPDATE drafts SET used_at = ? WHERE id = ?");
	const makeRoom = db.prepare(`
		DELETE FROM drafts WHERE id IN (
			SELECT id FROM drafts WHERE chat_id = ? ORDER BY used_at DESC, id DESC LIMIT -1 OFFSET ${draftsPerChat})`);
	const draft = db.prepare<[number, number], string>("SELECT text FROM drafts WHERE chat_id = ? AND id = ?").pluck();
	const get = getChat(db);
	const end = endTopic(db);
	const eraseUpdates = eraseUpdatesOf(db);

	const meet = db.transaction((chatId: number, kind: ChatKind, locale: string, now: Millis): Chat => {
		const chat = get(chatId);
		if (!chat) {
			add.run({ chatId, kind, locale, now });
			return {
				id: chatId,
				kind,
				locale,
				settings: { ...defaultSettings },
				pausedAt: undefined,
				absence: undefined,
				createdAt: now,
			};
		}
		// Most meetings change nothing, and then nothing is written.
		if (chat.kind !== kind || chat.absence) welcomeBack.run(kind, chatId);
		return { ...chat, kind, absence: undefined };
	}).immediate;

	const forget = db.transaction((chatId: number) => {
		const topicIds = topicsOf.all(chatId);
		// Subscriptions, deliveries and drafts go with it.
		remove.run(chatId);
		eraseUpdates(chatId);
		return { endedTopicIds: topicIds.filter((topicId) => end(topicId)) };
	}).immediate;

	const keepDraft = db.transaction((chatId: number, text: string, now: Millis): number => {
		const same = sameDraft.get(chatId, text);
		if (same !== undefined) {
			touchDraft.run(now, same);
			return same;
		}
		const { lastInsertRowid } = addDraft.run(chatId, text, now);
		makeRoom.run(chatId);
		return Number(lastInsertRowid);
	}).immediate;

	const move = moveChat(db);

	return {
		meet: async (chatId, kind, locale, now) => meet(chatId, kind, locale, now),
		get: async (chatId) => get(chatId),
		setSettings: async (chatId, settings) => void setSettings.run(JSON.stringify(settings), chatId),
		setPaused: async (chatId, pausedAt) => void setPaused.run(pausedAt ?? null, chatId),
		setAbsence: async (chatId, absence) => void setAbsence.run(absence ?? null, chatId),
		move: async (fromChatId, toChatId) => move(fromChatId, toChatId),
		forget: async (chatId) => forget(chatId),
		count: async () => count.get() ?? 0,
		keepDraft: async (chatId, text, now) => keepDraft(chatId, text, now),
		draft: async (chatId, draftId) => draft.get(chatId, draftId),
	};
}
