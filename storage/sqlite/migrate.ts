import type { Database } from "better-sqlite3";
import { StorageError } from "../storage-error.ts";
import { migrations } from "./migrations.ts";

/** Throws StorageError when the file was written by a newer version of the program. */
export function refuseNewer(db: Database, path: string, steps = migrations): void {
	const version = versionOf(db);
	if (version > steps.length)
		throw new StorageError(
			`The database ${path} was written by a newer version of this program (its schema is ${version}, this program knows ${steps.length}). Update the program, or use another database.`,
		);
}

/** Brings the schema up to date, each step wholly or not at all. */
export function migrate(db: Database, path: string, steps = migrations): void {
	for (;;) {
		const isUpToDate = db
			.transaction(() => {
				// Read inside: another process may have migrated while we waited for the lock.
				const version = versionOf(db);
				refuseNewer(db, path, steps);
				const step = steps[version];
				if (step === undefined) return true;
				refuseForeign(db, path);
				db.exec(step);
				db.pragma(`user_version = ${version + 1}`);
				return false;
			})
			.immediate();
		if (isUpToDate) return;
	}
}

/** The number of migrations the file has seen. */
export function versionOf(db: Database): number {
	return db.pragma("user_version", { simple: true }) as number;
}

/** Throws StorageError when the file holds tables and none of them is ours. */
export function refuseForeign(db: Database, path: string): void {
	if (versionOf(db) === 0 && db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get())
		throw new StorageError(`The database ${path} belongs to another program. Use another file.`);
}
