import { afterAll, beforeAll, expect, it } from "vitest";
import { findByLink } from "../../../src/topics/explaining/find-by-link.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, storeArticle } from "../../support/build.ts";

let storage: Storage;
let id: number;
beforeAll(async () => {
	storage = await openStorage("sqlite::memory:");
	const feedId = await addFeed(storage);
	id = await storeArticle(storage, feedId, { article: { keys: ["url:https://koha.example/lajme?id=7"] } });
});
afterAll(() => storage.close());

it.each([
	"https://www.koha.example/lajme/?id=7&utm_source=x#top",
	"koha.example/lajme?id=7",
	"koha.example/lajme?id=7#comment-12",
	"HTTP://koha.example/lajme?id=7",
])("finds a stored article by a link to it, with or without scheme and tracking: %s", async (link) => {
	expect((await findByLink(storage.articles, link))?.id).toBe(id);
});

it.each([
	"https://m.koha.example/lajme?id=7",
	"https://www.mobile.koha.example/lajme?id=7",
	"https://amp.koha.example/lajme?id=7",
	"https://koha.example/amp/lajme?id=7",
	"https://koha.example/lajme/amp?id=7",
	"https://koha.example/lajme?id=7&amp",
	"https://koha.example/lajme?id=7&outputType=amp",
])("finds it by a link to the paper's page for telephones: %s", async (link) => {
	expect((await findByLink(storage.articles, link))?.id).toBe(id);
});

it.each([
	"https://koha.example/",
	"https://koha.example/lajme?id=8",
	"https://koha.example/lajme?id=7&outputType=pdf",
	"https://",
	"javascript:alert(1)",
	"",
])("finds nothing by a link that leads elsewhere: %j", async (link) => {
	expect(await findByLink(storage.articles, link)).toBeUndefined();
});
