import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { CommandFailed } from "../../src/cli/command.ts";
import { match } from "../../src/cli/match.ts";

const folder = mkdtempSync(join(tmpdir(), "match-"));
afterAll(() => rmSync(folder, { recursive: true }));

const topics = [
	{ id: "t1", query: "Kosovo–Serbia dialogue" },
	{ id: "t2", query: 'wildfires -"Crete"' },
];
const articles = [
	{ id: "a1", title: "Dijalog Beograda i Prištine", summary: "Nastavak u Briselu.", language: "sr" },
	{ id: "a2", title: "Kosovo beat Serbia in basketball", language: "en", source: "Sport Daily" },
	{
		id: "a3",
		title: "Wildfires near Athens",
		text: "Firefighters work.",
		language: "en",
		publishedAt: "2026-10-06T10:00:00Z",
	},
	{ id: "a4", title: "Wildfires on Crete", language: "en" },
];

async function run(flags: string[] = [], hear = (_line: string) => {}): Promise<Record<string, unknown>[]> {
	const lines = (values: object[]) => values.map((value) => JSON.stringify(value)).join("\n");
	writeFileSync(join(folder, "topics.jsonl"), lines(topics));
	writeFileSync(join(folder, "articles.jsonl"), lines(articles));
	let output = "";
	const out = new Writable({
		write(chunk, _, done) {
			output += String(chunk);
			done();
		},
	});
	await match.run(["--topics", join(folder, "topics.jsonl"), "--articles", join(folder, "articles.jsonl"), ...flags], {
		out,
		err: new Writable({
			write(chunk, _, done) {
				hear(String(chunk));
				done();
			},
		}),
		env: {},
	});
	return output
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line));
}

it("prints each match in article order with its score and evidence", async () => {
	const lines = await run();
	expect(lines.map(({ article, topic }) => [article, topic])).toEqual([
		["a1", "t1"],
		["a3", "t2"],
	]);
	expect(Object.keys(lines[0] ?? {})).toEqual(["article", "topic", "score", "why"]);
	expect(lines[0]?.why).toContainEqual({ term: "dialogue", found: "Dijalog", where: "title" });
	for (const { score } of lines) expect(score).toBeGreaterThanOrEqual(0.5);
});

it("lists candidates under the threshold too with --all", async () => {
	const lines = await run(["--all"]);
	expect(lines.map(({ article, topic, matched }) => [article, topic, matched])).toEqual([
		["a1", "t1", undefined],
		["a2", "t1", false],
		["a3", "t2", undefined],
		["a4", "t2", false],
	]);
});

it("counts only with --count, an article a line", async () => {
	expect(await run(["--count"])).toEqual([
		{ article: "a1", matched: 1 },
		{ article: "a2", matched: 0 },
		{ article: "a3", matched: 1 },
		{ article: "a4", matched: 0 },
	]);
});

it("judges each article by what came before it with --stream", async () => {
	const lines = await run(["--stream"]);
	expect(lines.map(({ article, topic }) => [article, topic])).toEqual([
		["a1", "t1"],
		["a3", "t2"],
	]);
});

it.each([
	['Kosovo "open', "At character 8: The quotation mark before open is not closed."],
	["(Kosovo", "At character 1: The parenthesis before Kosovo is not closed."],
	["Kosovo AND", "At character 8: AND needs words on both of its sides, as in climate AND weather."],
	["-sport", "At character 1: This says only what must not appear. Add what it is about, as in Kosovo -sport."],
	["tea lang:quux", "At character 10: I don’t know the language quux. Use two letters, as in lang:sq."],
	["the", "At character 1: “the” alone says too little. Add what it is about."],
])("says of a topic that cannot be followed, %j, what the chat says, and where", async (query, said) => {
	topics.push({ id: "t3", query });
	await expect(run()).rejects.toThrow(new CommandFailed(`Topic t3 cannot be followed. ${said}`));
	topics.pop();
});

it("reads of a topic that is too long the words that come first, and says so", async () => {
	topics.push({ id: "t3", query: `basketball of ${"very ".repeat(45)}tall people` });
	let said = "";
	const lines = await run([], (line) => {
		said += line;
	});
	topics.pop();
	expect(said).toMatch(/^Topic t3 is longer than 200 characters; read as "basketball of very .* very"\.\n$/);
	expect(lines.map(({ article, topic }) => [article, topic])).toContainEqual(["a2", "t3"]);
});

it("says how it is used when called wrongly", async () => {
	const out = new Writable({ write: (_chunk, _encoding, done) => done() });
	await expect(match.run(["--topics", "x"], { out, err: out, env: {} })).rejects.toThrow(/match --topics FILE/);
});

it("tells the language of an article that names none", async () => {
	const text = "The committee put off its decision on cattle feed until the end of the month, officials said.";
	writeFileSync(join(folder, "one-topic.jsonl"), JSON.stringify({ id: "t", query: "tea" }));
	writeFileSync(join(folder, "one-article.jsonl"), JSON.stringify({ id: "a", title: "Feed prices", text }));
	let output = "";
	const out = new Writable({
		write(chunk, _, done) {
			output += String(chunk);
			done();
		},
	});
	const files = ["--topics", join(folder, "one-topic.jsonl"), "--articles", join(folder, "one-article.jsonl")];
	await match.run([...files, "--all"], { out, err: out, env: {} });
	// In a text of no known language "the" might be the French thé.
	expect(output).toBe("");
});
