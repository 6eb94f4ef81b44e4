import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { stories } from "../../src/cli/stories.ts";

const folder = mkdtempSync(join(tmpdir(), "stories-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(lines: string[], args?: string[]): Promise<Record<string, unknown>[]> {
	const path = join(folder, "articles.jsonl");
	writeFileSync(path, lines.join("\n"));
	let output = "";
	const out = new Writable({
		write(chunk, _, done) {
			output += String(chunk);
			done();
		},
	});
	await stories.run(args ?? ["--articles", path], { out, err: out, env: {} });
	return output
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line));
}

it("gives each article its story in order", async () => {
	const lines = await run([
		'{"id":"a","title":"Belgrade and Pristina resume talks in Brussels"}',
		'{"id":"b","title":"Wine harvest starts early"}',
		'{"id":3,"title":"Belgrade and Pristina to resume talks in Brussels"}',
	]);
	expect(lines.map(({ article }) => article)).toEqual(["a", "b", "3"]);
	expect(lines[0]?.story).toBe(lines[2]?.story);
	expect(lines[0]?.story).not.toBe(lines[1]?.story);
});

it("names the line that is wrong", async () => {
	await expect(run(['{"id":"a","title":"x"}', "{not json"])).rejects.toThrow(/line 2: this is not JSON/);
	await expect(run(['{"id":"a"}'])).rejects.toThrow(/line 1: "title" is missing/);
	await expect(run(["[]"])).rejects.toThrow(/a JSON object is expected/);
});

it("says how it is used when called wrongly", async () => {
	await expect(run([], [])).rejects.toThrow(/stories --articles FILE/);
	await expect(run([], ["--nonsense"])).rejects.toThrow(/stories --articles FILE/);
	await expect(run([], ["--articles", join(folder, "none.jsonl")])).rejects.toThrow(/there is no such file/);
});
