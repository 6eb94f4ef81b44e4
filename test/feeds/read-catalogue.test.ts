import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCatalogue, ownCatalogue } from "../../src/feeds/load-catalogue.ts";
import { readCatalogue } from "../../src/feeds/read-catalogue.ts";
import { type FeedServer, hostilePages, startFeedServer } from "../support/feed-server.ts";

const opml = (body: string) => `<?xml version="1.0"?><opml version="2.0"><head/><body>${body}</body></opml>`;

describe("readCatalogue", () => {
	it("reads nested outlines, with the outlines around a feed as its category", () => {
		const listings = readCatalogue(
			opml(`<outline text="Balkans"><outline title="Kosovo"><outline text="A &amp; B" type="rss" xmlUrl="https://a.example/feed"
				country="XK" language="SQ"/></outline></outline><outline xmlurl="http://www.b.example/rss?x=1&amp;y=2" category="own"/>`),
		);
		expect(listings).toEqual([
			{ url: "https://a.example/feed", title: "A & B", country: "XK", language: "sq", category: "Kosovo" },
			{
				url: "http://www.b.example/rss?x=1&y=2",
				title: "b.example",
				country: undefined,
				language: undefined,
				category: "own",
			},
		]);
	});

	it("names each feed once", () => {
		const twice = '<outline text="A" xmlUrl="https://a.example/"/><outline text="B" xmlUrl="https://A.example"/>';
		expect(readCatalogue(opml(twice)).map((listing) => listing.title)).toEqual(["A"]);
	});

	it.each([
		["nothing", "  ", "the feed list is empty"],
		["no XML", "hello", "the feed list is not well-formed XML, line 1"],
		["a cut file", '<opml><body>\n<outline xmlUrl="https://a.example/">', "the feed list is not well-formed XML, line"],
		["other XML", "<rss/>", "the feed list is no OPML"],
		["no feed", opml('<outline text="empty"/>'), "the feed list names no feed"],
		[
			"a file address",
			opml('<outline text="Odd" xmlUrl="file:///etc/passwd"/>'),
			'"Odd" in the feed list has no http or https',
		],
		["entities", '<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "the feed list defines XML entities"],
		["a deep nest", opml("<outline>".repeat(40) + "</outline>".repeat(40)), "nested more than 20 deep"],
	])("refuses %s in words", (_name, text, message) => {
		expect(() => readCatalogue(text)).toThrow(expect.objectContaining({ name: "FeedError" }));
		expect(() => readCatalogue(text)).toThrow(message);
	});
});

describe("loadCatalogue", () => {
	let server: FeedServer;
	beforeAll(async () => {
		server = await startFeedServer({
			"/list.opml": opml('<outline text="A" xmlUrl="https://a.example/"/>'),
			"/slow": hostilePages.drip,
		});
	});
	afterAll(() => server.close());

	it("reads the catalogue of the program: 128 feeds with country, language and category", async () => {
		const listings = await loadCatalogue(ownCatalogue);
		expect(listings.length).toBe(128);
		expect(listings.every(({ country, language, category }) => country && language && category)).toBe(true);
		expect(listings[0]).toEqual({
			url: "https://prishtinainsight.com/feed/",
			title: "Prishtina Insight",
			country: "XK",
			language: "en",
			category: "kosovo",
		});
	});

	it("reads a file and an address, also a private one, which the operator named", async () => {
		const file = join(await mkdtemp(join(tmpdir(), "tidings-")), "list.opml");
		await writeFile(file, opml('<outline text="A" xmlUrl="https://a.example/"/>'));
		expect((await loadCatalogue(file)).length).toBe(1);
		expect((await loadCatalogue(server.url("/list.opml"))).length).toBe(1);
	});

	it("says in words what cannot be read", async () => {
		await expect(loadCatalogue("/nowhere/list.opml")).rejects.toThrow(
			"/nowhere/list.opml cannot be read: there is no such file",
		);
		await expect(loadCatalogue(tmpdir())).rejects.toThrow("it is a folder");
		if (existsSync("/dev/zero")) await expect(loadCatalogue("/dev/zero")).rejects.toThrow("it is a pipe or a device");
		await expect(loadCatalogue(server.url("/none"))).rejects.toThrow("HTTP 404");
		await expect(loadCatalogue(server.url("/slow"), { deadlineMs: 200 })).rejects.toThrow("no whole answer within 1 s");
	});
});
