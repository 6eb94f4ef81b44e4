import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { Storage } from "../storage.ts";
import { openArticles } from "./articles.ts";
import { openChats } from "./chats.ts";
import { checkDatabase } from "./check-database.ts";
import { copyDatabase, copyFromConnection } from "./copy-database.ts";
import { explainFaults } from "./explain-faults.ts";
import { explainSqliteError } from "./explain-sqlite-error.ts";
import { openFeeds } from "./feeds.ts";
import { openInbox } from "./inbox.ts";
import { lockDatabase } from "./lock-database.ts";
import { makeFolder } from "./make-folder.ts";
import { migrate, refuseNewer } from "./migrate.ts";
import { openOutbox } from "./outbox.ts";
import { refuseOddFile } from "./refuse-odd-file.ts";
import { openTopics } from "./topics.ts";

const busyTimeoutMs = 5_000;

/**
 * Opens a SQLite file (or `:memory:`), making it and its folder when needed; `isAlone` keeps other processes that ask for
 * the same from opening it, until it is closed. Throws StorageError.
 */
export function openSqlite(path: string, { isAlone = false } = {}): Storage {
	const { db, unlock } = connect(path, isAlone && path !== ":memory:");
	return storeOn(db, path, unlock);
}

/** The store on a connection whose schema is up to date; `path` is what faults of the disk are told of. */
export function storeOn(db: Database.Database, path: string, unlock?: () => void): Storage {
	return {
		feeds: explainFaults(openFeeds(db), path),
		articles: explainFaults(openArticles(db), path),
		topics: explainFaults(openTopics(db), path),
		chats: explainFaults(openChats(db), path),
		outbox: explainFaults(openOutbox(db), path),
		inbox: explainFaults(openInbox(db), path),
		check: async () => checkDatabase(db),
		backup: async (toPath) => (db.memory ? copyFromConnection(db, toPath) : copyDatabase(path, toPath)),
		close: async () => {
			db.pragma("optimize");
			db.close();
			unlock?.();
		},
	};
}

function connect(path: string, isAlone: boolean): { db: Database.Database; unlock: (() => void) | undefined } {
	let db: Database.Database | undefined;
	let unlock: (() => void) | undefined;
	try {
		if (path !== ":memory:") {
			makeFolder(dirname(path));
			refuseOddFile(path);
		}
		db = new Database(path, { timeout: busyTimeoutMs });
		// Before anything is changed, so that a newer program's file stays as it is.
		refuseNewer(db, path);
		if (isAlone) unlock = lockDatabase(path);
		db.pragma("journal_mode = WAL");
		// In WAL mode only FULL syncs at every commit: what was promised survives a power failure.
		db.pragma("synchronous = FULL");
		db.pragma("foreign_keys = ON");
		// What /forgetme deletes is overwritten too, where that needs no extra write.
		db.pragma("secure_delete = FAST");
		// After a long backup the log shrinks again.
		db.pragma("journal_size_limit = 67108864");
		migrate(db, path);
		return { db, unlock };
	} catch (error) {
		db?.close();
		unlock?.();
		throw explainSqliteError(error, path);
	}
}
