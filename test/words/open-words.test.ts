import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { html } from "../../src/html.ts";
import { formatAge } from "../../src/words/format-age.ts";
import { openWords } from "../../src/words/open-words.ts";

const words = openWords();
const say = words.in("en");

describe("words", () => {
	it("escape what is put into a sentence and take markup as it is", () => {
		expect(say("plain-ask", { topic: "<b>a & b</b>" }).markup).toBe("Follow <b>&lt;b&gt;a &amp; b&lt;/b&gt;</b>?");
		expect(say("plain-ask", { topic: html`<i>${"<"}</i>` }).markup).toBe("Follow <b><i>&lt;</i></b>?");
	});

	it("end once, whatever a name ends in", () => {
		expect(say("unsubscribe-unknown", { topic: "Tesla Co." }).markup).toBe("You don’t follow <b>Tesla Co.</b>");
		expect(say("subscribe-done", { topic: "who can write there?" }).markup).toBe(
			"🔔 You follow <b>who can write there?</b>",
		);
		expect(say("plain-ask", { topic: "who?" }).markup).toBe("Follow <b>who?</b>");
		expect(say("plain-ask", { topic: "Tesla Co." }).markup).toBe("Follow <b>Tesla Co.</b>?");
		expect(say("subscribe-done", { topic: "wait..." }).markup).toBe("🔔 You follow <b>wait...</b>");
		expect(say("subscribe-done", { topic: "EU" }).markup).toBe("🔔 You follow <b>EU</b>.");
	});

	it("know plurals and write numbers as the language does", () => {
		expect(say("topics-head", { count: 1 }).markup).toBe("You follow 1 topic.");
		expect(say("topics-head", { count: 1234 }).markup).toBe("You follow 1,234 topics.");
	});

	it("fall back to English for a language there is none of", () => {
		expect(words.in("sq").locale).toBe("en");
		expect(words.in("en-GB").locale).toBe("en");
		expect(words.in("__proto__").locale).toBe("en");
		expect(words.in(undefined).locale).toBe("en");
	});

	it("throw for a sentence there is none of, or log it and show its key in a running bot", () => {
		expect(() => say("no-such-sentence")).toThrow("no-such-sentence");
		expect(() => say("plain-ask")).toThrow("topic");
		const lines: string[] = [];
		const calm = openWords({ log: pino({}, { write: (line: string) => void lines.push(line) }) }).in("en");
		expect(calm("no-such-sentence").markup).toBe("no-such-sentence");
		expect(lines).toHaveLength(1);
	});
});

describe("ages", () => {
	const now = Date.UTC(2026, 2, 2, 9);
	const minute = 60_000;
	it.each([
		[-5 * minute, "just now"],
		[30_000, "just now"],
		[59 * minute, "59 min ago"],
		[3 * 60 * minute, "3 h ago"],
		[30 * 60 * minute, "yesterday"],
		[3 * 24 * 60 * minute, "3 days ago"],
		[20 * 24 * 60 * minute, "Feb 10"],
		[400 * 24 * 60 * minute, "Jan 26, 2025"],
	])("of %d ms are said as %j", (ageMs, said) => {
		expect(formatAge(now - ageMs, now, say)).toBe(said);
	});
});
