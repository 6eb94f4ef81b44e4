import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { runTidings, temporaryFolder } from "../support/run-tidings.ts";

it.skipIf(!existsSync("/proc"))("ends in words where a file system says neither yes nor no to a folder", async () => {
	const folder = await temporaryFolder();
	const startedAt = Date.now();
	// Of the sandbox, since that has a folder of its own beside the database.
	const tidings = runTidings({ DATABASE_URL: "sqlite:/proc/nope/deep/x.db", HTTP_PORT: "0" }, folder.path);
	const limit = setTimeout(() => void tidings.kill(), 10_000);
	expect(await tidings.ended).toBe(78);
	clearTimeout(limit);
	expect(Date.now() - startedAt).toBeLessThan(10_000);
	expect(tidings.stderr()).toBe(
		"Tidings cannot go on: DATABASE_URL: The database /proc/nope/deep/x.db cannot be opened: its folder cannot be made there.\n",
	);
	await folder.remove();
});
