import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml } from "../../../src/html.ts";
import { parseHtml } from "../../../src/sandbox/bot-api/parse-html.ts";

describe("Telegram's HTML", () => {
	it.each([
		[
			"<b>a</b> <i>b</i>",
			"a b",
			[
				["bold", 0, 1],
				["italic", 2, 1],
			],
		],
		[
			"<b>a<i>b</i></b>",
			"ab",
			[
				["bold", 0, 2],
				["italic", 1, 1],
			],
		],
		["🔔 <u>x</u>", "🔔 x", [["underline", 3, 1]]],
		['<a href="https://example.org/?a=1&amp;b=2">x</a>', "x", [["text_link", 0, 1]]],
		["<a href='tg://user?id=5'>x</a>", "x", [["text_link", 0, 1]]],
		['<a href="javascript:alert(1)">x</a>', "x", []],
		["<blockquote expandable>q</blockquote>", "q", [["expandable_blockquote", 0, 1]]],
		["<blockquote>q</blockquote>", "q", [["blockquote", 0, 1]]],
		[
			'<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>',
			"st",
			[
				["spoiler", 0, 1],
				["spoiler", 1, 1],
			],
		],
		['<pre><code class="language-ts">x</code></pre>', "x", [["pre", 0, 1]]],
		["&lt;&gt;&amp;&quot;&#65;&#x42;", '<>&"AB', []],
		["&nbsp; &copy; a & b", "&nbsp; &copy; a & b", []],
		["<B>a</B >", "a", undefined],
		["<b></b>a", "a", []],
	])("reads %s", (markup, text, entities) => {
		if (entities === undefined) {
			expect(() => parseHtml(markup)).toThrow('expected "</b>", found "</B>"');
			return;
		}
		const parsed = parseHtml(markup);
		expect(parsed.text).toBe(text);
		expect(parsed.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(entities);
	});

	it.each([
		["<p>x</p>", 'Unsupported start tag "p" at byte offset 0'],
		["é<br>", 'Unsupported start tag "br" at byte offset 2'],
		["<b>x", 'Can\'t find end tag corresponding to start tag "b"'],
		["x</b>", "Unexpected end tag at byte offset 1"],
		["<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
		["a <", "Unclosed start tag at byte offset 2"],
		["a < b", 'Unsupported start tag "" at byte offset 2'],
		["<b", "Unclosed start tag at byte offset 0"],
		["<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
		['<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
	])("refuses %s", (markup, problem) => {
		expect(() => parseHtml(markup)).toThrow(`Bad Request: can't parse entities: ${problem}`);
	});

	it("gives back any text that was escaped, and never hangs on one that was not", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
				expect(parseHtml(escapeHtml(text))).toEqual({ text, entities: [] });
			}),
		);
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom("<", "/", "b", ">", "&", "#", '"', "=", " ", "a"), maxLength: 60 }),
				(markup) => {
					try {
						parseHtml(markup);
					} catch (error) {
						expect((error as Error).name).toBe("ApiError");
					}
				},
			),
		);
	});
});
