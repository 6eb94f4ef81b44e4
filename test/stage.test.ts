import { existsSync, rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { loadConfig } from "../src/config.ts";
import { chooseDatabase, chooseSandboxFolder } from "../src/stage.ts";

const folderOf = (env: Record<string, string>) => chooseSandboxFolder(loadConfig(env));

describe("the sandbox's folder", () => {
	let made: string | undefined;
	afterEach(() => {
		if (made !== undefined) rmSync(made, { recursive: true });
	});

	it("is beside its own database where none was named", () => {
		expect(folderOf({}).folder).toBe("data/sandbox");
		expect(chooseDatabase(loadConfig({}))).toBe("sqlite:data/sandbox/tidings.db");
	});

	it("is each database's own, so that two in one folder share nothing", () => {
		expect(folderOf({ DATABASE_URL: "sqlite:data/a.db" }).folder).toBe("data/a.db.sandbox");
		expect(folderOf({ DATABASE_URL: "sqlite:data/b.db" }).folder).toBe("data/b.db.sandbox");
		expect(folderOf({ DATABASE_URL: "sqlite:///srv/a.db" }).folder).toBe("/srv/a.db.sandbox");
	});

	it("passes with a database in memory", () => {
		const { folder, isPassing } = folderOf({ DATABASE_URL: "sqlite::memory:" });
		made = folder;
		expect(isPassing).toBe(true);
		expect(existsSync(folder)).toBe(true);
		expect(folder).not.toContain(":memory:");
	});
});
