import { describe, expect, it } from "vitest";
import { extractPage } from "../../src/articles/extract-page.ts";

const url = "https://www.paper.example/news/water";
const paragraphs = [
	"The council of the old town met on Friday evening and spoke for three hours about the price of water in the villages around it.",
	"Members of the council agreed that the price would not rise before the end of the year, whatever the waterworks asked for.",
	"“We have heard the people of the villages,” said the mayor, Ana Hill, after the meeting, and promised a report in spring.",
	"The waterworks had asked for a rise of a fifth, because the pipes of the northern valley were laid seventy years ago.",
];

function page({ head = "", before = "", between = "", after = "", body = paragraphs } = {}): string {
	return `<!doctype html><html lang="en-GB"><head><title>Water stays cheap | Paper</title>${head}</head><body>
		<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
		<article><h1>Water stays cheap</h1>${before}${body.map((text) => `<p>${text}</p>`).join(between)}${after}</article>
		<aside><a href="/x">Most read today</a></aside><footer>© Paper</footer></body></html>`;
}

describe("the article of a page", () => {
	it("is its paragraphs, divided by line ends, without the title", async () => {
		const found = await extractPage({ html: page(), url });
		expect(found.text).toBe(paragraphs.join("\n"));
		expect(found.title).toBe("Water stays cheap");
		expect(found.language).toBe("en");
	});

	it("is without captions, by-lines, dates, share bars, calls and links elsewhere", async () => {
		const html = page({
			before: '<p>By Jane Reed</p><p>Published 14 Nov 2025, 10:30</p><ul><li><a href="/fb">Share</a></li></ul>',
			between: `<figure><img src="a.jpg"><figcaption>The town hall. Photo: Agency</figcaption></figure>
				<p><a href="/other">Related: What water costs elsewhere</a></p><p>Advertisement</p><p>(Image: Getty Images)</p>`,
			after: `<h3>More from Paper</h3><ul><li><a href="/1">Road closed for a week</a></li></ul>
				<p>Sign up for our newsletter here</p><p>Follow us on Chirper</p><p>Comments</p>`,
		});
		expect((await extractPage({ html, url })).text).toBe(paragraphs.join("\n"));
	});

	it("keeps short lines where they are the article", async () => {
		const results = Array.from({ length: 12 }, (_, i) => `Team ${i} beat Club ${i} by ${i + 3} to ${i}`);
		const html = page({ body: [...paragraphs.slice(0, 2), ...results] });
		expect((await extractPage({ html, url })).text).toContain(results.join("\n"));
	});

	it("has the title, author, site and time that the page names for machines, in UTC", async () => {
		const json = {
			"@graph": [
				{ "@type": "WebPage", name: "Page" },
				{
					"@type": ["NewsArticle"],
					headline: "Water stays cheap, council says &amp; means it",
					author: [{ "@type": "Person", name: "Jane Reed" }, "Ben Ash"],
					publisher: { name: "The Paper" },
					datePublished: "2025-11-14T10:30:00+01:00",
				},
			],
		};
		const head = `<script type="application/ld+json">{broken</script>
			<script type="application/ld+json">${JSON.stringify(json)}</script><meta name="author" content="Webmaster">`;
		expect(await extractPage({ html: page({ head }), url })).toMatchObject({
			title: "Water stays cheap, council says & means it",
			byline: "Jane Reed, Ben Ash",
			siteName: "The Paper",
			publishedAt: "2025-11-14T09:30:00.000Z",
		});
	});

	it("has them from OpenGraph where there is nothing better, without the site in the title", async () => {
		const head = `<meta property="og:title" content="Water – Paper Daily"><meta property="og:site_name" content="Paper Daily">
			<meta property="article:published_time" content="2025-11-14T10:30:00Z"><meta name="author" content="By Jane Reed">`;
		expect(await extractPage({ html: page({ head }), url })).toMatchObject({
			title: "Water",
			byline: "Jane Reed",
			siteName: "Paper Daily",
			publishedAt: "2025-11-14T10:30:00.000Z",
		});
	});

	it("is read from the page's copy for machines where the page shows only its beginning", async () => {
		const json = { "@type": "NewsArticle", headline: "Water", articleBody: paragraphs.join("\n") };
		const head = `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
		const html = page({ head, body: [paragraphs[0]?.slice(0, 60) ?? ""] });
		expect((await extractPage({ html, url })).text).toBe(paragraphs.join("\n"));
	});

	it("takes no odd value for a title, an author or a time", async () => {
		const json = {
			"@type": "NewsArticle",
			headline: { a: 1 },
			author: [[[["x"]]], null, 3, { name: {} }, "https://paper.example/jane"],
			datePublished: "20000-01-01",
			__proto__: null,
		};
		const head = `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
		const found = await extractPage({ html: page({ head }), url });
		expect(found).toMatchObject({ title: "Water stays cheap", byline: undefined, publishedAt: undefined });
	});

	it.each([
		["nothing", ""],
		["no markup", "just text"],
		["100,000 levels", "<div>".repeat(100_000)],
		["deep tables", `${"<table>".repeat(140)}${"<tr><td>x".repeat(3_000)}`],
		["deep prose", "<div>word, word, and more words here and there.".repeat(140)],
		["200,000 elements", "<br>".repeat(200_000)],
		["wrong nesting", "<b><i></b>".repeat(50_000)],
		["angle brackets", "<<<>>><".repeat(100_000)],
		["a title without end", `<html><head><title>${"x".repeat(1_000_000)}`],
		["comments without end", "<!--".repeat(300_000)],
		["40 MB", `<p>${"Word and word. ".repeat(2_700_000)}</p>`],
		["nested JSON", `<script type="application/ld+json">${"[".repeat(100_000)}</script>`],
	])("is found or given up in bounded time: %s", async (_, html) => {
		const before = performance.now();
		const found = await extractPage({ html, url });
		expect(performance.now() - before).toBeLessThan(5_000);
		expect(found.title.length).toBeLessThanOrEqual(500);
		expect(found.text.length).toBeLessThanOrEqual(4_000_000);
	});
});
