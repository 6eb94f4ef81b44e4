import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { StorageError } from "../storage-error.ts";
import { explainSqliteError } from "./explain-sqlite-error.ts";
import { refuseNewer } from "./migrate.ts";

/**
 * Copies a database file as it is at this moment, also while others write to it, to a file that does not exist yet.
 * Throws StorageError.
 */
export async function copyDatabase(fromPath: string, toPath: string): Promise<void> {
	if (!existsSync(fromPath)) throw new StorageError(`There is no database at ${fromPath}.`);
	let db: Database.Database | undefined;
	try {
		// A connection of its own that may write: the last one to close then leaves no log files behind.
		db = new Database(fromPath, { fileMustExist: true, timeout: 5_000 });
		refuseNewer(db, fromPath);
		db.pragma("query_only = ON");
		// Its read transaction holds the moment still; without, each write of the bot would begin the copy anew.
		db.exec("BEGIN");
		db.prepare("SELECT count(*) FROM sqlite_schema").get();
		await copyFromConnection(db, toPath);
	} catch (error) {
		throw explainSqliteError(error, fromPath);
	} finally {
		db?.close();
	}
}

/** Copies what a connection sees. The file appears under its name only when it is whole. */
export async function copyFromConnection(db: Database.Database, toPath: string): Promise<void> {
	if (existsSync(toPath)) throw new StorageError(`${toPath} exists already; name a new file.`);
	const folder = await stat(dirname(toPath)).catch(() => undefined);
	if (!folder?.isDirectory()) throw new StorageError(`The folder ${dirname(toPath)} does not exist.`);
	const partPath = `${toPath}.${randomUUID()}.part`;
	try {
		await db.backup(partPath);
		await rename(partPath, toPath);
	} catch (error) {
		await rm(partPath, { force: true });
		throw explainSqliteError(error, toPath);
	}
}
