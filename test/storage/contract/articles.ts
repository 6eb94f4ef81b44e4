import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../../../storage/storage.ts";
import {
	addFeed,
	day,
	follow,
	hour,
	newArticle,
	newMatch,
	newState,
	start,
	storeArticle,
} from "../../support/build.ts";
import type { OpenEmpty } from "./contract.ts";

export function articlesContract(open: OpenEmpty): void {
	describe("articles", () => {
		let storage: Storage;
		let feedId: number;
		beforeEach(async () => {
			storage = await open();
			feedId = await addFeed(storage, { title: "Balkan Paper" });
		});
		afterEach(() => storage.close());

		const ids = (articles: { id: number }[]) => articles.map(({ id }) => id);

		it("gives an article back as it was stored, with its feed's title for source", async () => {
			const article = newArticle({
				feedId,
				title: "Građani «traže» <b>odgovor</b> 🙂",
				text: "Jedan.\nDva\u0000.",
				author: "N. N.",
			});
			const id = await storeArticle(storage, feedId, { article, storyId: "s1" });
			const { keys: _keys, terms: _terms, ...rest } = article;
			expect(await storage.articles.get(id)).toEqual({
				...rest,
				id,
				storyId: "s1",
				developmentId: "s1",
				source: "Balkan Paper",
				summary: undefined,
			});
			expect(await storage.articles.get(id + 1)).toBeUndefined();
		});

		it("keeps what is absent absent", async () => {
			const id = await storeArticle(storage, feedId, {
				article: { url: undefined, language: undefined, publishedAt: undefined, lead: "", text: "" },
			});
			expect(await storage.articles.get(id)).toMatchObject({
				url: undefined,
				author: undefined,
				language: undefined,
				publishedAt: undefined,
				lead: "",
				text: "",
			});
		});

		it("tells what of a story was stored before an article, the last first", async () => {
			const told: number[] = [];
			for (const storyId of ["s", "t", "s", "s", "s"]) told.push(await storeArticle(storage, feedId, { storyId }));
			const [first, , second, third] = told;
			expect(ids(await storage.articles.ofStory("s", { before: told[4] ?? 0, limit: 2 }))).toEqual([third, second]);
			expect(ids(await storage.articles.ofStory("s", { before: second ?? 0, limit: 9 }))).toEqual([first]);
		});

		it("puts a changed article in the place of its earlier version, once", async () => {
			const keys = ["guid:1:a"];
			const before = await storeArticle(storage, feedId, { storyId: "s", article: { keys, terms: "talks today" } });
			const changes = { articleId: before, titleMarks: ["first"] };
			const arrival = {
				article: newArticle({ feedId, keys: [...keys, "url:b"], terms: "talks cancelled" }),
				storyId: "s",
				developmentId: "later",
				matches: [],
				entryMark: "mark",
				changes,
			};
			const [id] = (await storage.articles.record(feedId, newState(), [arrival])).articleIds;
			expect((await storage.articles.record(feedId, newState(), [arrival])).articleIds).toEqual([undefined]);
			const version = { articleId: id, feedId, entryMark: "mark", titleMarks: ["first"] };
			expect(await storage.articles.versions([...keys, "url:b", "other"])).toEqual(
				new Map([...keys, "url:b"].map((key) => [key, version])),
			);
			expect(await storage.articles.count()).toBe(1);
			expect(ids(await storage.articles.newest(9))).toEqual([id]);
			expect(ids(await storage.articles.search(["talks"], { limit: 9 }))).toEqual([id]);
			expect(await storage.articles.search(["today"], { limit: 9 })).toEqual([]);
			expect((await storage.articles.get(before))?.developmentId).toBe("s");
			expect(await storage.check()).toEqual([]);
			expect(await storage.articles.thinOut(start + day, 9)).toBe(2);
			expect(await storage.check()).toEqual([]);
		});

		it("keeps a summary, an empty one too", async () => {
			const id = await storeArticle(storage, feedId);
			await storage.articles.keepSummary(id, "Short.");
			expect((await storage.articles.get(id))?.summary).toBe("Short.");
			await storage.articles.keepSummary(id, "");
			expect((await storage.articles.get(id))?.summary).toBe("");
		});

		it("knows an article by any of its keys", async () => {
			await storeArticle(storage, feedId, { article: { keys: ["guid", "url", "title"] } });
			expect(await storage.articles.known(["url", "other", "title"], start)).toEqual(new Set(["url", "title"]));
			expect(await storage.articles.known([], start)).toEqual(new Set());
		});

		it("finds an article by any of its keys, until it is thinned out", async () => {
			const id = await storeArticle(storage, feedId, { article: { keys: ["guid", "url:https://a.example/1"] } });
			await storeArticle(storage, feedId);
			expect((await storage.articles.byKey("url:https://a.example/1"))?.id).toBe(id);
			expect((await storage.articles.byKey("guid"))?.source).toBe("Balkan Paper");
			expect(await storage.articles.byKey("url:https://a.example/2")).toBeUndefined();
			await storage.articles.thinOut(start + day, 10);
			expect(await storage.articles.byKey("guid")).toBeUndefined();
		});

		it("lists the newest by when they were published, whatever order they came in, and pages on from one", async () => {
			const store = (publishedAt: number | undefined, seenAt = start) =>
				storeArticle(storage, feedId, { article: { publishedAt, seenAt } });
			const yesterday = await store(start - 24 * hour);
			const undated = await store(undefined, start - 2 * hour);
			const ahead = await store(start + 5 * hour, start - hour);
			const lastWeek = await store(start - 7 * 24 * hour);
			expect(ids(await storage.articles.newest(9))).toEqual([ahead, undated, yesterday, lastWeek]);
			expect(ids(await storage.articles.newest(9, undated))).toEqual([yesterday, lastWeek]);
		});

		it("keeps the ids in the order of arrival", async () => {
			const { articleIds } = await storage.articles.record(
				feedId,
				newState(),
				[1, 2, 3].map((n) => ({
					article: newArticle({ feedId }),
					storyId: `${n}`,
					developmentId: `${n}`,
					matches: [],
				})),
			);
			expect(articleIds).toEqual([...articleIds].sort((a, b) => Number(a) - Number(b)));
			expect(ids(await storage.articles.newest(2))).toEqual([articleIds[2], articleIds[1]]);
			expect(ids(await storage.articles.newest(5, articleIds[1]))).toEqual([articleIds[0]]);
			expect(await storage.articles.count()).toBe(3);
		});

		it("leaves out an article that became known meanwhile, also within one poll", async () => {
			const { topic } = await follow(storage, 1);
			await storeArticle(storage, feedId, { article: { keys: ["a"] } });
			const arrival = (keys: string[]) => ({
				article: newArticle({ feedId, keys }),
				storyId: keys.join(),
				developmentId: keys.join(),
				matches: [newMatch(topic.id)],
			});
			const recorded = await storage.articles.record(feedId, newState(), [
				arrival(["x", "a"]),
				arrival(["b", "c"]),
				arrival(["c", "d"]),
			]);
			expect(recorded.articleIds).toEqual([undefined, expect.any(Number), undefined]);
			expect(recorded.planned).toBe(1);
			expect(await storage.articles.count()).toBe(2);
		});

		it("stores the feed's state with the articles", async () => {
			await storage.articles.record(feedId, newState({ etag: "e1" }), []);
			expect((await storage.feeds.list())[0]).toMatchObject({ etag: "e1", firstPolledAt: start });
		});

		it("stores nothing of a poll when a part of it cannot be stored", async () => {
			const { topic } = await follow(storage, 1);
			const good = {
				article: newArticle({ feedId, keys: ["good"] }),
				storyId: "1",
				developmentId: "1",
				matches: [newMatch(topic.id)],
			};
			const bad = { article: newArticle({ feedId: 999_999 }), storyId: "2", developmentId: "2", matches: [] };
			await expect(storage.articles.record(feedId, newState({ etag: "e2" }), [good, bad])).rejects.toThrow();
			expect(await storage.articles.count()).toBe(0);
			expect(await storage.articles.known(["good"], start)).toEqual(new Set());
			expect((await storage.feeds.list())[0]?.etag).toBeUndefined();
			expect(await storage.outbox.waiting(1)).toBe(0);
			expect(await storage.check()).toEqual([]);
		});

		describe("search", () => {
			it("finds the articles with every term, newest first, page by page", async () => {
				const a = await storeArticle(storage, feedId, { article: { terms: "kosov serb dialog" } });
				const b = await storeArticle(storage, feedId, { article: { terms: "kosov dialog" } });
				const c = await storeArticle(storage, feedId, { article: { terms: "dialog kosov kosov" } });
				const terms = ["kosov", "dialog"];
				expect(ids(await storage.articles.search(terms, { limit: 9 }))).toEqual([c, b, a]);
				expect(ids(await storage.articles.search(terms, { limit: 1, before: c }))).toEqual([b]);
				expect(ids(await storage.articles.search(["kosov", "serb"], { limit: 9 }))).toEqual([a]);
				expect(await storage.articles.search(["kos"], { limit: 9 })).toEqual([]);
				expect(await storage.articles.search([], { limit: 9 })).toEqual([]);
			});

			it.each([
				["covid-19"],
				["2026"],
				["c++"],
				["o'neil"],
				['say"so'],
				["near"],
				["and"],
				["or"],
				["not"],
				["title:x"],
				["*"],
				["^a"],
				["{a}"],
				["(a"],
				["a.b"],
				["\\"],
				["çelik"],
				["ћирилица"],
				["日本"],
				["🙂"],
				["e\u0301te"],
				["x\u00a0y"],
			])("keeps the term %s as it is", async (term) => {
				const id = await storeArticle(storage, feedId, { article: { terms: `before ${term} after` } });
				await storeArticle(storage, feedId, { article: { terms: "before covid 19 say so a b after" } });
				expect(ids(await storage.articles.search([term, "after"], { limit: 9 }))).toEqual([id]);
				expect(ids(await storage.articles.candidates([term], { since: 0, limit: 9 }))).toEqual([id]);
				expect(await storage.articles.frequencies([term])).toEqual(new Map([[term, 1]]));
			});

			it("takes any text for a term without breaking", async () => {
				const id = await storeArticle(storage, feedId, { article: { terms: "alpha beta" } });
				for (const term of ["", " ", "\u0000", '"', '"" OR "', "a AND", "NEAR(", "-x", "\ud800", "\n"])
					expect(await storage.articles.search([term], { limit: 9 })).toEqual([]);
				expect(ids(await storage.articles.search(["alpha beta"], { limit: 9 }))).toEqual([id]);
				const many = Array.from({ length: 2_000 }, (_, n) => `t${n}`);
				expect(ids(await storage.articles.candidates([...many, "beta"], { since: 0, limit: 9 }))).toEqual([id]);
				expect(await storage.articles.search(many, { limit: 9 })).toEqual([]);
			});

			it("finds the articles of a window with any of the terms", async () => {
				const at = (seenAt: number, terms: string) => storeArticle(storage, feedId, { article: { seenAt, terms } });
				await at(start - 8 * day, "alpha");
				const b = await at(start - 2 * day, "alpha");
				const c = await at(start - day, "beta gamma");
				await at(start - day, "delta");
				// The clock was set back a little in between.
				const e = await at(start - 2 * day, "beta");
				const since = start - 7 * day;
				const terms = ["alpha", "beta"];
				expect(ids(await storage.articles.candidates(terms, { since, limit: 9 }))).toEqual([e, c, b]);
				expect(ids(await storage.articles.candidates(terms, { since, limit: 1 }))).toEqual([e]);
				expect(await storage.articles.candidates(terms, { since: start, limit: 9 })).toEqual([]);
				expect(await storage.articles.candidates([], { since, limit: 9 })).toEqual([]);
			});

			it("counts in how many articles a term stands", async () => {
				await storeArticle(storage, feedId, { article: { terms: "alpha alpha beta" } });
				await storeArticle(storage, feedId, { article: { terms: "alpha" } });
				expect(await storage.articles.frequencies(["alpha", "beta", "gamma"])).toEqual(
					new Map([
						["alpha", 2],
						["beta", 1],
						["gamma", 0],
					]),
				);
			});
		});

		it("gives the articles since a moment, oldest first", async () => {
			await storeArticle(storage, feedId, { article: { seenAt: start - 3 * day } });
			const b = await storeArticle(storage, feedId, { article: { seenAt: start - day } });
			const c = await storeArticle(storage, feedId, { article: { seenAt: start } });
			expect(ids(await storage.articles.since(start - 2 * day))).toEqual([b, c]);
		});

		describe("thinning out", () => {
			const before = start;
			const old = start - 100 * day;

			it("deletes old articles from everywhere, a few at a time", async () => {
				for (const n of [1, 2, 3]) await storeArticle(storage, feedId, { article: { seenAt: old + n, terms: "gone" } });
				const kept = await storeArticle(storage, feedId, { article: { seenAt: before, terms: "gone" } });
				expect(await storage.articles.thinOut(before, 2)).toBe(2);
				expect(await storage.articles.thinOut(before, 2)).toBe(1);
				expect(await storage.articles.thinOut(before, 2)).toBe(0);
				expect(ids(await storage.articles.newest(9))).toEqual([kept]);
				expect(ids(await storage.articles.search(["gone"], { limit: 9 }))).toEqual([kept]);
				expect(await storage.articles.frequencies(["gone"])).toEqual(new Map([["gone", 1]]));
				expect(await storage.check()).toEqual([]);
			});

			it("keeps an article while a delivery of it is on its way or was sent since", async () => {
				const { topic } = await follow(storage, 1);
				const store = (storyId: string) =>
					storeArticle(storage, feedId, { article: { seenAt: old }, storyId, matches: [newMatch(topic.id)] });
				const articles = [await store("sent long ago"), await store("sent lately"), await store("waits")];
				const send = async (sentAt: number) => {
					const [delivery] = await storage.outbox.due(start, { limit: 1, exceptChatIds: [] });
					await storage.outbox.claim(delivery?.id ?? 0, start);
					await storage.outbox.recordSent(delivery?.id ?? 0, { messageId: sentAt, sentAt });
				};
				await send(old);
				await send(before + hour);
				expect(await storage.articles.thinOut(before, 9)).toBe(1);
				expect(ids(await storage.articles.newest(9))).toEqual([articles[2], articles[1]]);
				expect(await storage.outbox.byMessage(1, old)).toBeUndefined();
				expect(await storage.outbox.byMessage(1, before + hour)).toBeDefined();
				expect(await storage.check()).toEqual([]);
			});

			it("remembers the keys until no feed shows them any more", async () => {
				await storeArticle(storage, feedId, { article: { seenAt: old, keys: ["still shown", "shown no more"] } });
				await storage.articles.known(["still shown"], before + hour);
				await storage.articles.thinOut(before, 9);
				const all = ["still shown", "shown no more"];
				expect(await storage.articles.known(all, before + hour)).toEqual(new Set(["still shown"]));
				const again = newArticle({ feedId, keys: ["still shown"] });
				const { articleIds } = await storage.articles.record(feedId, newState(), [
					{ article: again, storyId: "s", developmentId: "s", matches: [] },
				]);
				expect(articleIds).toEqual([undefined]);
				await storage.articles.thinOut(before + 2 * day, 9);
				expect(await storage.articles.known(all, before + 2 * day)).toEqual(new Set());
			});
		});
	});
}
