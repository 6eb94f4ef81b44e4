import { describe, expect, it } from "vitest";
import { articleKeys } from "../../src/articles/article-keys.ts";
import { toArticle } from "../../src/articles/to-article.ts";
import type { Entry } from "../../src/domain/feed.ts";

const now = Date.UTC(2026, 2, 10, 12);
const feed = { id: 3, title: "Balkan Gazette", language: "en" };

function entry(changes: Partial<Entry> = {}): Entry {
	return {
		guid: undefined,
		link: undefined,
		title: "",
		publishedAt: undefined,
		summaryHtml: "",
		contentHtml: "",
		author: undefined,
		...changes,
	};
}

describe("toArticle", () => {
	it("makes a clean article of an entry", () => {
		const article = toArticle(
			entry({
				guid: "https://gazette.example/?p=1",
				link: "https://www.gazette.example/talks/?utm_source=rss",
				title: "Kosovo &amp; Serbia resume <b>talks</b> - Balkan Gazette",
				publishedAt: now - 3_600_000,
				summaryHtml:
					"<p>PRISTINA (Reuters) — The two sides met in Brussels on Tuesday. […]</p><p>The post Talks appeared first on Balkan Gazette.</p>",
				contentHtml:
					"<p>By Jane Doe</p><p>3 Min Read</p><p>The two sides met in Brussels.</p><figure><figcaption>A hall</figcaption></figure><p>They meet again.</p>",
				author: "jane@gazette.example (Jane Doe)",
			}),
			feed,
			now,
		);
		expect(article).toEqual({
			keys: ["guid:3:https://gazette.example/?p=1", "url:https://gazette.example/talks"],
			feedId: 3,
			url: "https://www.gazette.example/talks/?utm_source=rss",
			title: "Kosovo & Serbia resume talks",
			lead: "The two sides met in Brussels on Tuesday.",
			text: "The two sides met in Brussels.\nThey meet again.",
			author: "Jane Doe",
			language: "en",
			publishedAt: now - 3_600_000,
			seenAt: now,
			terms: expect.stringMatching(/kosov .*prist.* .*brussel/),
		});
	});

	it("takes a long description for the text and repeats no text that is the lead", () => {
		const long = "The government decided on a new law. ".repeat(60).trim();
		const article = toArticle(entry({ title: "New law", summaryHtml: long }), feed, now);
		expect(article).toMatchObject({ lead: "", text: long });
		const same = toArticle(entry({ title: "New law", summaryHtml: "Short.", contentHtml: "<p>Short.</p>" }), feed, now);
		expect(same).toMatchObject({ lead: "Short.", text: "" });
	});

	it("calls a note without a title by its beginning, and nothing what has neither title nor text", () => {
		const note = toArticle(entry({ summaryHtml: `<p>${"word ".repeat(60)}</p>` }), feed, now);
		expect(note?.title).toMatch(/^word .*word…$/);
		expect(note?.title.length).toBeLessThanOrEqual(120);
		expect(toArticle(entry({ title: "<img src=x>", summaryHtml: "<p>Share this</p>" }), feed, now)).toBeUndefined();
		expect(toArticle(entry({ guid: "x", link: "https://a.example/1" }), feed, now)).toBeUndefined();
	});
});

describe("articleKeys", () => {
	it("knows the same article in two feeds by its link, not by its guid", () => {
		const one = articleKeys(entry({ guid: "7", link: "http://a.example/x?utm_medium=rss", title: "X" }), 1);
		const other = articleKeys(entry({ guid: "7", link: "https://a.example/x/", title: "X" }), 2);
		expect(one.filter((key) => other.includes(key))).toEqual(["url:https://a.example/x"]);
	});

	it("takes title and day only where there is no usable link, and within the feed", () => {
		const live = entry({ title: "Live <b>Blog</b>", publishedAt: now });
		expect(articleKeys(live, 1)).toEqual(["title:1:live blog:2026-03-10"]);
		expect(articleKeys({ ...live, link: "https://a.example/" }, 1)).toEqual(["title:1:live blog:2026-03-10"]);
		expect(articleKeys(live, 2)).not.toEqual(articleKeys(live, 1));
		expect(articleKeys({ ...live, publishedAt: now + 86_400_000 }, 1)).not.toEqual(articleKeys(live, 1));
		// Undated, it must not be new again tomorrow.
		expect(articleKeys({ ...live, publishedAt: undefined }, 1)).toEqual(["title:1:live blog:"]);
		expect(articleKeys(entry(), 1)).toEqual([]);
	});

	it("keeps the entries of a live blog apart that lead to places of one page", () => {
		const urlKeyOf = (link: string) => articleKeys(entry({ link, title: "Live" }), 1)[0];
		expect(urlKeyOf("https://a.example/live#post-1")).not.toBe(urlKeyOf("https://a.example/live#post-2"));
		expect(urlKeyOf("https://a.example/live#comments")).toBe(urlKeyOf("https://a.example/live#xtor=RSS-1"));
	});

	it("keeps keys short however long a guid is", () => {
		const [key] = articleKeys(entry({ guid: "g".repeat(4_000), title: "x" }), 1);
		expect(key?.length).toBeLessThan(100);
	});
});
