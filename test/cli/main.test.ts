import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const main = join(process.cwd(), "src/cli/main.ts");

describe("the command line", () => {
	let folder: string;
	let articles: string;

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), "tidings-cli-"));
		articles = join(folder, "articles.jsonl");
		const text = "The harvest began early this year. Growers in the north expect more grapes than ever. ".repeat(3);
		const lines = Array.from({ length: 2000 }, (_, id) =>
			JSON.stringify({ id: `a${id}`, title: `Harvest ${id}`, text }),
		);
		writeFileSync(articles, lines.join("\n"));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	/** Runs it in its own folder; with `lines` its reader goes away after as many. */
	function run(args: string[], options: { env?: Record<string, string>; lines?: number } = {}) {
		return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
			const env = { PATH: process.env.PATH ?? "", HOME: folder, ...options.env };
			const child = spawn(process.execPath, [main, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
			let out = "";
			let err = "";
			child.stdout.on("data", (chunk) => {
				out += chunk;
				if (options.lines !== undefined && out.split("\n").length > options.lines) child.stdout.destroy();
			});
			child.stderr.on("data", (chunk) => {
				err += chunk;
			});
			child.on("close", (code) => resolve({ code, out, err }));
		});
	}

	it("lists the commands when none or an unknown one is named", async () => {
		for (const [args, fault] of [
			[[], "Name a command."],
			[["bogus"], 'There is no command "bogus".'],
			[["constructor"], 'There is no command "constructor".'],
		] as const) {
			const { code, out, err } = await run([...args]);
			expect([code, out]).toEqual([2, ""]);
			expect(err).toContain(fault);
			expect(err).toContain("match, stories, summarize, extract, feed, doctor, backup");
			expect(err.trimEnd()).not.toContain("\n");
		}
	});

	it("tells how each command is used", async () => {
		const { code, out } = await run(["--help"]);
		expect(code).toBe(0);
		expect(out.trimEnd().split("\n")).toHaveLength(7);
	});

	it("answers wrong use with one sentence and exit code 2", async () => {
		const { code, out, err } = await run(["summarize", "--bogus"]);
		expect([code, out]).toEqual([2, ""]);
		expect(err).toMatch(/^[^\n]*summarize --articles FILE[^\n]*\n$/);
	});

	it("answers work that failed with one sentence and exit code 1, with no stack", async () => {
		const { code, out, err } = await run(["summarize", "--articles", "none.jsonl"]);
		expect([code, out]).toEqual([1, ""]);
		expect(err).toMatch(/^[^\n]*none\.jsonl[^\n]*\n$/);
	});

	it("adds the stack when debugging", async () => {
		const { err } = await run(["summarize", "--articles", "none.jsonl"], { env: { LOG_LEVEL: "debug" } });
		expect(err).toMatch(/\n\s+at /);
	});

	it("ends quietly when its reader has seen enough", async () => {
		const { code, err } = await run(["summarize", "--articles", articles], { lines: 1 });
		expect([code, err]).toEqual([0, ""]);
	});

	it("reads .env for the commands that look at the configuration, and only for them", async () => {
		writeFileSync(join(folder, ".env"), "BOT_TOKEN wrong\n");
		try {
			const asked = await run(["doctor"]);
			expect([asked.code, asked.out]).toEqual([1, ""]);
			expect(asked.err).toMatch(/^\.env has a line [^\n]*line 1\n$/);
			expect((await run(["summarize", "--articles", "none.jsonl"])).err).toContain("none.jsonl");
			writeFileSync(join(folder, ".env"), "FEEDS=none.opml\n");
			expect((await run(["doctor"])).out).toContain("configuration: 1 variable set, the others");
			mkdirSync(join(folder, "data", "lexicon"), { recursive: true });
			writeFileSync(join(folder, "data", "lexicon", "mine.txt"), "square\nzz foo\n");
			expect((await run(["doctor"])).out).toMatch(
				/bad {2}lexicon: .*mine\.txt, line 2: one of the languages .* → mend/,
			);
			rmSync(join(folder, "data"), { recursive: true });
			writeFileSync(join(folder, ".env"), "HTTP_PORT=way off\n");
			expect((await run(["doctor"])).out).toContain("HTTP_PORT must be a whole number");
		} finally {
			rmSync(join(folder, ".env"));
		}
	});
});
