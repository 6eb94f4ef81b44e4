import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCompiled } from "../../../src/topics/compiled-query.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { formsOf } from "../../../src/topics/matching/term-forms.ts";
import { findAspects } from "../../../src/topics/preview/find-aspects.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, storeArticle } from "../../support/build.ts";

const lexicon = createLexicon();
const titles = [
	["en", "Football: Kosovo beat Iceland in Prishtina"],
	["sq", "Futboll: Kosova fiton ndaj Islandës"],
	["en", "Football: Kurti watches Kosovo lose to Malta"],
	["en", "Women's football draws a record crowd in Serbia"],
	["en", "Women's football gets its own stadium"],
	["en", "Football: a women's football club is founded"],
	["sr", "Fudbal: Srbija igra nerešeno, golman heroj"],
	["en", "Football: Serbia name their squad"],
	["en", "Football: tickets for Serbia are sold out"],
	["en", "Football changes its rules, and clubs win time"],
	["en", "Football: the league begins in Ruritania"],
	["de", "Fußball: Der Torwart der Zabergäuer hält alles"],
	["de", "Fußball: Die Zabergäuer steigen auf"],
	["de", "Fußball: Zabergäuer ohne Trainer"],
] as const;

let storage: Storage;
beforeAll(async () => {
	storage = await openStorage("sqlite::memory:");
	const feedId = await addFeed(storage);
	for (const [language, title] of titles)
		await storeArticle(storage, feedId, { article: { title, lead: "", language } });
});
afterAll(() => storage.close());

async function aspectsOf(text: string): Promise<string[]> {
	const understood = await understandTopic(text, { lexicon, corpus: storage.articles });
	const root = understood.ok ? readCompiled(understood.understanding.compiled) : undefined;
	if (root === undefined) throw new Error(`${text} is not understood`);
	const forms = (key: string) => formsOf(key, lexicon);
	return findAspects(root, await storage.articles.newest(100), { lexicon, forms, articles: storage.articles });
}

describe("the aspects of a wide topic", () => {
	it("are countries and kinds of it that several stories tell of, in whatever language", async () => {
		expect(await aspectsOf("football")).toEqual(["Serbia", "Kosovo", "women's football"]);
	});

	it("are named in the language and the script of the topic", async () => {
		expect((await aspectsOf("fudbal")).slice(0, 2)).toEqual(["Srbija", "Kosovo"]);
		expect((await aspectsOf("фудбал")).slice(0, 2)).toEqual(["Србија", "Косово"]);
		expect((await aspectsOf("Fußball")).slice(0, 2)).toEqual(["Serbien", "Kosovo"]);
	});

	it("are not the topic itself, nor what all or next to none of its stories tell of", async () => {
		const aspects = await aspectsOf("Serbia");
		expect(aspects).toContain("Kosovo");
		expect(aspects).not.toContain("Serbia");
		expect(await aspectsOf("football")).not.toContain("Iceland");
	});
});
