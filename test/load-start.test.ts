import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConfigFault } from "../src/config/config-error.ts";
import { ConfigError } from "../src/config.ts";
import { loadStart } from "../src/load-start.ts";

describe("loadStart", () => {
	let folder: string;
	let feeds: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "tidings-start-"));
		feeds = join(folder, "feeds.opml");
		writeFileSync(feeds, '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/feed"/></body></opml>');
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	/** A line a fault. */
	async function faults(env: Record<string, string>, unread: ConfigFault[] = []): Promise<string[]> {
		return loadStart({ env, faults: unread }).then(
			() => [],
			(error) => {
				if (!(error instanceof ConfigError)) throw error;
				return error.faults.map(({ variable, problem }) => `${variable} ${problem}`);
			},
		);
	}

	it("gives the configuration and the feeds of its list", async () => {
		const { config, listings } = await loadStart({ env: { FEEDS: feeds, HTTP_PORT: "0" }, faults: [] });
		expect(config.http.port).toBe(0);
		expect(listings.map(({ url }) => url)).toEqual(["https://a.example/feed"]);
	});

	it("tells all faults at once: of variables, of the feed list, of the database", async () => {
		const database = join(folder, "database");
		mkdirSync(database);
		const missing = join(folder, "none.opml");
		expect(
			await faults({ HTTP_PORT: "way off", FEEDS: missing, DATABASE_URL: `sqlite:${database}`, LOG_LEVEL: "loud" }),
		).toEqual([
			"HTTP_PORT must be a whole number from 0 to 65535",
			"LOG_LEVEL must be one of: debug, info, warn, error",
			`FEEDS cannot be used: the feed list ${missing} cannot be read: there is no such file`,
			`DATABASE_URL cannot be used: The database ${database} is a folder; name a file in it.`,
		]);
	});

	it("tells a bad line of .env together with all else, and starts with none", async () => {
		const line = { variable: ".env", problem: "has a line that is none: line 2" };
		expect(await faults({ HTTP_PORT: "way off", FEEDS: join(folder, "none.opml") }, [line])).toEqual([
			".env has a line that is none: line 2",
			"HTTP_PORT must be a whole number from 0 to 65535",
			expect.stringMatching(/^FEEDS cannot be used/),
		]);
		expect(await faults({ FEEDS: feeds }, [line])).toEqual([".env has a line that is none: line 2"]);
	});

	it("says of a variable that is wrong only what is wrong with it", async () => {
		expect(await faults({ FEEDS: "ftp://a.example/x.opml", DATABASE_URL: "mysql:x" })).toEqual([
			expect.stringMatching(/^DATABASE_URL must be sqlite:PATH/),
			expect.stringMatching(/^FEEDS must be the path/),
		]);
	});

	it("makes and changes no database while anything is wrong", async () => {
		const wrong = { HTTP_PORT: "x", FEEDS: feeds };
		expect(await faults({ ...wrong, DATABASE_URL: `sqlite:${folder}/new/t.db` })).toHaveLength(1);
		const other = join(folder, "other.db");
		const db = new Database(other);
		db.exec("CREATE TABLE other (x)");
		expect((await faults({ ...wrong, DATABASE_URL: `sqlite:${other}` }))[1]).toContain("belongs to another program");
		db.pragma("user_version = 1000");
		db.close();
		expect((await faults({ ...wrong, DATABASE_URL: `sqlite:${other}` }))[1]).toContain("by a newer version");
		expect((await faults({ ...wrong, DATABASE_URL: `sqlite:${feeds}/t.db` }))[1]).toContain("a file, not a folder");
		expect((await faults({ ...wrong, DATABASE_URL: `sqlite:${feeds}` }))[1]).toContain("is not a SQLite database");
		expect(readdirSync(folder).toSorted()).toEqual(["feeds.opml", "other.db"]);
		expect(await faults({ ...wrong, DATABASE_URL: "sqlite::memory:" })).toHaveLength(1);
	});

	it.skipIf(process.getuid?.() === 0)("says that a folder may not be written", async () => {
		chmodSync(folder, 0o555);
		const found = await faults({ HTTP_PORT: "x", FEEDS: feeds, DATABASE_URL: `sqlite:${folder}/new/t.db` });
		expect(found[1]).toContain("this user lacks the permission");
		chmodSync(folder, 0o755);
	});
});
