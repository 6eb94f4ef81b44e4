import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes beside the file and puts it in its place, so that a crash leaves the old one or the new one, never half of it. */
export function writeJson(path: string, value: unknown): void {
	mkdirSync(dirname(path), { recursive: true });
	const beside = `${path}.new`;
	writeFileSync(beside, JSON.stringify(value));
	renameSync(beside, path);
}

/** What a file holds; undefined when there is none or it is no JSON: the sandbox begins anew rather than not at all. */
export function readJson(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return undefined;
	}
}
