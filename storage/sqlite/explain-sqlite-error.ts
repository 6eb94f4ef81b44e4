import { StorageError } from "../storage-error.ts";

const sentences: [code: string, sentence: string][] = [
	["SQLITE_NOTADB", "is not a SQLite database"],
	["SQLITE_CORRUPT", "is damaged; restore it from a backup"],
	["SQLITE_CANTOPEN", "cannot be opened; check its path, and that this user may write there"],
	["SQLITE_READONLY", "cannot be written; check the permissions of the file and its folder"],
	["SQLITE_PERM", "cannot be written; check the permissions of the file and its folder"],
	["SQLITE_BUSY", "is locked by another program"],
	["SQLITE_LOCKED", "is locked by another program"],
	["SQLITE_FULL", "cannot be written: the disk is full; free space on the disk that holds it"],
	["SQLITE_IOERR", "cannot be read or written: the disk answered with an error"],
	["EACCES", "cannot be opened: this user lacks the permission"],
	["EPERM", "cannot be opened: this user lacks the permission"],
	["EROFS", "cannot be written: the disk is read-only"],
	["ENOSPC", "cannot be written: the disk is full; free space on the disk that holds it"],
	["EDQUOT", "cannot be written: this user's share of the disk is full"],
	["ELOOP", "cannot be opened: the links in its path lead in a circle"],
	["ENAMETOOLONG", "cannot be opened: its name is too long"],
	["ENOTDIR", "cannot be opened: a part of its path is a file, not a folder"],
	["ENOENT", "cannot be opened: its folder cannot be made there"],
	["EEXIST", "cannot be opened: a part of its path is a file, not a folder"],
];

/** A fault of the file or the disk as a StorageError in one sentence; anything else comes back as it is. */
export function explainSqliteError(error: unknown, path: string, what = "database"): unknown {
	if (!(error instanceof Error) || error instanceof StorageError) return error;
	const { code } = error as Error & { code?: unknown };
	if (typeof code !== "string") return error;
	// Extended codes, such as SQLITE_IOERR_READ, begin with the plain one.
	const found = sentences.find(([known]) => code === known || code.startsWith(`${known}_`));
	if (found) return new StorageError(`The ${what} ${path} ${found[1]}.`, { cause: error });
	// Of the file system, and none of the usual: its code is more than nothing to an operator.
	return "syscall" in error
		? new StorageError(`The ${what} ${path} cannot be opened (${code}).`, { cause: error })
		: error;
}
