import { describe, expect, it } from "vitest";
import { canonicalUrl, withoutTracking } from "../../src/articles/canonical-url.ts";

describe("canonicalUrl", () => {
	it.each([
		["https://paper.example/a", "https://paper.example/a"],
		["http://WWW.Paper.Example:80/a/", "https://paper.example/a"],
		["https://paper.example:443/a#comments", "https://paper.example/a"],
		["http://paper.example:8080/a", "https://paper.example:8080/a"],
		["https://paper.example/", "https://paper.example"],
		["https://paper.example/a?utm_source=rss&utm_medium=feed&id=7", "https://paper.example/a?id=7"],
		["https://paper.example/a?fbclid=x", "https://paper.example/a"],
		["https://paper.example/a?gclid=x&msclkid=y&mc_cid=z&mc_eid=q", "https://paper.example/a"],
		["https://paper.example/a?at_medium=RSS&at_campaign=KARANGA", "https://paper.example/a"],
		["https://paper.example/a?ns_mchannel=rss&ns_campaign=x", "https://paper.example/a"],
		["https://paper.example/a?traffic_source=rss", "https://paper.example/a"],
		["https://paper.example/a?maca=en-rss-en-all-1573-rdf", "https://paper.example/a"],
		["https://paper.example/a?UTM_Source=rss&ref=home&ref_src=twsrc", "https://paper.example/a"],
		["https://paper.example/?p=123", "https://paper.example?p=123"],
		["https://paper.example/a?b=2&a=1", "https://paper.example/a?a=1&b=2"],
		["https://paper.example/a?b=1&b=0", "https://paper.example/a?b=0&b=1"],
		["https://paper.example/amp/a", "https://paper.example/amp/a"],
		["https://paper.example/a?refugees=1", "https://paper.example/a?refugees=1"],
		["https://paper.example/%7euser/%c3%ab", "https://paper.example/~user/%C3%AB"],
		["https://paper.example/лајм", "https://paper.example/%D0%BB%D0%B0%D1%98%D0%BC"],
		["https://münchen.example/a", "https://xn--mnchen-3ya.example/a"],
		["  https://paper.example/a ", "https://paper.example/a"],
	])("%s becomes %s", (link, canonical) => {
		expect(canonicalUrl(link)).toBe(canonical);
		expect(canonicalUrl(canonical)).toBe(canonical);
	});

	it.each(["", "nonsense", "/a", "mailto:a@b.example", "javascript:alert(1)", "tag:a,2026:b"])(
		"%j has none",
		(link) => {
			expect(canonicalUrl(link)).toBeUndefined();
		},
	);
});

describe("an address for showing", () => {
	it.each([
		["https://paper.example/a?utm_source=rss", "https://paper.example/a"],
		["https://www.paper.example/a/?b=2&UTM_medium=feed&a=%20#part", "https://www.paper.example/a/?b=2&a=%20#part"],
		["https://paper.example/a#xtor=RSS-1", "https://paper.example/a"],
		["https://paper.example/a?refugees=1#at_home", "https://paper.example/a?refugees=1#at_home"],
		["https://paper.example/a?", "https://paper.example/a"],
		["nonsense", "nonsense"],
	])("%s is shown as %s", (link, shown) => {
		expect(withoutTracking(link)).toBe(shown);
	});
});
