import { statSync } from "node:fs";
import { StorageError } from "../storage-error.ts";

/** Throws StorageError when what stands at the path is no file; SQLite would call it an error of the disk, or wait for it. */
export function refuseOddFile(path: string): void {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined || found.isFile()) return;
	const fault = found.isDirectory() ? "is a folder; name a file in it." : "is a pipe or a device, not a file.";
	throw new StorageError(`The database ${path} ${fault}`);
}
