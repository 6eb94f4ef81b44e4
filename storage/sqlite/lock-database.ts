import { accessSync, constants, existsSync, realpathSync } from "node:fs";
import Database from "better-sqlite3";
import { StorageError } from "../storage-error.ts";
import { explainSqliteError } from "./explain-sqlite-error.ts";

/** A bot that is just stopping gets this long to let go. */
const waitMs = 2_000;

/**
 * Makes this process the only one that is to work on the database file at `path`, until the function it gives is called
 * or the process ends, in whatever way. Throws StorageError when another one is.
 *
 * The lock is a transaction on an empty SQLite file beside the database: the system frees it with the process, on every
 * platform, and whoever reads or copies the database does not meet it. The file stays, since a lock on a removed file
 * would keep nobody out.
 */
export function lockDatabase(path: string): () => void {
	// By its real name, so that a link to the file leads to the same lock.
	const lockPath = `${realpathSync(path)}.lock`;
	let lock: Database.Database | undefined;
	try {
		// SQLite takes no lock in a file it may only read, and says nothing of it.
		if (existsSync(lockPath)) accessSync(lockPath, constants.W_OK);
		lock = new Database(lockPath, { timeout: waitMs });
		// Nothing is ever written, so that a full disk is no reason.
		lock.pragma("journal_mode = MEMORY");
		lock.exec("BEGIN EXCLUSIVE");
	} catch (error) {
		lock?.close();
		if ((error as { code?: unknown }).code === "SQLITE_BUSY")
			throw new StorageError(
				`The database ${path} is in use by another bot that runs. Stop that one first, or give this one another file.`,
				{ cause: error },
			);
		throw explainSqliteError(error, lockPath, "lock");
	}
	const held = lock;
	return () => held.close();
}
