import { afterEach, expect, it } from "vitest";
import type { Article } from "../../../src/domain/article.ts";
import { termsOf } from "../../../src/text/terms-of.ts";
import type { CompiledNode } from "../../../src/topics/compiled-query.ts";
import { findDevelopments } from "../../../src/topics/preview/find-developments.ts";
import { previewTopic } from "../../../src/topics/preview/preview-topic.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, day, start, storeArticle } from "../../support/build.ts";
import { forms, lexicon } from "../support/judge.ts";

const now = start;

const open: Storage[] = [];
afterEach(async () => {
	for (const storage of open.splice(0)) await storage.close();
});

/** A store with these articles, each told so many days ago. */
async function store(articles: readonly { title: string; lead?: string; daysAgo: number }[]): Promise<Storage> {
	const storage = await openStorage("sqlite::memory:");
	open.push(storage);
	const feedId = await addFeed(storage, { title: "Koha" });
	for (const { title, lead = "", daysAgo } of articles.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
		const at = now - daysAgo * day;
		await storeArticle(storage, feedId, {
			article: {
				...{ title, lead, text: "", language: "en", publishedAt: at, seenAt: at },
				terms: termsOf(`${title} ${lead}`).join(" "),
			},
		});
	}
	return storage;
}

/** As an empty store understands it. */
async function compile(query: string): Promise<CompiledNode> {
	const understood = await understandTopic(query, { lexicon, corpus: createArticleCorpus() });
	if (!understood.ok) throw new Error(understood.fault.kind);
	return understood.root;
}

async function preview(query: string, storage: Storage, variants: readonly string[] = []) {
	const roots: CompiledNode[] = [];
	for (const variant of variants) roots.push(await compile(variant));
	return previewTopic(await compile(query), {
		articles: storage.articles,
		lexicon,
		forms,
		now,
		days: 7,
		newest: 3,
		variants: roots,
	});
}

it("counts the window alone, shows older ones where it has too few, and says why each matched", async () => {
	const storage = await store([
		{ title: "Wine harvest begins in Rahovec", daysAgo: 1 },
		{ title: "Wine harvest: a record in Rahovec", daysAgo: 20 },
		{ title: "Wine harvest ends in Gjakova", daysAgo: 30 },
		{ title: "Wine harvest in Suhareka", daysAgo: 40 },
		{ title: "Rain in Prizren", daysAgo: 2 },
	]);
	const { count, newest, variantCounts } = await preview("wine harvest", storage, ["wine harvest Gjakova", "wine"]);
	expect(count).toBe(1);
	expect(variantCounts).toEqual([0, 1]);
	expect(newest.map(({ article }) => article.title)).toEqual([
		"Wine harvest begins in Rahovec",
		"Wine harvest: a record in Rahovec",
		"Wine harvest ends in Gjakova",
	]);
	for (const { score, why } of newest) {
		expect(score).toBeGreaterThanOrEqual(0.5);
		expect(why.map(({ found }) => found)).toEqual(["Wine", "harvest"]);
	}
});

it("shows what came nearest of the window without matching, and what it lacks", async () => {
	const storage = await store([
		{ title: "Snow in Serbia", daysAgo: 1 },
		{ title: "Kosovo and Serbia play basketball", daysAgo: 2 },
		{ title: "Kosovo beats Serbia in basketball", daysAgo: 20 },
	]);
	const { count, justMissed } = await preview("Kosovo Serbia talks", storage);
	expect(count).toBe(0);
	expect(justMissed).toMatchObject({ article: { title: "Kosovo and Serbia play basketball" }, missing: ["talks"] });
});

it("does not call near what meets nothing but a condition on the source or the language", async () => {
	const storage = await store([{ title: "Snow in Serbia", daysAgo: 1 }]);
	expect((await preview("penguins source:Koha", storage)).justMissed).toBeUndefined();
	expect((await preview("penguins lang:en", storage)).justMissed).toBeUndefined();
	expect((await preview("snow Serbia Kosovo source:Koha", storage)).justMissed).toMatchObject({
		missing: ["Kosovo"],
	});
});

it("lets others have their turn while it goes through very many articles", async () => {
	const articles = Array.from({ length: 1_500 }, (_, id): Article => {
		const text = "Wine harvest and the weather of the week. ".repeat(40);
		return {
			...{
				id,
				storyId: `s${id}`,
				developmentId: `s${id}`,
				feedId: 1,
				url: undefined,
				title: `Wine harvest ${id}`,
				lead: "",
				text,
			},
			...{ author: undefined, language: "en", publishedAt: now, seenAt: now, source: "Koha", summary: undefined },
		};
	});
	const root = await compile("wine harvest");
	const looking = {
		articles: {
			candidates: async () => articles,
			newest: async () => articles,
			count: async () => articles.length,
			frequencies: async () => new Map<string, number>(),
		},
		lexicon,
		forms,
	};
	let turns = 0;
	let isOver = false;
	const tick = () => {
		turns++;
		if (!isOver) setImmediate(tick);
	};
	setImmediate(tick);
	const { count } = await previewTopic(root, { ...looking, now, days: 7, newest: 3 });
	const developments = await findDevelopments(root, { ...looking, since: now - day });
	isOver = true;
	expect(count).toBe(1_500);
	expect(developments).toHaveLength(1_500);
	expect(turns).toBeGreaterThan(5);
});
