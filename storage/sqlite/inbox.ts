import type { Database } from "better-sqlite3";
import type { Millis } from "../../src/domain/feed.ts";
import type { InboxStore } from "../storage.ts";

// Telegram keeps an update for a day and may repeat it so long.
const keepHandledMs = 48 * 60 * 60 * 1000;
const putsBetweenPruning = 500;

export function openInbox(db: Database): InboxStore {
	const put = db.prepare(
		"INSERT INTO inbox (update_id, chat_id, body, received_at) VALUES (?, ?, ?, ?) ON CONFLICT (update_id) DO NOTHING",
	);
	const prune = db.prepare("DELETE FROM inbox WHERE body IS NULL AND received_at < ?");
	const pending = db.prepare<[], { updateId: number; update: string }>(
		'SELECT update_id AS updateId, body AS "update" FROM inbox WHERE body IS NOT NULL ORDER BY update_id',
	);
	// Only its number is kept of an update that was handled.
	const done = db.prepare("UPDATE inbox SET body = NULL, chat_id = NULL WHERE update_id = ?");
	let putsLeft = 0;

	function keep(updateId: number, update: string, now: Millis): boolean {
		if (putsLeft-- === 0) {
			putsLeft = putsBetweenPruning;
			prune.run(now - keepHandledMs);
		}
		return put.run(updateId, chatOf(update) ?? null, update, now).changes > 0;
	}
	const keepAll = db.transaction((updates: readonly { updateId: number; update: string }[], now: Millis) => {
		const fresh = updates.filter(({ updateId, update }) => keep(updateId, update, now));
		return new Set(fresh.map(({ updateId }) => updateId));
	}).immediate;

	return {
		put: async (updateId, update, now) => keep(updateId, update, now),
		putAll: async (updates, now) => keepAll(updates, now),
		pending: async () => pending.all(),
		done: async (updateId) => void done.run(updateId),
	};
}

/** Empties the updates of a chat that wait; their numbers stay, so that none of them is taken for new. */
export function eraseUpdatesOf(db: Database): (chatId: number) => void {
	const erase = db.prepare("UPDATE inbox SET body = NULL, chat_id = NULL WHERE chat_id = ?");
	return (chatId) => void erase.run(chatId);
}

/** The chat an update came from, wherever its kind keeps it; undefined when it cannot be told. */
function chatOf(update: string): number | undefined {
	let parsed: unknown;
	try {
		parsed = JSON.parse(update);
	} catch {
		// The inbox keeps what it is given; whoever handles it finds the fault.
		return undefined;
	}
	for (const part of Object.values(isRecord(parsed) ? parsed : {})) {
		if (!isRecord(part)) continue;
		const { chat, message, from } = part;
		for (const owner of [chat, isRecord(message) ? message.chat : undefined, from])
			if (isRecord(owner) && Number.isSafeInteger(owner.id)) return owner.id as number;
	}
	return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
