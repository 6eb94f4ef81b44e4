import { describe, expect, it } from "vitest";
import { parseFeed } from "../../src/feeds/parse-feed.ts";
import { rssOf } from "../support/feed-server.ts";

const url = "https://paper.example/feeds/all.xml";

function parse(body: string | Uint8Array, contentType?: string) {
	return parseFeed({ body: typeof body === "string" ? Buffer.from(body) : body, contentType, url });
}

async function firstEntry(body: string | Uint8Array, contentType?: string) {
	const { entries } = await parse(body, contentType);
	return entries[0];
}

describe("parseFeed", () => {
	it("reads RSS 2.0", async () => {
		const item = {
			title: "Talks resume &amp; go on",
			link: "/news/1",
			guid: "n-1",
			pubDate: "Tue, 10 Mar 2026 09:30:00 GMT",
			description: "<p>Short.</p>",
			content: "<p>Long.</p>",
		};
		expect(await parse(rssOf([item], "Gazette"))).toEqual({
			title: "Gazette",
			format: "rss",
			entries: [
				{
					guid: "n-1",
					link: "https://paper.example/news/1",
					title: "Talks resume &amp; go on",
					publishedAt: Date.UTC(2026, 2, 10, 9, 30),
					summaryHtml: "<p>Short.</p>",
					contentHtml: "<p>Long.</p>",
					author: undefined,
				},
			],
		});
	});

	it("reads Atom with xml:base, several links, markup as elements and a title that is text", async () => {
		const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/2026/"><title>Blog</title>
			<entry><id>tag:1</id><title>a &lt;b> c</title><link rel="self" href="x.atom"/><link href="post"/>
			<updated>2026-03-11T00:00:00Z</updated><published>2026-03-10T00:00:00Z</published>
			<author><name>Jane</name></author>
			<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <b>two</b> three &amp; four</div></content>
			<source><title>Elsewhere</title><updated>2020-01-01T00:00:00Z</updated></source></entry></feed>`;
		expect(await firstEntry(atom)).toEqual({
			guid: "tag:1",
			link: "https://blog.example/2026/post",
			title: "a &lt;b&gt; c",
			publishedAt: Date.UTC(2026, 2, 10),
			summaryHtml: "",
			contentHtml: "<div>One <b>two</b> three &amp; four</div>",
			author: "Jane",
		});
	});

	it("reads RSS 1.0, whose items stand beside the channel", async () => {
		const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
			xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>RDF</title></channel>
			<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
			<dc:date>2026-03-10</dc:date><dc:creator>Ana</dc:creator></item></rdf:RDF>`;
		const parsed = await parse(rdf);
		expect(parsed).toMatchObject({ title: "RDF", format: "rdf" });
		expect(parsed.entries[0]).toMatchObject({ guid: "https://a.example/1", title: "One", author: "Ana" });
	});

	it("reads JSON Feed", async () => {
		const item = {
			id: "7",
			url: "a/b",
			title: "R&D",
			content_html: "<p>x</p>",
			date_published: "2026-03-10T00:00:00Z",
		};
		const parsed = await parse(
			JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "J", items: [item] }),
		);
		expect(parsed).toMatchObject({ title: "J", format: "json" });
		expect(parsed.entries[0]).toMatchObject({ guid: "7", link: "https://paper.example/feeds/a/b", title: "R&amp;D" });
	});

	it("takes a guid that is a permalink for a missing link", async () => {
		expect((await firstEntry(rssOf([{ title: "x", guid: "https://a.example/1" }])))?.link).toBe("https://a.example/1");
	});

	it.each([
		["nothing", "", "the answer is empty"],
		["white space", " \n\t ", "the answer is empty"],
		["a web page", "<!DOCTYPE html><html><head><title>Hi</title></head></html>", "this is a web page, not a feed"],
		["plain text", "Service unavailable", "this is not a feed"],
		["other XML", "<sitemap><url/></sitemap>", "this is not a feed"],
		["other JSON", '{"error":"no"}', "this is JSON, but not a feed"],
		["broken JSON", '{"items":[', "this is JSON that cannot be read"],
		["elements without end", "<rss>".repeat(100_000), "this is not a feed: its elements are nested too deep"],
		["bytes of a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), "this is not a feed"],
	])("refuses %s in words", async (_name, body, message) => {
		await expect(parse(body)).rejects.toMatchObject({ name: "FeedError", message });
	});

	it("expands no entities of a document's own, however they nest", async () => {
		const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
		const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>
			<rss version="2.0"><channel><title>&l9;</title><item><title>&f; &l9; &nbsp;&copy; &amp;</title></item></channel></rss>`;
		const { title, entries } = await parse(bomb);
		expect(title).toBe("&l9;");
		expect(entries[0]?.title).toBe("&f; &l9; &nbsp;&copy; &");
	});

	it("mends what is not well-formed: stray ampersands, open tags, a cut end, words before the start", async () => {
		const broken = `Notice: something\n<rss version="2.0"><channel><title>A & B</title>
			<item><title>One<description><p>Text<br>more</description><link>https://a.example/1</link></item>
			<item><title>Two</title><link>https://a.example/2</link></item><item><title>Cut of`;
		const { title, entries } = await parse(broken);
		expect(title).toBe("A & B");
		expect(entries.map((entry) => entry.link)).toEqual([undefined, "https://a.example/2", undefined]);
		expect(entries.at(-1)?.title).toBe("Cut of");
	});

	it("reads whatever encoding is meant", async () => {
		const serbian = rssOf([{ title: "Дијалог у Бриселу" }]);
		const cyrillic = Buffer.from("<rss><channel><item><title>", "latin1");
		const windows1251 = Buffer.concat([cyrillic, Buffer.from([0xc4, 0xe8, 0xbc, 0xe0, 0xeb, 0xee, 0xe3])]);
		expect((await firstEntry(windows1251, "text/xml; charset=windows-1251"))?.title).toBe("Дијалог");
		const declared = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1251"?>'), windows1251]);
		expect((await firstEntry(declared))?.title).toBe("Дијалог");
		// Declared wrongly: it is UTF-8 all the same.
		expect((await firstEntry(serbian, "text/xml; charset=iso-8859-1"))?.title).toBe("Дијалог у Бриселу");
		expect((await firstEntry(serbian, "text/xml; charset=klingon"))?.title).toBe("Дијалог у Бриселу");
		expect((await firstEntry(Buffer.from(`\ufeff${serbian}`, "utf16le")))?.title).toBe("Дијалог у Бриселу");
		const latin = Buffer.from(rssOf([{ title: "Prishtinë" }]), "latin1");
		expect((await firstEntry(latin))?.title).toBe("Prishtinë");
	});

	it("takes dates out of bounds for none", async () => {
		const dates = [
			"Sat, 01 Jan 20000 00:00:00 GMT",
			"20000-01-01T00:00:00Z",
			"1970-01-01T00:00:00Z",
			"2026-03-20",
			"n/a",
			"2026-03-11",
		];
		const body = Buffer.from(rssOf(dates.map((pubDate, i) => ({ title: `t${i}`, pubDate }))));
		const { entries } = await parseFeed({ body, url, now: Date.UTC(2026, 2, 10) });
		expect(entries.map((entry) => entry.publishedAt)).toEqual([...Array(5).fill(undefined), Date.UTC(2026, 2, 11)]);
	});

	it("keeps at most 500 entries and cuts long fields", async () => {
		const many = Array.from({ length: 700 }, (_, i) => ({ title: i === 0 ? "x".repeat(5_000) : `t${i}` }));
		const { entries } = await parse(rssOf(many));
		expect(entries.length).toBe(500);
		expect(entries[0]?.title.length).toBe(1_000);
		const long = await firstEntry(rssOf([{ title: "t", content: "y".repeat(600_000) }]));
		expect(long?.contentHtml.length).toBe(500_000);
	});

	it("takes no names of Object's prototype for its own", async () => {
		const nasty = `<rss><channel><__proto__><polluted>1</polluted></__proto__><item><title>t</title>
			<constructor><prototype>x</prototype></constructor><hasOwnProperty>y</hasOwnProperty></item></channel></rss>`;
		expect((await firstEntry(nasty))?.title).toBe("t");
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it.each([
		["ampersands", `<rss><channel><item><title>${"&".repeat(500_000)}</title></item></channel></rss>`],
		["open brackets", `<rss><channel><item><description>${"<".repeat(500_000)}`],
		["open comments", `<rss><channel>${"<!--".repeat(200_000)}`],
		["open CDATA", `<rss><channel><item><description>${"<![CDATA[".repeat(200_000)}`],
		["attributes", `<rss><channel><item><link ${Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(" ")}/>`],
		["namespaces", `<rss ${Array.from({ length: 50_000 }, (_, i) => `xmlns:a${i}="x"`).join(" ")}><channel/></rss>`],
		[
			"escaped tags",
			`<rss><channel><item><description>${"&lt;h".repeat(200_000)}</description></item></channel></rss>`,
		],
	])("is done soon with very many %s", async (_name, body) => {
		const before = Date.now();
		await parse(body).catch(() => undefined);
		expect(Date.now() - before).toBeLessThan(3_000);
	});
});
