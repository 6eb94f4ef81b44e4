import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { summarize } from "../../src/cli/summarize.ts";

const folder = mkdtempSync(join(tmpdir(), "summarize-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(lines: unknown[], ...options: string[]): Promise<Record<string, unknown>[]> {
	const path = join(folder, "articles.jsonl");
	writeFileSync(path, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
	let output = "";
	const out = new Writable({
		write(chunk, _, done) {
			output += String(chunk);
			done();
		},
	});
	await summarize.run(["--articles", path, ...options], { out, err: out, env: {} });
	return output.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}

const sentences = [
	"The council of the old town met on Friday evening in the town hall.",
	"Members of the council spoke about the price of water in the villages.",
	"Nurses of the hospital asked for higher pay and for more colleagues.",
	"Work on the northern road begins in spring, the builders announced.",
];

it("writes a line for each article, in order, three sentences at most", async () => {
	const lines = await run([
		{ id: "a", title: "Friday in town", text: sentences.join("\n"), language: "en" },
		{ id: 2, title: "Nothing", text: "" },
		{ id: "c", title: "Only the feed's words", summary: sentences[0] },
	]);
	expect(lines.map(({ article }) => article)).toEqual(["a", "2", "c"]);
	expect(sentences.filter((sentence) => String(lines[0]?.summary).includes(sentence))).toHaveLength(3);
	expect(lines[1]?.summary).toBe("");
	expect(lines[2]?.summary).toBe(sentences[0]);
});

it("takes the number of sentences it is told, however long they are", async () => {
	const long = Array.from(
		{ length: 6 },
		(_, i) => `Council number ${i} ${`of place${i} and hill${i} `.repeat(9)}met in hall${i}.`,
	);
	for (const count of [1, 5]) {
		const [line] = await run([{ id: "a", title: "", text: long.join("\n") }], "--sentences", String(count));
		expect(long.filter((sentence) => String(line?.summary).includes(sentence))).toHaveLength(count);
	}
});

it("reads lower-case tokenised text", async () => {
	const text =
		"the council met on friday evening in the hall .\nread more\nit spoke of water , roads and the price of bread .";
	const [line] = await run([{ id: "a", title: "", text, language: "en" }]);
	expect(line?.summary).toBe(
		"the council met on friday evening in the hall . it spoke of water , roads and the price of bread .",
	);
});

it.each([
	["no file", []],
	["a word for the number", ["--articles", "x", "--sentences", "many"]],
	["zero sentences", ["--articles", "x", "--sentences", "0"]],
	["an unknown option", ["--articles", "x", "--words", "3"]],
])("is used wrongly with %s", async (_, args) => {
	const out = new Writable();
	await expect(summarize.run(args, { out, err: out, env: {} })).rejects.toMatchObject({ name: "UsageError" });
});

it("says which line cannot be read", async () => {
	await expect(run([{ id: "a", title: "x" }, "{broken"])).rejects.toThrow("line 2: this is not JSON");
});
