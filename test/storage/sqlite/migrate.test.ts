import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, versionOf } from "../../../storage/sqlite/migrate.ts";
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
});
