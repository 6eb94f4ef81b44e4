import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, versionOf } from "../../../storage/sqlite/migrate.ts";
import { migrations } from "../../../storage/sqlite/migrations.ts";
import { StorageError } from "../../../storage/storage-error.ts";

describe("migrate", () => {
	let db: Database.Database;
	beforeEach(() => {
		db = new Database(":memory:");
	});
	afterEach(() => db.close());

	const tables = () => db.prepare("SELECT name FROM sqlite_schema ORDER BY name").pluck().all();
	const one = "CREATE TABLE one (x)";
	const two = "CREATE TABLE two (x); INSERT INTO one VALUES (2)";

	it("takes the steps a database has not seen, each once", () => {
		migrate(db, "x.db", [one]);
		migrate(db, "x.db", [one, two]);
		migrate(db, "x.db", [one, two]);
		expect(tables()).toEqual(["one", "two"]);
		expect(db.prepare("SELECT count(*) FROM one").pluck().get()).toBe(1);
		expect(versionOf(db)).toBe(2);
	});

	it("leaves nothing of a step that fails, and takes it up at the next start", () => {
		expect(() => migrate(db, "x.db", [one, "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)"])).toThrow(
			"nowhere",
		);
		expect(tables()).toEqual(["one"]);
		expect(versionOf(db)).toBe(1);
		migrate(db, "x.db", [one, two]);
		expect(tables()).toEqual(["one", "two"]);
	});

	it("goes no way back", () => {
		migrate(db, "x.db", [one, two]);
		expect(() => migrate(db, "x.db", [one])).toThrow(StorageError);
		expect(versionOf(db)).toBe(2);
	});

	it("makes an old story one of a single development, and gives no delivery's number twice", () => {
		const before = migrations.slice(0, 6);
		migrate(db, "x.db", before);
		db.exec(`
			INSERT INTO feeds (id, url, title, next_poll_at) VALUES (1, 'https://a.example/feed', 'A', 0);
			INSERT INTO articles (id, feed_id, story_id, title, lead, text, seen_at) VALUES (7, 1, 'old', 'T', '', '', 5);
			INSERT INTO chats (id, kind, locale, created_at) VALUES (3, 'private', 'en', 0);
			INSERT INTO deliveries (id, chat_id, thread_id, story_id, article_id, matches, status, planned_at, sent_at, message_id)
			VALUES (20, 3, 0, 'old', 7, '[{}]', 'sent', 1, 2, 44), (31, 3, 0, 'gone', 7, '[{}]', 'planned', 1, NULL, NULL);
			DELETE FROM deliveries WHERE id = 31;
			INSERT INTO topics (id, key, query, compiled, version) VALUES (5, 'k', 'q', '{}', 1);
			INSERT INTO topic_stories (topic_id, story_id, day) VALUES (5, 'old', 20000);
		`);
		db.pragma("foreign_keys = ON");
		migrate(db, "x.db", migrations);
		expect(db.prepare("SELECT story_id, development_id FROM articles").all()).toEqual([
			{ story_id: "old", development_id: "old" },
		]);
		expect(db.prepare("SELECT * FROM deliveries").get()).toMatchObject({
			...{ id: 20, chat_id: 3, story_id: "old", development_id: "old", article_id: 7, status: "sent" },
			...{ sent_at: 2, message_id: 44 },
		});
		expect(db.prepare("SELECT * FROM topic_developments").get()).toEqual({
			topic_id: 5,
			development_id: "old",
			day: 20_000,
		});
		const again = db.prepare(`
			INSERT INTO deliveries (chat_id, thread_id, story_id, development_id, article_id, matches, status, planned_at)
			VALUES (3, 0, 'old', ?, 7, '[{}]', 'planned', 3)`);
		expect(() => again.run("old")).toThrow("UNIQUE");
		expect(again.run("new").lastInsertRowid).toBe(32);
		expect(db.pragma("foreign_key_check")).toEqual([]);
	});
});
