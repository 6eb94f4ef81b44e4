import { describe, expect, it } from "vitest";
import { MATCH_SCORE } from "../../../src/topics/matching/score-topic.ts";
import { judge } from "../support/judge.ts";

describe("each operator has its exact meaning: of an article on a climate summit", () => {
	const article = {
		title: "Climate summit opens",
		lead: "Ministers speak of missing persons and sport.",
		source: "Balkan Insight",
	};
	it.each([
		['"missing persons"', true],
		['"persons missing"', false],
		["climate -sport", false],
		["climate -football", true],
		["climate OR weather", true],
		["weather OR storm", false],
		["title:climate", true],
		["title:ministers", false],
		['title:"climate summit"', true],
		['source:"Balkan Insight" climate', true],
		["source:insight", true],
		["source:Reuters climate", false],
		["lang:en climate", true],
		["lang:sq climate", false],
		["(climate OR weather) (ministers OR kings)", true],
		["(climate OR weather) (queens OR kings)", false],
		["climate -(sport football)", true],
		["climate -(sport OR football)", false],
		["climate -(lang:en)", false],
	])("%s → %s", async (query, isAbout) => {
		const score = await judge(query, article);
		expect(score >= MATCH_SCORE, `score ${score}`).toBe(isAbout);
	});
});
