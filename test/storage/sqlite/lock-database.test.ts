import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyStorage, openStorage } from "../../../storage/open-storage.ts";
import { StorageError } from "../../../storage/storage-error.ts";
import { addFeed } from "../../support/build.ts";

describe("a database opened alone", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "tidings-lock-"));
		path = join(folder, "tidings.db");
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const openAlone = (at = path) => openStorage(`sqlite:${at}`, { isAlone: true });

	it("is refused to another, by whatever name, until it is closed", async () => {
		const first = await openAlone();
		const link = join(folder, "link.db");
		symlinkSync(path, link);
		await expect(openAlone(link)).rejects.toThrow(
			new StorageError(
				`The database ${link} is in use by another bot that runs. Stop that one first, or give this one another file.`,
			),
		);
		await addFeed(first);
		await first.close();
		const second = await openAlone();
		expect(await second.feeds.list()).toHaveLength(1);
		await second.close();
	});

	it("can be read, looked over and copied by others meanwhile", async () => {
		const bot = await openAlone();
		await addFeed(bot);
		const beside = await openStorage(`sqlite:${path}`);
		expect(await beside.check()).toEqual([]);
		await beside.close();
		const copy = join(folder, "copy.db");
		await copyStorage(`sqlite:${path}`, copy);
		await addFeed(bot);
		await expect(openAlone()).rejects.toThrow("in use by another bot");
		await bot.close();
	});

	it("leaves nothing behind but an empty file, which keeps nobody out", async () => {
		writeFileSync(`${path}.lock`, "");
		await (await openAlone()).close();
		const again = await openAlone();
		// Not a byte is written for it, so that a full disk is no reason against a start.
		expect(readdirSync(folder).filter((name) => name.includes("lock"))).toEqual(["tidings.db.lock"]);
		expect(statSync(`${path}.lock`).size).toBe(0);
		await again.close();
		expect(readdirSync(folder).toSorted()).toEqual(["tidings.db", "tidings.db.lock"]);
	});

	it("lets go when it cannot be opened after all", async () => {
		const foreign = await openStorage(`sqlite:${path}`);
		await foreign.close();
		writeFileSync(`${path}.lock`, "no lock at all, but a text of some length\n".repeat(50));
		await expect(openAlone()).rejects.toThrow(`The lock ${path}.lock is not a SQLite database.`);
		rmSync(`${path}.lock`);
		await (await openAlone()).close();
	});

	it.skipIf(process.getuid?.() === 0)("is refused in words when its lock may not be written", async () => {
		await (await openAlone()).close();
		chmodSync(`${path}.lock`, 0o444);
		await expect(openAlone()).rejects.toThrow(/tidings\.db\.lock cannot be opened: this user lacks the permission/);
	});

	it("needs no lock in memory", async () => {
		const one = await openStorage("sqlite::memory:", { isAlone: true });
		const two = await openStorage("sqlite::memory:", { isAlone: true });
		await one.close();
		await two.close();
	});
});
