import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutPush } from "../../src/delivery/lay-out-push.ts";
import { plainVersion } from "../../src/delivery/plain-version.ts";
import { plainText } from "../../src/html.ts";
import { openWords } from "../../src/words/open-words.ts";
import { buildDelivery, noon } from "./build-delivery.ts";

const say = openWords().in("en");
const match = (id: number, query: string) => ({ subscriptionId: id, topicId: id, query, score: 0.5, why: [] });

describe("a push", () => {
	it("shows title, source, age and language, the summary and the topics", () => {
		const message = layOutPush(buildDelivery(), { summary: "They met. They agreed." }, say, noon);
		expect(message.body.markup).toBe(
			'<b><a href="https://news.example/talks">Negotiators meet for a new round of talks</a></b>\n' +
				"Morning Post · 12 min ago · English\n\n" +
				"They met. They agreed.\n\n" +
				"<i>border talks</i>",
		);
	});

	it("leaves out the summary when there is none, and the language when it is not known", () => {
		const message = layOutPush(buildDelivery({ article: { language: undefined } }), { summary: "" }, say, noon);
		expect(plainText(message.body)).toBe(
			"Negotiators meet for a new round of talks\nMorning Post · 12 min ago\n\nborder talks",
		);
	});

	it("answers the message the chat heard of the story with, and says what is new in one sentence", () => {
		const text = { summary: "They met. They agreed.", newSentence: "They agreed." };
		const message = layOutPush(buildDelivery({ answers: 71 }), text, say, noon);
		expect(message.answers).toBe(71);
		expect(message.body.markup).toContain("12 min ago · English\n\n<i>New:</i> They agreed.\n\n<i>border talks</i>");
		expect(layOutPush(buildDelivery(), text, say, noon)).toMatchObject({ answers: undefined });
		expect(plainText(layOutPush(buildDelivery(), text, say, noon).body)).toContain("They met. They agreed.");
	});

	it("says that there is more of the story when what is new cannot be told", () => {
		const message = layOutPush(buildDelivery({ answers: 71 }), { summary: "They met." }, say, noon);
		expect(plainText(message.body)).toContain("English · more of this story\n\nThey met.");
	});

	it("counts the age from when the article was seen when it does not say itself", () => {
		const article = { publishedAt: undefined, seenAt: noon - 3 * 3_600_000 };
		expect(plainText(layOutPush(buildDelivery({ article }), { summary: "" }, say, noon).body)).toContain("3 h ago");
	});

	it("names all topics that matched, each once", () => {
		const delivery = buildDelivery({ matches: [match(1, "talks"), match(2, "Kosovo"), match(3, "talks")] });
		expect(layOutPush(delivery, { summary: "" }, say, noon).body.markup).toContain("<i>talks · Kosovo</i>");
	});

	it("names the other sources that told the same, a few of them, each once", () => {
		const push = (also: string[]) => plainText(layOutPush(buildDelivery({ also }), { summary: "" }, say, noon).body);
		expect(push(["Koha", "Morning Post", "N1"])).toContain("\n\nborder talks · also: Koha, N1");
		expect(push([..."ABCDEFGH"])).toMatch(/ · also: A, B, C, D, E, F and 2 more$/);
		expect(push(["<b>"])).toMatch(/also: <b>$/);
	});

	it("says how many topics it has no room for", () => {
		const matches = [...Array(40).keys()].map((i) => match(i + 1, `${i} ${"x".repeat(190)}`));
		const text = plainText(layOutPush(buildDelivery({ matches }), { summary: "Short." }, say, noon).body);
		expect(text).toContain("Short.");
		expect(text).toMatch(/ · and 28 more$/);
		expect(text.length).toBeLessThanOrEqual(4_096);
	});

	it("links to the address without the parameters that follow readers", () => {
		const url = "https://koha.example/lajme?id=7&utm_source=rss&q=a%20b";
		const { markup } = layOutPush(buildDelivery({ article: { url } }), { summary: "" }, say, noon).body;
		expect(markup).toContain('<a href="https://koha.example/lajme?id=7&amp;q=a%20b">');
	});

	it("names the article's language", () => {
		const message = layOutPush(buildDelivery({ article: { language: "sr" } }), { summary: "" }, say, noon);
		expect(plainText(message.body)).toContain("12 min ago · Serbian");
	});

	it("carries buttons that stand for lines one could type", () => {
		const delivery = buildDelivery({ matches: [match(3, "a"), match(7, "b")] });
		expect(layOutPush(delivery, { summary: "" }, say, noon).buttons).toEqual([
			[
				{ label: "Why?", command: "/why 34" },
				{ label: "More like this", command: "/morelike 34" },
				{ label: "Not this", command: "/notthis 34" },
			],
			[
				{ label: "Latest", command: "/latest #3" },
				{ label: "Unsubscribe", command: "/unsubscribe #3 #7" },
			],
		]);
	});

	it("asks which topic to stop when they are too many for a button", () => {
		const matches = [...Array(30).keys()].map((i) => match(100_000 + i, `topic ${i}`));
		const [, unsubscribe] = layOutPush(buildDelivery({ matches }), { summary: "" }, say, noon).buttons[1] ?? [];
		expect(unsubscribe).toEqual({ label: "Unsubscribe", command: "/unsubscribe" });
	});

	it("obeys the chat's settings of previews and sound", () => {
		const quiet = layOutPush(
			buildDelivery({ chat: { settings: { previews: false, silent: true } } }),
			{ summary: "" },
			say,
			noon,
		);
		expect(quiet).toMatchObject({ silent: true, previewUrl: undefined });
		const loud = layOutPush(
			buildDelivery({ chat: { settings: { previews: true, silent: false } } }),
			{ summary: "" },
			say,
			noon,
		);
		expect(loud).toMatchObject({ silent: false, previewUrl: "https://news.example/talks" });
	});

	it("goes to the thread where the topic was asked for", () => {
		const delivery = buildDelivery({ threadId: 77, chat: { id: -100_500 } });
		expect(layOutPush(delivery, { summary: "" }, say, noon)).toMatchObject({ chatId: -100_500, threadId: 77 });
	});
});

describe("a push of a hostile article", () => {
	it.each([
		"javascript:alert(1)",
		"ftp://files.example/a",
		"not a url",
		`https://news.example/${"a".repeat(2_100)}`,
		"",
	])("has no link for %.40s", (url) => {
		const message = layOutPush(
			buildDelivery({ article: { url }, chat: { settings: { previews: true, silent: false } } }),
			{ summary: "" },
			say,
			noon,
		);
		expect(message.body.markup).toMatch(/^<b>Negotiators meet/);
		expect(message.previewUrl).toBeUndefined();
	});

	it("escapes what looks like markup", () => {
		const article = { title: `<b>"Fish" & chips</b>`, source: "<i>", url: 'https://news.example/?a="><b>' };
		const message = layOutPush(
			buildDelivery({ article, matches: [match(1, "a<b")] }),
			{ summary: "1 < 2 & 3" },
			say,
			noon,
		);
		expect(message.body.markup).not.toMatch(/<(?!\/?(?:b|i|a)\b)/);
		expect(plainText(message.body)).toBe(`<b>"Fish" & chips</b>\n<i> · 12 min ago · English\n\n1 < 2 & 3\n\na<b`);
	});

	it("cuts a title without end at a word", () => {
		const message = layOutPush(buildDelivery({ article: { title: "word ".repeat(200) } }), { summary: "" }, say, noon);
		const title = plainText(message.body).split("\n")[0] ?? "";
		expect(title.length).toBeLessThanOrEqual(300);
		expect(title).toMatch(/ word…$/);
	});

	it("drops whole sentences of a summary that is too long", () => {
		const sentence = "This sentence says the same again and again without an end. ";
		const text = plainText(layOutPush(buildDelivery(), { summary: sentence.repeat(100) }, say, noon).body);
		expect(text.length).toBeLessThanOrEqual(4_096);
		expect(text).toMatch(/without an end\.\n\nborder talks$/);
	});

	it("keeps a title on one line and in its direction", () => {
		const article = { title: "Left\u202Eright\n\n\u0000end \uD83D" };
		const title = plainText(layOutPush(buildDelivery({ article }), { summary: "" }, say, noon).body).split("\n")[0];
		expect(title).toBe("Leftright end \uFFFD");
	});

	it("shows the source when there is no title", () => {
		const message = layOutPush(buildDelivery({ article: { title: " \n " } }), { summary: "" }, say, noon);
		expect(plainText(message.body)).toMatch(/^Morning Post\nMorning Post · /);
	});

	it("is within Telegram's limits whatever it holds", () => {
		const text = fc.string({ unit: "binary", maxLength: 9_000, size: "max" });
		const check = fc.property(
			text,
			text,
			text,
			fc.array(text, { minLength: 1, maxLength: 50 }),
			(title, source, summary, queries) => {
				const delivery = buildDelivery({
					article: { title, source },
					matches: queries.map((query, i) => match(i, query)),
				});
				const message = layOutPush(delivery, { summary: summary }, say, noon);
				const plain = plainVersion(message, `https://news.example/${"a".repeat(2_000)}`);
				for (const { body } of [message, plain]) {
					const shown = plainText(body);
					expect(shown.length).toBeLessThanOrEqual(4_096);
					expect(shown.trim().length).toBeGreaterThan(0);
					expect(shown.isWellFormed()).toBe(true);
				}
				for (const button of message.buttons.flat()) {
					expect(Buffer.byteLength("command" in button ? button.command : "")).toBeLessThanOrEqual(64);
				}
			},
		);
		fc.assert(check, { numRuns: 60 });
	});
});

describe("the plain version of a push", () => {
	it("has the words and the link, and no markup and buttons", () => {
		const message = layOutPush(
			buildDelivery({ article: { title: "Fish & chips <now>" } }),
			{ summary: "They fry." },
			say,
			noon,
		);
		const plain = plainVersion(message, "https://news.example/a?b=1&c=2");
		expect(plain.body.markup).toBe(
			"Fish &amp; chips &lt;now&gt;\nMorning Post · 12 min ago · English\n\nThey fry.\n\nborder talks\n\nhttps://news.example/a?b=1&amp;c=2",
		);
		expect(plain.buttons).toEqual([]);
	});
});
