import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "warm-up-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Runs a file on a cache of its own, until it ends or its log says `until`; resolves with what it wrote to stderr. */
async function run(file: string, env: Record<string, string>, until?: string): Promise<string> {
	const child = spawn(process.execPath, [join(root, file)], {
		cwd: folder,
		env: { PATH: process.env.PATH ?? "", NODE_COMPILE_CACHE: join(folder, "compiled"), ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let errors = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		errors += text;
	});
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		if (until !== undefined && text.includes(until)) child.kill("SIGTERM");
	});
	await once(child, "close");
	return errors;
}

it("after warming up a start compiles nothing of ours", { timeout: 30_000 }, async () => {
	await run("bin/warm-up.js", {});
	const told = await run("src/main.ts", { HTTP_PORT: "0", NODE_DEBUG_NATIVE: "COMPILE_CACHE" }, '"msg":"ready"');
	const looks = told.split("\n").filter((line) => /reading cache from .*\.ts\b/.test(line));
	expect(looks.length).toBeGreaterThan(100);
	expect(looks.filter((line) => !line.includes("success")).map((line) => line.replace(/.*file:/, ""))).toEqual([]);
});
