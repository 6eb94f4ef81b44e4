import type { Database } from "better-sqlite3";
import type { Absence, Chat, ChatKind, ChatSettings } from "../../src/domain/chat.ts";
import { defaultSettings } from "../default-settings.ts";

export interface ChatRow {
	id: number;
	kind: ChatKind;
	locale: string;
	settings: string;
	paused_at: number | null;
	absence: Absence | null;
	created_at: number;
}

/** Reads one chat, also for a delivery to it. */
export function getChat(db: Database): (chatId: number) => Chat | undefined {
	const get = db.prepare<[number], ChatRow>("SELECT * FROM chats WHERE id = ?");
	return (chatId) => {
		const row = get.get(chatId);
		return row && toChat(row);
	};
}

function toChat(row: ChatRow): Chat {
	return {
		id: row.id,
		kind: row.kind,
		locale: row.locale,
		settings: { ...defaultSettings, ...readSettings(row.settings) },
		pausedAt: row.paused_at ?? undefined,
		absence: row.absence ?? undefined,
		createdAt: row.created_at,
	};
}

/** Only what the chat has set. */
export function readSettings(json: string): Partial<ChatSettings> {
	return JSON.parse(json) as Partial<ChatSettings>;
}
