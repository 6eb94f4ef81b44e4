import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { explainSqliteError } from "./explain-sqlite-error.ts";
import { refuseForeign, refuseNewer, versionOf } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { refuseOddFile } from "./refuse-odd-file.ts";

/**
 * Throws StorageError when the database file could not be opened or made; makes and changes none. Says whether it was
 * made by an older version of the program, so that opening it would change it.
 */
export function inspectDatabase(path: string): { isOutdated: boolean } {
	let db: Database.Database | undefined;
	try {
		if (!existsSync(path)) {
			inspectPlace(dirname(path));
			return { isOutdated: false };
		}
		refuseOddFile(path);
		accessSync(path, constants.W_OK);
		db = new Database(path, { readonly: true, timeout: 1_000 });
		refuseNewer(db, path);
		refuseForeign(db, path);
		return { isOutdated: versionOf(db) < migrations.length };
	} catch (error) {
		throw explainSqliteError(error, path);
	} finally {
		db?.close();
	}
}

/** Throws where a folder, or the nearest above it that is there, is none or may not be written. */
function inspectPlace(folder: string): void {
	let nearest = folder;
	while (!existsSync(nearest)) nearest = dirname(nearest);
	if (!statSync(nearest).isDirectory()) throw Object.assign(new Error(nearest), { code: "ENOTDIR" });
	accessSync(nearest, constants.W_OK);
}
