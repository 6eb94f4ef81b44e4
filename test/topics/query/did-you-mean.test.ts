import { afterEach, beforeEach, expect, it } from "vitest";
import { termsOf } from "../../../src/text/terms-of.ts";
import { didYouMean } from "../../../src/topics/query/did-you-mean.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, storeArticle } from "../../support/build.ts";

let storage: Storage;
beforeEach(async () => {
	storage = await openStorage("sqlite::memory:");
	const feedId = await addFeed(storage);
	for (let i = 0; i < 6; i++) {
		const title = `Vučić in Kosovo, elections ${i}`;
		await storeArticle(storage, feedId, { article: { title, lead: "", terms: termsOf(title).join(" ") } });
	}
	await storeArticle(storage, feedId, {
		article: { title: "Penguins", lead: "", terms: termsOf("Penguins").join(" ") },
	});
});
afterEach(() => storage.close());

it.each([
	["Kosvo elections", "Kosovo elections"],
	["Kossovo", "Kosovo"],
	["Kosobo", "Kosovo"],
	["Koosvo", "Kosovo"],
	["Vucix visit", "Vučić visit"],
	['-Kosvo "elektions"', '-Kosovo "elections"'],
])("takes %j for %j", async (typed, meant) => {
	expect(await didYouMean(typed, storage.articles)).toBe(meant);
});

it.each(["Kosovo elections", "Kosxxo", "EU", "Penguin", "Penguims", "дијалог", "x".repeat(200), ""])(
	"changes nothing about %j",
	async (typed) => {
		expect(await didYouMean(typed, storage.articles)).toBeUndefined();
	},
);

it("leaves out what an apostrophe adds to a word", async () => {
	const feedId = await addFeed(storage, { url: "https://other.example/feed" });
	for (let i = 0; i < 6; i++) {
		const title = `Prizren's harvest by O'Brien ${i}`;
		await storeArticle(storage, feedId, { article: { title, lead: "", terms: termsOf(title).join(" ") } });
	}
	expect(await didYouMean("Prjzren", storage.articles)).toBe("Prizren");
	expect(await didYouMean("obrixn", storage.articles)).toBe("O'Brien");
});

it("takes nothing for a small word, or for one that is shorter still", async () => {
	const feedId = await addFeed(storage, { url: "https://zeitung.example/feed" });
	for (let i = 0; i < 6; i++) {
		const title = `Die Stadt und diese Brücke ${i}`;
		const terms = termsOf(title).join(" ");
		await storeArticle(storage, feedId, { article: { title, lead: "", language: "de", terms } });
	}
	expect(await didYouMean("diet", storage.articles)).toBeUndefined();
	expect(await didYouMean("diesx", storage.articles)).toBeUndefined();
	expect(await didYouMean("brükce", storage.articles)).toBe("Brücke");
});

it("leaves alone what is understood by other words", async () => {
	expect(await didYouMean("Kosvo elektions", storage.articles, ["Kosvo"])).toBe("Kosvo elections");
});
