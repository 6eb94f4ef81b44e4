import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backup } from "../../src/cli/backup.ts";
import { CommandFailed, UsageError } from "../../src/cli/command.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { addFeed, storeArticle } from "../support/build.ts";

describe("backup", () => {
	let folder: string;
	let database: string;
	let copy: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "tidings-backup-"));
		database = join(folder, "tidings.db");
		copy = join(folder, "copy.db");
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	async function run(args: string[], databaseUrl = `sqlite:${database}`): Promise<{ out: string; err: string }> {
		const written = { out: "", err: "" };
		const into = (name: "out" | "err") =>
			new Writable({
				write(chunk, _encoding, done) {
					written[name] += chunk;
					done();
				},
			});
		await backup.run(args, { out: into("out"), err: into("err"), env: { DATABASE_URL: databaseUrl } });
		return written;
	}

	it("copies the database while the bot has it open", async () => {
		const storage = await openStorage(`sqlite:${database}`);
		await storeArticle(storage, await addFeed(storage));
		expect(await run([copy])).toEqual({ out: "", err: `Copied to ${copy}.\n` });
		await storeArticle(storage, await addFeed(storage));
		await storage.close();
		const copied = await openStorage(`sqlite:${copy}`);
		expect(await copied.articles.count()).toBe(1);
		expect(await copied.check()).toEqual([]);
		await copied.close();
	});

	it("makes no database where there is none", async () => {
		await expect(run([copy])).rejects.toThrow(new CommandFailed(`There is no database at ${database}.`));
		expect(readdirSync(folder)).toEqual([]);
	});

	it("writes over nothing", async () => {
		await (await openStorage(`sqlite:${database}`)).close();
		writeFileSync(copy, "");
		await expect(run([copy])).rejects.toThrow(new CommandFailed(`${copy} exists already; name a new file.`));
	});

	it("fails in words when the database is none, or lives in memory or elsewhere", async () => {
		writeFileSync(database, "no database at all, but a text of some length\n".repeat(50));
		await expect(run([copy])).rejects.toThrow(/is not a SQLite database/);
		await expect(run([copy], "sqlite::memory:")).rejects.toThrow(CommandFailed);
		await expect(run([copy], "postgres://u:p@h/d")).rejects.toThrow(CommandFailed);
		expect(existsSync(copy)).toBe(false);
	});

	it.each([[[]], [["a", "b"]], [["--help"]], [[""]]])("takes one file name, not %j", async (args) => {
		await expect(run(args)).rejects.toThrow(UsageError);
	});
});
