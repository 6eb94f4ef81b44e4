import { resolve } from "node:path";
import { copyDatabase } from "./sqlite/copy-database.ts";
import { inspectDatabase } from "./sqlite/inspect-database.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import type { Storage } from "./storage.ts";
import { StorageError } from "./storage-error.ts";

/**
 * Opens the store that DATABASE_URL names, makes it (and its folder) when it is not there yet, and brings an
 * older one up to date. `sqlite::memory:` lives as long as it is open. With `isAlone` no other process can open it so.
 * Throws {@link StorageError} when it cannot be opened, was written by a newer version of the program, or is to be opened
 * alone and another process has it.
 */
export async function openStorage(databaseUrl: string, options: { isAlone?: boolean } = {}): Promise<Storage> {
	return openSqlite(sqlitePath(databaseUrl), options);
}

/**
 * Looks whether the store that DATABASE_URL names could be opened, and whether an older version of the program made it;
 * makes and changes nothing. Throws {@link StorageError}.
 */
export async function inspectStorage(databaseUrl: string): Promise<{ isOutdated: boolean }> {
	const path = sqlitePath(databaseUrl);
	return path === ":memory:" ? { isOutdated: false } : inspectDatabase(path);
}

/**
 * Copies the store that DATABASE_URL names to a new file, as it was at one moment, also while a bot runs on it.
 * Never makes or changes the store itself. Throws {@link StorageError}.
 */
export async function copyStorage(databaseUrl: string, toPath: string): Promise<void> {
	const path = sqlitePath(databaseUrl);
	if (path === ":memory:") throw new StorageError("A database in memory cannot be copied from outside.");
	await copyDatabase(path, toPath);
}

/** Where to keep a file that belongs to the store and can be made again from it; undefined for a store in memory. */
export function pathBesideStorage(databaseUrl: string, ending: string): string | undefined {
	const path = sqlitePath(databaseUrl);
	return path === ":memory:" ? undefined : `${path}.${ending}`;
}

function sqlitePath(databaseUrl: string): string {
	// The rest of the URL may hold a password and stays out of the message.
	const scheme = /^[a-z][a-z0-9+.-]{0,20}(?=:)/i.exec(databaseUrl)?.[0]?.toLowerCase();
	if (scheme !== "sqlite")
		throw new StorageError(`DATABASE_URL must be sqlite:PATH${scheme ? `; "${scheme}:" is not supported` : ""}.`);
	const path = databaseUrl.slice("sqlite:".length);
	if (path.trim() === "") throw new StorageError("DATABASE_URL names no file: write sqlite:PATH.");
	// What is said of it is to name the place, wherever the bot was started.
	return path === ":memory:" ? path : resolve(path);
}
