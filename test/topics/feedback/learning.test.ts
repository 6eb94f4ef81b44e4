import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewArticle } from "../../../src/domain/article.ts";
import { termsOf } from "../../../src/text/terms-of.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { MATCH_SCORE } from "../../../src/topics/matching/score-topic.ts";
import { openTopics } from "../../../src/topics/open-topics.ts";
import type { Topics, Wish } from "../../../src/topics/topics.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, day, hour, newArticle, start, storeArticle } from "../../support/build.ts";

const lexicon = createLexicon();
const chat = { chatId: 1, threadId: 0 };

const piece = (title: string, lead = "", changes: Partial<NewArticle> = {}): NewArticle =>
	newArticle({ title, lead, text: "", terms: termsOf(`${title} ${lead}`).join(" "), ...changes });

const basketball = piece(
	"Kosovo beats Serbia in basketball qualifier",
	"The basketball match ended 84:79. Coach Petrovic praised his players after the last quarter.",
);
const otherMatch = piece(
	"Serbia and Kosovo meet in a basketball match again",
	"The coach counts on his best players in Skopje on Sunday.",
);
const talks = piece(
	"Kosovo and Serbia resume dialogue in Brussels",
	"The negotiators talk about missing persons; later the players of both basketball teams meet, a coach said.",
);

describe("learning from a reader", () => {
	let storage: Storage;
	let topics: Topics;
	let feedId: number;
	beforeEach(async () => {
		storage = await openStorage("sqlite::memory:");
		topics = await openTopics({ storage, lexicon });
		feedId = await addFeed(storage);
		for (const chatId of [1, 2]) await storage.chats.meet(chatId, "private", "en", start);
	});
	afterEach(() => storage.close());

	const follow = async (text: string, chatId = 1) => {
		const understood = await topics.understand(text);
		if (!understood.ok) throw new Error(understood.fault.kind);
		const { subscription } = await topics.follow({ ...chat, chatId }, understood.understanding, start);
		return subscription.id;
	};
	const teach = async (subscriptionId: number, article: NewArticle, wish: Wish) => {
		const known = await storage.articles.byKey(article.keys[0] ?? "");
		const id = known?.id ?? (await storeArticle(storage, feedId, { article }));
		const stored = await storage.articles.get(id);
		if (!stored) throw new Error("not stored");
		return topics.learn({ chatId: 1, subscriptionId }, { article: stored, wish, now: start });
	};
	const scores = async (chatId: number, article: NewArticle) => {
		const ids = (await storage.topics.ofChat(chatId)).map(({ topicId }) => topicId);
		return topics
			.match(article, "Paper")
			.filter(({ topicId }) => ids.includes(topicId))
			.map(({ score }) => score);
	};
	const nearScores = async (subscriptionId: number, article: NewArticle) => {
		const known = await storage.articles.byKey(article.keys[0] ?? "");
		const stored = known ?? (await storage.articles.get(await storeArticle(storage, feedId, { article })));
		const own = (await storage.topics.ofChat(1)).find(({ id }) => id === subscriptionId);
		return stored && own ? (topics.judge(stored, [own.topicId])[0]?.score ?? 0) : 0;
	};
	const isSent = async (chatId: number, article: NewArticle) => (await scores(chatId, article)).length > 0;

	it.each(["Kosovo Serbia", "Kosovo"])("sends no more of a kind of story that %s does not mean", async (query) => {
		const id = await follow(query);
		await follow(query, 2);
		for (const article of [basketball, otherMatch, talks]) expect(await isSent(1, article)).toBe(true);
		const learned = await teach(id, basketball, "less");
		expect(learned?.lesson?.terms.map(({ label }) => label)).toContain("basketball");
		expect([await isSent(1, basketball), await isSent(1, otherMatch)]).toEqual([false, false]);
		expect(await isSent(1, talks)).toBe(true);
		expect([await isSent(2, basketball), await isSent(2, otherMatch)]).toEqual([true, true]);
	});

	it("knows the kind again in another language", async () => {
		const id = await follow("Kosovo");
		const flood = piece(
			"Floods in Kosovo: villages under water",
			"Heavy rain; an evacuation began, schools are closed.",
		);
		const poplave = piece("Poplave na Kosovu, evakuacija u toku", "Kiša je poplavila škole.", { language: "sr" });
		expect(await isSent(1, poplave)).toBe(true);
		await teach(id, flood, "less");
		expect(await isSent(1, poplave)).toBe(false);
	});

	it("learns of no deaths and openings, which any kind of story has", async () => {
		const id = await follow("Kosovo");
		const learned = await teach(id, piece("Two deaths in Kosovo avalanche", "The victims were skiers."), "less");
		const labels = learned?.lesson?.terms.map(({ label }) => label);
		expect(labels).toContain("avalanche");
		expect(labels).not.toEqual(expect.arrayContaining([expect.stringMatching(/deaths|victims/)]));
	});

	it("takes nothing for one unwanted word, and never more than a third", async () => {
		const id = await follow("Kosovo Serbia dialogue");
		await follow("Kosovo Serbia dialogue", 2);
		const [before = 0] = await scores(1, talks);
		await teach(id, basketball, "less");
		const one = piece("Kosovo–Serbia dialogue", "A basketball lay there.");
		expect(await scores(1, one)).toEqual(await scores(2, one));
		const [after = 0] = await scores(1, talks);
		expect(before - after).toBeGreaterThan(0.05);
		expect(before - after).toBeLessThanOrEqual(1 / 3 + 1e-6);
		expect(after).toBeGreaterThanOrEqual(MATCH_SCORE);
	});

	it("brings more of what is wanted, also where fewer of the reader's words stand", async () => {
		const id = await follow("energy prices in Kosovo");
		const wanted = piece(
			"Energy prices in Kosovo rise as the power plant in Obiliq stops",
			"Households pay more since the Obiliq plant burns lignite bought abroad, the regulator Gashi says.",
		);
		const missed = piece("Energy regulator Gashi on the Obiliq plant", "Lignite for households.");
		expect(await isSent(1, missed)).toBe(false);
		const before = await nearScores(id, missed);
		await teach(id, wanted, "more");
		expect(await nearScores(id, missed)).toBeGreaterThan(before);
		expect(await isSent(1, piece("The plant in Obiliq", "Gashi, lignite, regulator, households."))).toBe(false);
	});

	it("learns from an article once; the last judgement holds", async () => {
		const id = await follow("Kosovo Serbia");
		await teach(id, basketball, "less");
		const once = await storage.topics.lessons();
		await teach(id, basketball, "less");
		expect(await storage.topics.lessons()).toEqual(once);
		await teach(id, basketball, "more");
		expect(topics.lessons(once[0]?.topicId ?? 0)).toMatchObject([{ wish: "more" }]);
		expect(await isSent(1, basketball)).toBe(true);
	});

	it("forgets one lesson or all, and then follows what all others do", async () => {
		const id = await follow("Kosovo Serbia");
		await follow("Kosovo Serbia", 2);
		const first = await teach(id, basketball, "less");
		const second = await teach(id, piece("Serbia and Kosovo count votes", "Turnout in the municipal election"), "less");
		expect(topics.size).toBe(2);
		await topics.unlearn({ chatId: 1, subscriptionId: id }, first?.lesson?.articleId);
		expect([await isSent(1, basketball), topics.size]).toEqual([true, 2]);
		await topics.unlearn({ chatId: 1, subscriptionId: id }, second?.lesson?.articleId);
		await topics.unlearn({ chatId: 1, subscriptionId: id }, second?.lesson?.articleId);
		expect(topics.size).toBe(1);
		expect(new Set((await storage.topics.all()).map(({ key }) => key)).size).toBe(1);
		expect(await isSent(1, basketball)).toBe(true);
	});

	it("keeps twenty terms at the most, the latest", async () => {
		const id = await follow("Kosovo");
		for (const subject of [
			"tennis tournament",
			"wheat harvest",
			"opera premiere",
			"hotel fire",
			"school strike",
			"dentist",
		])
			await teach(
				id,
				piece(`Kosovo ${subject}`, `All about ${subject}, ${subject}x, ${subject}y and ${subject}z.`),
				"less",
			);
		const [own] = await storage.topics.ofChat(1);
		const lessons = topics.lessons(own?.topicId ?? 0);
		expect(new Set(lessons.flatMap(({ terms }) => terms.map(({ label }) => label))).size).toBeLessThanOrEqual(20);
		expect(lessons.at(-1)?.title).toContain("dentist");
	});

	it("keeps no more than the beginning of a word without end, and so can be taken up again after a restart", async () => {
		const id = await follow("Kosovo");
		for (const letters of ["AB", "CD", "EF", "GH"]) {
			const endless = [...letters].map((letter) => `${letter}${"愛".repeat(18_000)}`).join(" and of ");
			const article = piece(`Kosovo vote ${letters}`, `The vote of ${endless} is over.`);
			const learned = await teach(id, article, "more");
			for (const { label } of learned?.lesson?.terms ?? []) expect(label.length).toBeLessThan(100);
		}
		topics = await openTopics({ storage, lexicon });
		expect(topics.size).toBe(1);
	});

	it("says when an article teaches nothing, and knows no subscription of another chat", async () => {
		const id = await follow("Kosovo");
		expect((await teach(id, piece("Kosovo"), "less"))?.lesson).toBeUndefined();
		expect(topics.size).toBe(1);
		const article = await storage.articles.get(await storeArticle(storage, feedId, { article: talks }));
		if (!article) throw new Error("not stored");
		const judged = { article, wish: "less" as const, now: start };
		expect(await topics.learn({ chatId: 2, subscriptionId: id }, judged)).toBeUndefined();
		expect(await topics.unlearn({ chatId: 2, subscriptionId: id })).toBeUndefined();
	});

	it("remembers after a restart, and forgets with the chat", async () => {
		const id = await follow("Kosovo Serbia");
		await teach(id, basketball, "less");
		topics = await openTopics({ storage, lexicon });
		expect([await isSent(1, otherMatch), await isSent(1, talks)]).toEqual([false, true]);
		const { endedTopicIds } = await storage.chats.forget(1);
		topics.end(endedTopicIds);
		expect([topics.size, topics.lessons(endedTopicIds[0] ?? 0), await storage.topics.lessons()]).toEqual([0, [], []]);
	});

	it("tells of an article that was not sent what spoke against it", async () => {
		const id = await follow("Kosovo Serbia");
		await teach(id, basketball, "less");
		const stored = await storage.articles.get(await storeArticle(storage, feedId, { article: otherMatch }));
		const [own] = await storage.topics.ofChat(1);
		if (!stored || !own) throw new Error("missing");
		const [judged] = topics.judge(stored, [own.topicId]);
		expect(judged?.score).toBeLessThan(MATCH_SCORE);
		expect(judged?.unwanted).toContain("basketball");
	});

	it("shows the newest of a topic by what it learned", async () => {
		const id = await follow("Kosovo Serbia");
		await storeArticle(storage, feedId, { article: otherMatch });
		const election = piece("Serbia and Kosovo count votes", "Turnout in the municipal election was high.");
		await storeArticle(storage, feedId, { article: election });
		await teach(id, basketball, "less");
		const [own] = await storage.topics.ofChat(1);
		const hits = await topics.newest(own?.topicId ?? 0, { now: start, newest: 5 });
		expect(hits.map(({ article }) => article.title)).toEqual([election.title]);
		expect(await topics.newest(404, { now: start, newest: 5 })).toEqual([]);
	});

	it("counts the stories of each day, with those from before it was followed", async () => {
		await storeArticle(storage, feedId, { article: { ...otherMatch, publishedAt: start - 2 * day, seenAt: start } });
		await storeArticle(storage, feedId, { article: { ...talks, publishedAt: start - hour } });
		await follow("Kosovo Serbia");
		const [own] = await storage.topics.ofChat(1);
		const topicId = own?.topicId ?? 0;
		const span = { now: start, days: 4 };
		expect((await topics.volumes([topicId], span)).get(topicId)).toEqual([0, 1, 0, 1]);
		await storeArticle(storage, feedId, { article: basketball, matches: topics.match(basketball, "Paper") });
		expect((await topics.volumes([topicId], span)).get(topicId)).toEqual([0, 1, 0, 2]);
	});
});

describe("what was learned and the index", () => {
	it("finds with the index what judging each topic by itself finds", async () => {
		const words = ["Kosovo", "Serbia", "basketball", "match", "coach", "election", "wine", "strike", "energy", "EU"];
		const titles = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 7 }).map((some) => some.join(" "));
		const lessons = fc.array(fc.record({ text: titles, wish: fc.constantFrom<Wish>("more", "less") }), {
			maxLength: 3,
		});
		const queries = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((some) => some.join(" "));
		const storage = await openStorage("sqlite::memory:");
		const feedId = await addFeed(storage);
		await storage.chats.meet(1, "private", "en", start);
		const topics = await openTopics({ storage, lexicon });
		let threadId = 0;
		const check = fc.asyncProperty(queries, lessons, titles, async (query, taught, title) => {
			const understood = await topics.understand(query);
			if (!understood.ok) return;
			threadId += 1;
			const { subscription } = await topics.follow({ chatId: 1, threadId }, understood.understanding, start);
			for (const { text, wish } of taught) {
				const article = await storage.articles.get(await storeArticle(storage, feedId, { article: piece(text, text) }));
				if (article) await topics.learn({ chatId: 1, subscriptionId: subscription.id }, { article, wish, now: start });
			}
			const article = await storage.articles.get(await storeArticle(storage, feedId, { article: piece(title) }));
			if (!article) throw new Error("not stored");
			const all = (await storage.topics.all()).map(({ id }) => id);
			const looped = topics
				.judge(article, all)
				.filter(({ score }) => score >= MATCH_SCORE)
				.map(({ topicId, score }) => [topicId, score]);
			const found = topics.match(newArticle(article), article.source).map(({ topicId, score }) => [topicId, score]);
			expect(found.sort()).toEqual(looped.sort());
		});
		await fc.assert(check, { numRuns: 40 });
		await storage.close();
	});
});
