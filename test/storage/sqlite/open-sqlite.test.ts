import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStorage } from "../../../storage/open-storage.ts";
import { migrations } from "../../../storage/sqlite/migrations.ts";
import { StorageError } from "../../../storage/storage-error.ts";
import { addFeed, follow, newMatch, storeArticle } from "../../support/build.ts";

describe("a SQLite file", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "tidings-storage-"));
		path = join(folder, "tidings.db");
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const refusal = (databaseUrl: string) =>
		openStorage(databaseUrl).then(
			() => "opened",
			(error: unknown) => (error instanceof StorageError ? error.message : `a bug: ${error}`),
		);
	/** Looks at the file beside the store. */
	function look<T>(read: (db: Database.Database) => T): T {
		const db = new Database(path);
		try {
			return read(db);
		} finally {
			db.close();
		}
	}

	it("is made with its folder, and keeps everything when it is opened again", async () => {
		path = join(folder, "a", "b", "tidings.db");
		const first = await openStorage(`sqlite:${path}`);
		const feedId = await addFeed(first);
		const { topic } = await follow(first, 1);
		await storeArticle(first, feedId, { article: { terms: "kept" }, matches: [newMatch(topic.id)] });
		await first.close();
		expect(readdirSync(join(folder, "a", "b"))).toEqual(["tidings.db"]);

		const second = await openStorage(`sqlite:${path}`);
		expect(await second.articles.search(["kept"], { limit: 1 })).toHaveLength(1);
		expect(await second.outbox.waiting(1)).toBe(1);
		expect(await second.check()).toEqual([]);
		await second.close();
	});

	it("is in WAL mode and at the program's version", async () => {
		const storage = await openStorage(`sqlite:${path}`);
		expect(look((db) => db.pragma("journal_mode", { simple: true }))).toBe("wal");
		expect(look((db) => db.pragma("user_version", { simple: true }))).toBe(migrations.length);
		await storage.close();
	});

	it("is refused untouched when a newer program wrote it", async () => {
		await (await openStorage(`sqlite:${path}`)).close();
		look((db) => db.pragma(`user_version = ${migrations.length + 1}`));
		const before = readFileSync(path);
		expect(await refusal(`sqlite:${path}`)).toMatch(/was written by a newer version of this program .*Update/);
		expect(readFileSync(path).equals(before)).toBe(true);
	});

	it("is refused when it is no database, a damaged one or another program's", async () => {
		writeFileSync(path, "just some text, long enough to be read as a header of a database file\n".repeat(30));
		expect(await refusal(`sqlite:${path}`)).toBe(`The database ${path} is not a SQLite database.`);

		rmSync(path);
		look((db) => db.exec("CREATE TABLE other (x)"));
		expect(await refusal(`sqlite:${path}`)).toMatch(/belongs to another program/);

		rmSync(path);
		await (await openStorage(`sqlite:${path}`)).close();
		const bytes = readFileSync(path);
		bytes.fill(0xff, 100, 4096);
		writeFileSync(path, bytes);
		expect(await refusal(`sqlite:${path}`)).toBe(`The database ${path} is damaged; restore it from a backup.`);
	});

	it("is refused in words when its place cannot be used", async () => {
		writeFileSync(join(folder, "file"), "");
		expect(await refusal(`sqlite:${folder}`)).toBe(`The database ${folder} is a folder; name a file in it.`);
		if (existsSync("/dev/zero")) expect(await refusal("sqlite:/dev/zero")).toMatch(/is a pipe or a device, not a file/);
		expect(await refusal(`sqlite:${join(folder, "file", "x.db")}`)).toMatch(/is a file, not a folder/);
		symlinkSync("loop", join(folder, "loop"));
		expect(await refusal(`sqlite:${join(folder, "loop")}`)).toMatch(/links in its path lead in a circle/);
		expect(await refusal(`sqlite:${join(folder, "a".repeat(300))}`)).toMatch(/its name is too long/);
		if (existsSync("/proc")) expect(await refusal("sqlite:/proc/nope/deep/x.db")).toMatch(/folder cannot be made/);
		expect(await refusal("sqlite:")).toMatch(/names no file/);
		expect(await refusal("tidings.db")).toBe("DATABASE_URL must be sqlite:PATH.");
		const postgres = await refusal("postgres://user:secret@host/db");
		expect(postgres).toMatch(/"postgres:" is not supported/);
		expect(postgres).not.toContain("secret");
	});

	it.skipIf(process.getuid?.() === 0)("is refused in words when it may not be written", async () => {
		await (await openStorage(`sqlite:${path}`)).close();
		chmodSync(path, 0o444);
		expect(await refusal(`sqlite:${path}`)).toMatch(/cannot be written/);
	});

	it("says what is damaged when it is looked over", async () => {
		const storage = await openStorage(`sqlite:${path}`);
		const feedId = await addFeed(storage);
		await storeArticle(storage, feedId);
		look((db) => {
			db.pragma("foreign_keys = OFF");
			db.exec("DELETE FROM article_terms; UPDATE articles SET feed_id = 77");
			db.exec("INSERT INTO topics (key, query, compiled, version) VALUES ('k', 'k', '{}', 1)");
		});
		expect(await storage.check()).toEqual([
			"A row of articles names a row of feeds that is not there.",
			"1 articles are missing from the search index.",
			"1 topics are kept though nobody follows them.",
		]);
		await storage.close();
	});

	describe("backing up", () => {
		it("copies to one new file that is whole, while the store goes on", async () => {
			const storage = await openStorage(`sqlite:${path}`);
			const feedId = await addFeed(storage);
			for (let n = 0; n < 300; n++) await storeArticle(storage, feedId, { article: { text: "x".repeat(3_000) } });
			const copyPath = join(folder, "copy.db");
			let isCopied = false;
			const copying = storage.backup(copyPath).then(() => {
				isCopied = true;
			});
			let meanwhile = 0;
			while (!isCopied) {
				await storeArticle(storage, feedId);
				meanwhile += 1;
				await new Promise(setImmediate);
			}
			await copying;
			expect(meanwhile).toBeGreaterThan(1);
			expect(await storage.articles.count()).toBe(300 + meanwhile);
			await storage.close();
			expect(readdirSync(folder).toSorted()).toEqual(["copy.db", "tidings.db"]);

			const copy = await openStorage(`sqlite:${copyPath}`);
			const copied = await copy.articles.count();
			expect(copied).toBeGreaterThanOrEqual(300);
			expect(copied).toBeLessThan(300 + meanwhile);
			expect(await copy.check()).toEqual([]);
			await copy.close();
		});

		it("copies a database in memory too", async () => {
			const storage = await openStorage("sqlite::memory:");
			await addFeed(storage);
			await storage.backup(path);
			await storage.close();
			const copy = await openStorage(`sqlite:${path}`);
			expect(await copy.feeds.list()).toHaveLength(1);
			await copy.close();
		});

		it("never writes over a file, nor into a folder that is not there", async () => {
			const storage = await openStorage(`sqlite:${path}`);
			const taken = join(folder, "taken");
			writeFileSync(taken, "precious");
			await expect(storage.backup(taken)).rejects.toThrow("exists already");
			expect(readFileSync(taken, "utf8")).toBe("precious");
			await expect(storage.backup(join(folder, "no", "copy.db"))).rejects.toThrow(StorageError);
			expect(existsSync(join(folder, "no"))).toBe(false);
			await storage.close();
		});
	});

	it("keeps what was promised and nothing half when the process is killed", { timeout: 30_000 }, async () => {
		const { spawn } = await import("node:child_process");
		for (const afterMs of [0, 15, 40]) {
			const child = spawn(process.execPath, [fileURLToPath(new URL("./keep-writing.ts", import.meta.url)), path], {
				stdio: ["ignore", "pipe", "inherit"],
			});
			let promised = 0;
			let isKilled = false;
			for await (const chunk of child.stdout) {
				// Each line is an article whose write was promised before the line was written.
				for (const line of String(chunk).split("\n")) if (line) promised = Math.max(promised, Number(line));
				if (isKilled) continue;
				isKilled = true;
				setTimeout(() => child.kill("SIGKILL"), afterMs);
			}
			expect(promised).toBeGreaterThan(0);
			const storage = await openStorage(`sqlite:${path}`);
			expect(await storage.check()).toEqual([]);
			const count = await storage.articles.count();
			// The article after the last line may or may not have been written.
			expect(count - promised).toBeGreaterThanOrEqual(0);
			expect(count - promised).toBeLessThanOrEqual(1);
			// Each article went in with its two deliveries.
			expect((await storage.outbox.depth()).planned).toBe(2 * count);
			await storage.close();
			rmSync(path);
		}
	});
});
