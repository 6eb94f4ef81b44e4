import { beforeAll, describe, expect, it } from "vitest";
import { toArticle } from "../../src/articles/to-article.ts";
import type { NewArticle } from "../../src/domain/article.ts";
import { parseFeed } from "../../src/feeds/parse-feed.ts";
import { createDeck, createRandom } from "../../src/sandbox/world/football/deck.ts";
import { leagues } from "../../src/sandbox/world/football/leagues.ts";
import { type Club, readMatch } from "../../src/sandbox/world/football/match.ts";
import { writeMatches } from "../../src/sandbox/world/football/write-matches.ts";
import { outlets } from "../../src/sandbox/world/outlets.ts";
import { writeFeed } from "../../src/sandbox/world/write-feed.ts";
import { createStoryFinder } from "../../src/stories/story-finder.ts";
import { judge } from "../topics/support/judge.ts";

const now = Date.UTC(2026, 0, 15, 12);
const matches = writeMatches();
const past = matches.filter(({ hoursAgo }) => hoursAgo !== undefined);

/** The matches as a bot reads them out of the feeds. */
async function readFeeds(): Promise<NewArticle[]> {
	const published = matches.map((draft) => ({
		draft,
		publication: { id: draft.id, round: 1, at: now - (draft.hoursAgo ?? 0) * 3_600_000 },
	}));
	const articles: NewArticle[] = [];
	for (const [feedId, outlet] of [...outlets.values()].entries()) {
		const own = published.filter(({ draft }) => draft.outlet === outlet.id);
		if (own.length === 0) continue;
		const url = `http://127.0.0.1:9/${outlet.id}/feed.xml`;
		const body = Buffer.from(writeFeed(outlet, "http://127.0.0.1:9", own));
		const { entries } = await parseFeed({ body, contentType: `application/${outlet.format}+xml`, url, now });
		const feed = { id: feedId + 1, url, title: outlet.title, language: outlet.language.slice(0, 2) };
		articles.push(...entries.flatMap((entry) => toArticle(entry, feed, now) ?? []));
	}
	return articles;
}

describe("the matches of the invented leagues", () => {
	let articles: NewArticle[];
	beforeAll(async () => {
		articles = await readFeeds();
	});

	it("are the same at every start, a week of them and some to come", () => {
		expect(writeMatches()).toEqual(matches);
		expect(past.length).toBeGreaterThanOrEqual(160);
		expect(matches.length - past.length).toBeGreaterThanOrEqual(50);
		for (const { hoursAgo = 0 } of past) {
			expect(hoursAgo).toBeGreaterThan(24);
			expect(hoursAgo).toBeLessThan(7 * 24);
		}
	});

	it("are told with nothing left out, in no sentence more than a few times", () => {
		const times = new Map<string, number>();
		for (const { title, text } of matches) {
			expect(`${title} ${text}`).not.toMatch(/undefined|NaN|\[object|\$\{| {2}| [.,]/);
			for (const sentence of text.split(/(?<=[.”]) |\n/)) times.set(sentence, (times.get(sentence) ?? 0) + 1);
		}
		expect([...times].filter(([, count]) => count > 8)).toEqual([]);
	});

	it("are stories of their own, each in its paper's language", () => {
		const finder = createStoryFinder();
		expect(articles).toHaveLength(matches.length);
		expect(new Set(articles.map((article) => finder.find(article))).size).toBe(articles.length);
		const languages = [...outlets.values()].map(({ language }) => language);
		for (const { language, title } of articles) expect(languages, title).toContain(language);
	});

	it("are about football, nearly all", async () => {
		const scores = await Promise.all(
			articles.map((article) => judge("football", { ...article, language: article.language })),
		);
		expect(scores.filter((score) => score >= 0.5).length).toBeGreaterThan(0.9 * articles.length);
	});

	it.each(["Kosovo", "Albania", "Serbia", "Austria", "Bulgaria"])(
		"can be narrowed to those of %s, of which some are still to come",
		async (country) => {
			const tag = country.toLowerCase();
			const coming = matches.filter(({ hoursAgo, tags }) => hoursAgo === undefined && tags.split(" ").includes(tag));
			expect(coming.length).toBeGreaterThanOrEqual(4);
			const titles = new Set(coming.map(({ title }) => title));
			const scores = await Promise.all(
				articles.filter(({ title }) => titles.has(title)).map((article) => judge(`football ${country}`, article)),
			);
			expect(scores.filter((score) => score >= 0.5).length).toBeGreaterThanOrEqual(coming.length - 1);
		},
	);
});

describe("a match", () => {
	const club = (name: string): Club => ({ ...{ name, of: name, in: name, whom: name, coach: "C", players: ["P"] } });
	const [home, away] = [club("Home"), club("Away")];
	const play = (...sides: [isHome: boolean, minute: number][]) =>
		readMatch(
			{
				...{ league: "L", isWomens: false, home, away, round: 1, crowd: 100, yellowCards: 1 },
				...{ shots: [1, 1], corners: [1, 1] },
				goals: sides.map(([isHome, minute]) => ({ isHome, minute, scorer: `${isHome ? "H" : "A"}${minute}` })),
			},
			() => "Next",
		);

	it.each([
		["goalless", [], "0–0", "0–0"],
		[
			"draw",
			[
				[true, 3],
				[false, 50],
			],
			"1–1",
			"1–1",
		],
		["win", [[true, 3]], "1–0", "1–0"],
		[
			"win",
			[
				[false, 3],
				[false, 9],
				[true, 80],
			],
			"1–2",
			"2–1",
		],
		[
			"lateWin",
			[
				[true, 3],
				[false, 50],
				[false, 88],
			],
			"1–2",
			"2–1",
		],
		[
			"comeback",
			[
				[true, 3],
				[false, 50],
				[false, 60],
			],
			"1–2",
			"2–1",
		],
		[
			"rout",
			[
				[true, 3],
				[true, 50],
				[true, 60],
			],
			"3–0",
			"3–0",
		],
	] satisfies [string, [boolean, number][], string, string][])("is a %s after %j", (kind, goals, score, won) => {
		expect(play(...goals)).toMatchObject({ kind, score, won });
	});

	it("is decided by the goal that the loser had no answer to", () => {
		expect(play([false, 3], [true, 20], [true, 30], [true, 70]).decisive.scorer).toBe("H30");
		expect(play([false, 3], [true, 20]).decisive.scorer).toBe("H20");
	});
});

describe("a deck", () => {
	it("deals every card before any comes again", () => {
		const deal = createDeck([1, 2, 3], createRandom(1));
		for (let round = 0; round < 3; round++) expect([deal(), deal(), deal()].sort()).toEqual([1, 2, 3]);
	});
});

describe("the leagues", () => {
	it("have eight clubs each, and papers that exist", () => {
		for (const { outlet, towns } of leagues) {
			expect(outlets.has(outlet)).toBe(true);
			expect(towns.split(" ")).toHaveLength(8);
		}
	});
});
