import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { extract } from "../../src/cli/extract.ts";

const folder = mkdtempSync(join(tmpdir(), "extract-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<Record<string, unknown>[]> {
	let output = "";
	const out = new Writable({
		write(chunk, _, done) {
			output += String(chunk);
			done();
		},
	});
	await extract.run(args, { out, err: out, env: {} });
	return output.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}

function write(name: string, content: string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const sentence =
	"The council of the old town met on Friday evening and spoke about the price of water in the villages. ";
const html = `<html lang="en"><title>Council meets</title><article><p>${sentence.repeat(3)}</p><p>${sentence.repeat(4)}</p></article>`;

it("shows the article of one page, what is not known as null", async () => {
	const lines = await run(write("page.html", html), "--url", "https://paper.example/council");
	expect(lines).toHaveLength(1);
	expect(lines[0]).toEqual({
		title: "Council meets",
		byline: null,
		siteName: null,
		publishedAt: null,
		language: "en",
		text: `${sentence.repeat(3).trim()}\n${sentence.repeat(4).trim()}`,
	});
});

it("shows the articles of many pages with their ids, unreadable ones as empty", async () => {
	const pages = [
		{ id: "a", url: "https://paper.example/1", html },
		{ id: "b", url: "https://paper.example/2", html: "" },
	];
	const lines = await run("--pages", write("pages.jsonl", pages.map((page) => JSON.stringify(page)).join("\n")));
	expect(lines.map(({ id, title }) => [id, title])).toEqual([
		["a", "Council meets"],
		["b", ""],
	]);
	expect(lines[1]?.text).toBe("");
});

it.each([
	["nothing", []],
	["no address", ["page.html"]],
	["an address that is none", ["page.html", "--url", "page"]],
	["two files", ["a.html", "b.html", "--url", "https://a.example"]],
	["a file and pages", ["a.html", "--pages", "b.jsonl"]],
])("is used wrongly with %s", async (_, args) => {
	await expect(run(...args)).rejects.toMatchObject({ name: "UsageError" });
});

it("says in a sentence that a file or a field is missing", async () => {
	await expect(run(join(folder, "none.html"), "--url", "https://a.example")).rejects.toThrow(
		/none\.html cannot be read/,
	);
	await expect(run("--pages", write("p.jsonl", '{"id":"a","url":"https://a.example"}'))).rejects.toThrow(
		'line 1: "html"',
	);
});
