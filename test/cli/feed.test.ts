import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { feed } from "../../src/cli/feed.ts";
import { rssOf } from "../support/feed-server.ts";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "tidings-feed-"));
});

async function run(...args: string[]): Promise<unknown[]> {
	let text = "";
	const out = new Writable({
		write(chunk, _encoding, done) {
			text += chunk;
			done();
		},
	});
	await feed.run(args, { out, err: out, env: {} });
	return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}

async function save(name: string, text: string): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, text);
	return path;
}

const document = rssOf(
	[{ title: "A &amp; B", link: "/1", pubDate: "Tue, 10 Mar 2026 09:30:00 +0100", description: "<p>x</p>" }, {}],
	"Gazette",
);
const shown = {
	title: "Gazette",
	format: "rss",
	items: [
		{
			title: "A & B",
			link: "https://a.example/1",
			guid: null,
			publishedAt: "2026-03-10T08:30:00.000Z",
			summary: "<p>x</p>",
			content: "",
			author: null,
		},
		{ title: "", link: null, guid: null, publishedAt: null, summary: "", content: "", author: null },
	],
};

describe("feed", () => {
	it("shows what it reads out of a document", async () => {
		const file = await save("a.xml", document);
		expect(await run(file, "--url", "https://a.example/feed", "--content-type", "text/xml")).toEqual([shown]);
	});

	it("answers each of many responses on a line, an unreadable one with its error", async () => {
		const base64 = (text: string) => Buffer.from(text).toString("base64");
		const lines = [
			{ id: "one", url: "https://a.example/feed", contentType: "text/xml", body: base64(document) },
			{ id: "two", url: "https://a.example/feed", contentType: null, body: base64("<html></html>") },
			{ id: "three", url: "https://a.example/feed", body: "" },
		];
		const file = await save("r.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"));
		expect(await run("--responses", file)).toEqual([
			{ id: "one", ...shown },
			{ id: "two", error: "this is a web page, not a feed" },
			{ id: "three", error: "the answer is empty" },
		]);
	});

	it("says how it is used, and what cannot be read", async () => {
		const page = await save("page.html", "<html></html>");
		await expect(run()).rejects.toMatchObject({
			name: "UsageError",
			message: expect.stringContaining("feed FILE --url URL"),
		});
		await expect(run(page)).rejects.toThrow("--url is missing");
		await expect(run(page, "--url", "a.example")).rejects.toThrow("is not an http or https address");
		await expect(run(page, "--unknown")).rejects.toMatchObject({ name: "UsageError" });
		await expect(run(page, "--url", "https://a.example")).rejects.toMatchObject({
			name: "CommandFailed",
			message: expect.stringContaining("this is a web page, not a feed"),
		});
		await expect(run("/nowhere.xml", "--url", "https://a.example")).rejects.toMatchObject({ name: "CommandFailed" });
		const file = await save("bad.jsonl", '{"id":1}');
		await expect(run("--responses", file)).rejects.toThrow('line 1: "url" is missing');
	});
});
