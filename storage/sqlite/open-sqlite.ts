import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { Storage } from "../storage.ts";
import { openArticles } from "./articles.ts";
import { openChats } from "./chats.ts";
import { checkDatabase } from "./check-database.ts";
import { copyDatabase, copyFromConnection } from "./copy-database.ts";
import { explainSqliteError } from "./explain-sqlite-error.ts";
import { openFeeds } from "./feeds.ts";
import { openInbox } from "./inbox.ts";
import { makeFolder } from "./make-folder.ts";
import { migrate, refuseNewer } from "./migrate.ts";
import { openOutbox } from "./outbox.ts";
import { openTopics } from "./topics.ts";

const busyTimeoutMs = 5_000;

/** Opens a SQLite file (or `:memory:`), making it and its folder when needed. Throws StorageError. */
export function openSqlite(path: string): Storage {
	const db = connect(path);
	return {
		feeds: openFeeds(db),
		articles: openArticles(db),
		topics: openTopics(db),
		chats: openChats(db),
		outbox: openOutbox(db),
		inbox: openInbox(db),
		check: async () => checkDatabase(db),
		backup: async (toPath) => (db.memory ? copyFromConnection(db, toPath) : copyDatabase(path, toPath)),
		close: async () => {
			db.pragma("optimize");
			db.close();
		},
	};
}

function connect(path: string): Database.Database {
	let db: Database.Database | undefined;
	try {
		if (path !== ":memory:") makeFolder(dirname(path));
		db = new Database(path, { timeout: busyTimeoutMs });
		// Before anything is changed, so that a newer program's file stays as it is.
		refuseNewer(db, path);
		db.pragma("journal_mode = WAL");
		// In WAL mode only FULL syncs at every commit: what was promised survives a power failure.
		db.pragma("synchronous = FULL");
		db.pragma("foreign_keys = ON");
		// What /forgetme deletes is overwritten too, where that needs no extra write.
		db.pragma("secure_delete = FAST");
		// After a long backup the log shrinks again.
		db.pragma("journal_size_limit = 67108864");
		migrate(db, path);
		return db;
	} catch (error) {
		db?.close();
		throw explainSqliteError(error, path);
	}
}
