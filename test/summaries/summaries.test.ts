import { describe, expect, it } from "vitest";
import type { Article } from "../../src/domain/article.ts";
import { createExtractiveSummarizer } from "../../src/summaries/extractive.ts";
import { createSummaries, type SummariesOptions } from "../../src/summaries/summaries.ts";
import type { Summarizer } from "../../src/summaries/summarizer.ts";
import { SummaryFailed } from "../../src/summaries/summary-failed.ts";
import { newArticle } from "../support/build.ts";
import { invented } from "./articles.ts";

function storedArticle(id: number, changes: Partial<Article> = {}): Article {
	return {
		...newArticle(),
		...invented.en,
		id,
		storyId: `s${id}`,
		developmentId: `s${id}`,
		source: "Paper",
		summary: undefined,
		...changes,
	};
}

function setUp(summarizer: Summarizer, options: Partial<SummariesOptions> = {}) {
	const kept = new Map<number, string>();
	const logged: unknown[] = [];
	const write = (fields: unknown) => void logged.push(fields);
	const summaries = createSummaries({
		summarizer,
		fallback: createExtractiveSummarizer(),
		storage: { articles: { keepSummary: async (id, summary) => void kept.set(id, summary) } },
		log: { warn: write } as unknown as SummariesOptions["log"],
		timeoutMs: 1_000,
		...options,
	});
	return { summaries, kept, logged };
}

const fallbackOf = (article: Article) => createExtractiveSummarizer()(article, { maxSentences: 3, maxChars: 400 });
const broken: Summarizer = async () => {
	throw new SummaryFailed("The endpoint is down.");
};

describe("the summaries of articles", () => {
	it("are made once for many deliveries and kept in the store", async () => {
		let made = 0;
		const { summaries, kept } = setUp(async () => `Summary ${++made}.`);
		const article = storedArticle(1);
		const all = await Promise.all([summaries.of(article), summaries.of(storedArticle(1)), summaries.of(article)]);
		expect(all).toEqual(["Summary 1.", "Summary 1.", "Summary 1."]);
		expect(await summaries.of(storedArticle(1))).toBe("Summary 1.");
		expect(kept).toEqual(new Map([[1, "Summary 1."]]));
	});

	it("are taken from the store, the empty one too", async () => {
		const { summaries, kept } = setUp(async () => "New.");
		expect(await summaries.of(storedArticle(1, { summary: "Kept." }))).toBe("Kept.");
		expect(await summaries.of(storedArticle(2, { summary: "" }))).toBe("");
		expect(kept.size).toBe(0);
	});

	it("come from the fallback when the summarizer fails or has none", async () => {
		const article = storedArticle(1);
		const failing = setUp(broken);
		expect(await failing.summaries.of(article)).toBe(await fallbackOf(article));
		expect(failing.logged).toEqual([{ articleId: 1, reason: "The endpoint is down." }]);
		const silent = setUp(async () => "");
		expect(await silent.summaries.of(article)).toBe(await fallbackOf(article));
	});

	it("come in time from the fallback when the summarizer ignores its signal", async () => {
		const { summaries } = setUp(() => new Promise(() => {}), { timeoutMs: 200 });
		const article = storedArticle(1);
		const before = performance.now();
		expect(await summaries.of(article)).toBe(await fallbackOf(article));
		expect(performance.now() - before).toBeLessThan(1_000);
	});

	it("come in time when many wait for a slow summarizer, a few of them asked at once", async () => {
		let running = 0;
		let most = 0;
		const { summaries } = setUp(
			async (_, { signal }) => {
				most = Math.max(most, ++running);
				await new Promise((resolve) => signal?.addEventListener("abort", resolve, { once: true }));
				running--;
				throw new SummaryFailed("Too slow.");
			},
			{ timeoutMs: 200, atOnce: 2 },
		);
		const before = performance.now();
		const all = await Promise.all(Array.from({ length: 20 }, (_, i) => summaries.of(storedArticle(i + 1))));
		expect(performance.now() - before).toBeLessThan(1_500);
		expect(all.every((summary) => summary !== "")).toBe(true);
		expect(most).toBe(2);
	});

	it("leave the summarizer alone for a minute after three failures in a row", async () => {
		let now = 0;
		let asked = 0;
		const { summaries } = setUp(
			async (...args) => {
				asked++;
				return broken(...args);
			},
			{ now: () => now },
		);
		for (let id = 1; id <= 10; id++) await summaries.of(storedArticle(id));
		expect(asked).toBe(3);
		now = 60_000;
		for (let id = 11; id <= 20; id++) await summaries.of(storedArticle(id));
		expect(asked).toBe(4);
	});

	it("go on asking a summarizer that works and only gives answers of no use", async () => {
		let asked = 0;
		const { summaries } = setUp(async () => {
			asked++;
			throw new SummaryFailed("The model saw no article.", { hasAnswered: true });
		});
		for (let id = 1; id <= 10; id++) await summaries.of(storedArticle(id));
		expect(asked).toBe(10);
	});

	it("never reject, whatever breaks", async () => {
		const { summaries, logged } = setUp(broken, {
			fallback: async () => {
				throw new Error("a bug");
			},
			storage: {
				articles: {
					keepSummary: async () => {
						throw new Error("disk full");
					},
				},
			},
		});
		expect(await summaries.of(storedArticle(1))).toBe("");
		expect(logged).toHaveLength(3);
	});
});
