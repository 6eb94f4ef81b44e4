import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and the ones above it. mkdir's own `recursive` never comes back where a file system refuses new
 * folders by calling them missing, as /proc does.
 */
export function makeFolder(path: string): void {
	const missing: string[] = [];
	for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
	// What stands there and is no folder is refused by mkdir, in its own words.
	if (missing.length === 0 && !statSync(path).isDirectory()) missing.push(path);
	for (const folder of missing) mkdirSync(folder);
}
