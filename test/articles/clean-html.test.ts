import { describe, expect, it } from "vitest";
import { cleanHtml } from "../../src/articles/clean-html.ts";

describe("cleanHtml", () => {
	it.each([
		["plain text", "plain text"],
		["AT&amp;T &ndash; caf&eacute; &#8217;n&rsquo; &lt;b&gt;", "AT&T – café ’n’ <b>"],
		["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
		["<p>One</p><p>Two<br>three</p>", "One\nTwo\nthree"],
		["<ul><li>a</li><li>b</li></ul>", "a\nb"],
		["<b>bo</b>ld and <a href='x'>link</a>", "bold and link"],
		["<table><tr><td>a</td><td>b</td></tr></table>", "a b"],
		["<p>a</p><script>alert('<p>x</p>')</script><style>p{}</style><p>b</p>", "a\nb"],
		["<figure><img src=x><figcaption>A caption</figcaption></figure><p>Text</p>", "Text"],
		['<div class="wp-caption alignleft"><p>A caption</p></div><p>Text</p>', "Text"],
		['<p>Text</p><div class="sharedaddy sd-sharing">Share</div>', "Text"],
		["<form>Sign up<input></form><iframe>x</iframe><p>Text</p>", "Text"],
		["  a \n\n\t b&nbsp;c  ", "a\nb c"],
		["<p>a\n\n b</p>", "a b"],
		["wrapped\ntext\n \nnext", "wrapped text\nnext"],
		["a\u202eb\u200bc\u200ed\u2066e\u00adf\u0000g\ufeff", "abcdefg"],
		["👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"],
		["\ud800x", "\ufffdx"],
		["<p>unclosed <b>tags", "unclosed tags"],
		["<!-- comment -->text<![CDATA[x]]>", "text"],
		["", ""],
	])("%j becomes %j", (html, text) => {
		expect(cleanHtml(html)).toBe(text);
	});

	it.each(["<b>", "<p", "&amp", "<div><span>", "<!--", "<form>", "</p>", "<svg><math>"])(
		"is done soon with very many %s",
		(piece) => {
			const before = Date.now();
			cleanHtml(`start ${piece.repeat(500_000 / piece.length)}`);
			expect(Date.now() - before).toBeLessThan(2_000);
		},
	);

	it("keeps what stood before a nest beyond sense", () => {
		expect(cleanHtml(`<p>before</p>${"<i>".repeat(10_000)}after`)).toBe("before");
	});
});
