import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { doctor } from "../../src/cli/doctor.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { migrations } from "../../storage/sqlite/migrations.ts";

const token = "123456789:AAHsecretsecretsecretsecretsecretsecre";

/** Runs it; resolves with its lines and the sentence it failed with. */
async function examine(env: Record<string, string>): Promise<{ lines: string[]; failure: string | undefined }> {
	let text = "";
	const out = new Writable({
		write(chunk, _, done) {
			text += chunk;
			done();
		},
	});
	const failure = await doctor.run([], { out, err: out, env }).then(
		() => undefined,
		(error: Error) => `${error.name}: ${error.message}`,
	);
	return { lines: text.trimEnd().split("\n"), failure };
}

describe("doctor", () => {
	let folder: string;
	let server: Server;
	let root: string;
	let sound: Record<string, string>;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "tidings-doctor-"));
		server = createServer((request, response) => {
			if (request.url === `/bot${token}/getMe`) {
				response.end(JSON.stringify({ ok: true, result: { id: 1, is_bot: true, username: "tidings_bot" } }));
			} else if (request.url?.startsWith("/bot")) {
				response.statusCode = 401;
				response.end(JSON.stringify({ ok: false, error_code: 401, description: "Unauthorized" }));
			} else if (request.url === "/feed") {
				response.end("<rss/>");
			} else {
				response.statusCode = 500;
				response.end("<html>no</html>");
			}
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const opml = join(folder, "feeds.opml");
		writeFileSync(opml, `<opml version="2.0"><body><outline text="A" xmlUrl="${root}/feed"/></body></opml>`);
		sound = {
			BOT_TOKEN: token,
			TELEGRAM_API_ROOT: root,
			DATABASE_URL: `sqlite:${join(folder, "t.db")}`,
			FEEDS: opml,
			ALLOW_PRIVATE_FEEDS: "true",
		};
	});

	afterAll(async () => {
		await new Promise((resolve) => server.close(resolve));
		rmSync(folder, { recursive: true, force: true });
	});

	it("finds all well, and makes no database by itself", async () => {
		const { lines, failure } = await examine(sound);
		expect(failure).toBeUndefined();
		expect(lines.every((line) => line.startsWith("ok   "))).toBe(true);
		expect(lines.join("\n")).toMatch(/5 variables set.*@tidings_bot.*MB free.*not there yet.*names 1\n.*1 of 1 tried/s);
	});

	it("says of wrong variables all that a start would say", async () => {
		const { lines } = await examine({ HTTP_PORT: "x", FEEDS: join(folder, "none.opml") });
		expect(lines).toEqual([
			expect.stringMatching(/^bad {2}configuration: HTTP_PORT must be a whole number/),
			expect.stringMatching(/^bad {2}configuration: FEEDS cannot be used: .*none\.opml cannot be read/),
		]);
	});

	it("looks a database over that is there", async () => {
		const url = `sqlite:${join(folder, "there.db")}`;
		await (await openStorage(url)).close();
		expect((await examine({ ...sound, DATABASE_URL: url })).lines.join("\n")).toContain("there.db is sound");
		const bot = await openStorage(url, { isAlone: true });
		expect((await examine({ ...sound, DATABASE_URL: url })).lines.join("\n")).toContain("there.db is sound");
		await bot.close();
	});

	it("leaves a database of an older version as it is, for that may be running on it", async () => {
		const path = join(folder, "older.db");
		await (await openStorage(`sqlite:${path}`)).close();
		const db = new Database(path);
		db.pragma(`user_version = ${migrations.length - 1}`);
		const { lines, failure } = await examine({ ...sound, DATABASE_URL: `sqlite:${path}` });
		expect(lines.join("\n")).toContain("older.db is an older version's, the next start brings it up to date");
		expect(failure).toBeUndefined();
		expect(db.pragma("user_version", { simple: true })).toBe(migrations.length - 1);
		db.close();
	});

	it("says what to mend about a file that is no database", async () => {
		const path = join(folder, "broken.db");
		writeFileSync(path, "this was never a database".repeat(100));
		const { lines, failure } = await examine({ ...sound, DATABASE_URL: `sqlite:${path}` });
		expect(lines.filter((line) => /^bad {2}database: .* → mend that, or name another file/.test(line))).toHaveLength(1);
		expect(failure).toBe("CommandFailed: One thing is to be mended.");
	});

	it("tells a refused token from a Telegram that does not answer, and shows neither the token nor an address with it", async () => {
		const refused = await examine({ ...sound, BOT_TOKEN: "987654321:AAHsecretsecretsecretsecretsecretsecre" });
		expect(refused.lines[1]).toBe(
			"bad  bot: Telegram refuses the token → set BOT_TOKEN to the one @BotFather shows under /mybots",
		);
		const silent = await examine({ ...sound, TELEGRAM_API_ROOT: "http://127.0.0.1:1" });
		expect(silent.lines[1]).toContain("no answer from http://127.0.0.1:1 → check the network");
		const odd = await examine({ ...sound, TELEGRAM_API_ROOT: `${root}/elsewhere` });
		expect(odd.lines[1]).toContain("no answer from");
		expect([...refused.lines, ...silent.lines, ...odd.lines].join()).not.toContain("secret");
	});

	it("names a feed list that cannot be read, and a network without feeds", async () => {
		expect((await examine({ ...sound, FEEDS: join(folder, "none.opml") })).lines.at(-1)).toMatch(
			/^bad {2}feeds: .*none\.opml.* → set FEEDS/,
		);
		expect((await examine({ ...sound, ALLOW_PRIVATE_FEEDS: "false" })).lines.at(-1)).toMatch(
			/^bad {2}feeds: 0 of 1 tried .* → check the network/,
		);
	});

	it("lists every fault of the configuration, and looks no further", async () => {
		const { lines, failure } = await examine({ BOT_TOKEN: "x", HTTP_PORT: "y" });
		expect(lines.map((line) => /^bad {2}configuration: (\w+) /.exec(line)?.[1])).toEqual(["BOT_TOKEN", "HTTP_PORT"]);
		expect(failure).toBe("CommandFailed: 2 things are to be mended.");
	});

	it("takes no arguments", async () => {
		await expect(doctor.run(["now"], { out: process.stdout, err: process.stderr, env: {} })).rejects.toThrow(/no arg/);
	});
});
