import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { createTopicModel } from "../../../src/topics/model/topic-model.ts";
import { type OpenTopicsOptions, openTopics } from "../../../src/topics/open-topics.ts";
import type { Topics } from "../../../src/topics/topics.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, newArticle, start, storeArticle } from "../../support/build.ts";
import { type ModelStandIn, say, startModel } from "../../support/model-stand-in.ts";

const lexicon = createLexicon();
const here = { chatId: 7, threadId: 0 };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

async function openEmpty(): Promise<Storage> {
	const storage = await openStorage("sqlite::memory:");
	closing.push(() => storage.close());
	for (const chatId of [7, 8]) await storage.chats.meet(chatId, "private", "en", start);
	return storage;
}

async function modelThat(answer: Parameters<typeof startModel>[0]): Promise<ModelStandIn> {
	const model = await startModel(answer);
	closing.push(() => model.close());
	return model;
}

async function open(
	storage: Storage,
	standIn?: ModelStandIn,
	options: Partial<OpenTopicsOptions> = {},
): Promise<Topics> {
	const model =
		standIn &&
		createTopicModel({
			baseUrl: standIn.baseUrl,
			apiKey: "k",
			model: "small",
			timeoutMs: 2_000,
			languages: ["en", "sr", "sq"],
		});
	const topics = await openTopics({ storage, lexicon, model, ...options });
	closing.push(() => topics.close());
	return topics;
}

async function follow(topics: Topics, query: string, chatId = here.chatId) {
	const understood = await topics.understand(query);
	if (!understood.ok) throw new Error(understood.fault.kind);
	const { subscription } = await topics.follow({ ...here, chatId }, understood.understanding, start);
	return subscription;
}

const score = (topics: Topics, title: string, language = "sr", lead = "") =>
	topics.match(newArticle({ title, lead, text: "", language }), "")[0]?.score ?? 0;

function until(condition: () => Promise<boolean> | boolean): Promise<void> {
	return vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 5_000, interval: 5 });
}

const answered = (storage: Storage) => async () => (await storage.topics.wantingWords()).length === 0;

function namesFor(term: string, words: Record<string, string[]>, beside: Record<string, string[]> = {}) {
	return (response: ServerResponse) => say(response, JSON.stringify({ terms: [{ term, words }], beside }));
}

// Zwicky boxes are in no lexicon.
const query = "Zwicky boxes Kosovo";
const zwicky = { sr: ["cvikijeve kutije", "morfološke kutije"], sq: ["kutitë e Cvikit"] };

describe("a followed topic that a model knows words for", () => {
	it("is followed at once as the lexicon has it, and matches in another language once the model has answered", async () => {
		const storage = await openEmpty();
		let answer = () => {};
		const model = await modelThat((response) => {
			answer = () => namesFor("boxes", { sr: ["kutije"] })(response);
		});
		const topics = await open(storage, model);
		const { topicId } = await follow(topics, "boxes Kosovo");
		expect(score(topics, "Boxes arrive in Kosovo", "en")).toBeGreaterThanOrEqual(0.5);
		expect(score(topics, "Kutije stigle na Kosovo")).toBe(0);
		await until(() => model.asked.length === 1);
		answer();
		await until(answered(storage));
		expect(score(topics, "Boxes arrive in Kosovo", "en")).toBeGreaterThanOrEqual(0.5);
		expect(score(topics, "Kutije stigle na Kosovo")).toBeGreaterThanOrEqual(0.5);
		const [match] = topics.match(newArticle({ title: "Kutije stigle na Kosovo", text: "", language: "sr" }), "");
		expect(match).toMatchObject({ topicId });
		expect(match?.why).toContainEqual({ term: "boxes", found: "Kutije", where: "title", byModel: true });
		expect(match?.why).toContainEqual({ term: "Kosovo", found: "Kosovo", where: "title" });
	});

	it("is asked about once, whoever follows it, and shown with the words, which are told apart", async () => {
		const storage = await openEmpty();
		const model = await modelThat(namesFor("Zwicky", zwicky));
		const topics = await open(storage, model);
		await Promise.all([follow(topics, query), follow(topics, "kosovo zwicky BOXES".toLowerCase(), 8)]);
		await until(answered(storage));
		await follow(topics, query, 8);
		expect(model.asked).toHaveLength(1);
		const understood = await topics.understand(query);
		expect(understood).toMatchObject({
			understanding: {
				suggested: [{ term: "Zwicky", words: ["cvikijeve kutije", "morfološke kutije", "kutitë e Cvikit"] }],
			},
		});
		const other = await topics.understand("boxes Serbia");
		expect(other.ok && other.understanding).not.toHaveProperty("suggested");
	});

	it("keeps them over a restart, and when a newer compiler understands it anew, with no model at hand", async () => {
		const storage = await openEmpty();
		const topics = await open(storage, await modelThat(namesFor("boxes", { sr: ["kutije"] })));
		const { topicId } = await follow(topics, "boxes Kosovo");
		await until(answered(storage));
		expect(score(await open(storage), "Kutije stigle na Kosovo")).toBeGreaterThanOrEqual(0.5);
		await storage.topics.recompile(topicId, '{"version":0}', 0);
		expect(score(await open(storage), "Kutije stigle na Kosovo")).toBeGreaterThanOrEqual(0.5);
	});

	it("is asked about after a restart when the answer had not come, but not what was followed without a model", async () => {
		const storage = await openEmpty();
		await follow(await open(storage), "boxes Serbia");
		const silent = await modelThat(() => {});
		const topics = await open(storage, silent);
		await follow(topics, "boxes Kosovo");
		await until(() => silent.asked.length === 1);
		await topics.close();
		const model = await modelThat(namesFor("boxes", { sr: ["kutije"] }));
		const restarted = await open(storage, model);
		await until(answered(storage));
		expect(model.asked).toHaveLength(1);
		expect(score(restarted, "Kutije stigle na Kosovo")).toBeGreaterThanOrEqual(0.5);
		expect(score(restarted, "Kutije stigle u Srbiju")).toBe(0);
	});

	it("is left as it was, and asked about again later, when the answer is no good", async () => {
		const storage = await openEmpty();
		const bad = ['{"terms":[{"term":"boxes","words":{"sr":["title:kutije"]}}]}', "no", JSON.stringify({ terms: [] })];
		const model = await modelThat((response) => {
			const next = bad.pop();
			if (next === undefined) namesFor("boxes", { sr: ["kutije"] })(response);
			else say(response, next);
		});
		const warned: unknown[] = [];
		const log = { info: () => {}, error: () => {}, warn: (fields: unknown) => void warned.push(fields) } as never;
		const topics = await open(storage, model, { log, asking: { backOffMs: [1, 1, 1] } });
		await follow(topics, "boxes Kosovo");
		await until(answered(storage));
		expect(model.asked).toHaveLength(4);
		expect(warned).toHaveLength(3);
		expect(score(topics, "Kutije stigle na Kosovo")).toBeGreaterThanOrEqual(0.5);
	});

	it("is asked about a few times only, a few at once, and not more often a day than is allowed", async () => {
		const storage = await openEmpty();
		let underWay = 0;
		let most = 0;
		const model = await modelThat((response) => {
			most = Math.max(most, ++underWay);
			setTimeout(() => {
				underWay--;
				response.writeHead(500).end();
			}, 20);
		});
		const topics = await open(storage, model, { asking: { backOffMs: [1, 1] } });
		for (const name of ["Serbia", "Kosovo", "Albania"]) await follow(topics, `boxes ${name}`);
		await until(() => model.asked.length === 9);
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(model.asked).toHaveLength(9);
		expect(most).toBe(2);
		await topics.close();
		const frugal = await open(storage, model, { asking: { perDay: 2, backOffMs: [1, 1, 1, 1] } });
		await until(() => model.asked.length === 11);
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(model.asked).toHaveLength(11);
		await frugal.close();
	});

	it("is not asked about when it has conditions only, which mean exactly what they say", async () => {
		const storage = await openEmpty();
		const model = await modelThat(namesFor("boxes", { sr: ["kutije"] }));
		const topics = await open(storage, model);
		await follow(topics, '"missing boxes" -sport lang:en');
		expect(await storage.topics.wantingWords()).toEqual([]);
		await follow(topics, '"missing boxes" boxes Kosovo -sport');
		await until(answered(storage));
		expect(model.asked).toHaveLength(1);
		expect(JSON.parse(model.asked[0]?.body.messages[1]?.content ?? "").terms).toEqual(["boxes", "Kosovo"]);
		expect(score(topics, "Kutije stigle na Kosovo")).toBe(0);
		expect(score(topics, "Kutije stigle na Kosovo", "sr", "missing boxes")).toBeGreaterThanOrEqual(0.5);
		expect(score(topics, "Kutije stigle na Kosovo, sport", "sr", "missing boxes")).toBe(0);
	});

	describe("is taught before the model answers", () => {
		async function teach(storage: Storage, topics: Topics, subscriptionId: number): Promise<void> {
			const feedId = await addFeed(storage);
			const title = "Kosovo boxers win medals at the tournament in Tirana";
			const id = await storeArticle(storage, feedId, { article: { title, lead: "", text: "" } });
			const article = await storage.articles.get(id);
			if (article === undefined) throw new Error("not stored");
			const learned = await topics.learn({ chatId: 7, subscriptionId }, { article, wish: "more", now: start });
			expect(learned?.lesson?.terms).not.toHaveLength(0);
		}

		it("and has the words as soon as they come, whether or not others follow it too", async () => {
			for (const others of [0, 1]) {
				const storage = await openEmpty();
				let answer = () => {};
				const model = await modelThat((response) => {
					answer = () => namesFor("boxes", { sr: ["kutije"] })(response);
				});
				const topics = await open(storage, model);
				const { id } = await follow(topics, "boxes Kosovo");
				if (others > 0) await follow(topics, "boxes Kosovo", 8);
				await until(() => model.asked.length === 1);
				await teach(storage, topics, id);
				answer();
				await until(answered(storage));
				const matches = topics.match(newArticle({ title: "Kutije stigle na Kosovo", text: "", language: "sr" }), "");
				expect(matches).toHaveLength(1 + others);
				expect(model.asked).toHaveLength(1);
			}
		});

		it("and is asked about though the topic it was is gone", async () => {
			const storage = await openEmpty();
			let isWell = false;
			const model = await modelThat((response) => {
				if (isWell) namesFor("boxes", { sr: ["kutije"] })(response);
				else response.writeHead(500).end();
			});
			const topics = await open(storage, model, { asking: { backOffMs: Array.from({ length: 500 }, () => 5) } });
			const { id } = await follow(topics, "boxes Kosovo");
			await until(() => model.asked.length > 0);
			await teach(storage, topics, id);
			isWell = true;
			await until(answered(storage));
			expect(score(topics, "Kutije stigle na Kosovo")).toBeGreaterThanOrEqual(0.5);
		});
	});

	it("does not come back when it was given up while the model was thinking", async () => {
		const storage = await openEmpty();
		let answer = () => {};
		const model = await modelThat((response) => {
			answer = () => namesFor("boxes", { sr: ["kutije"] })(response);
		});
		const topics = await open(storage, model);
		const { id } = await follow(topics, "boxes Kosovo");
		await until(() => model.asked.length === 1);
		await topics.unfollow(here.chatId, id);
		const { topicId } = await follow(topics, "boxes Serbia");
		answer();
		await until(() => model.asked.length === 2);
		answer();
		await until(answered(storage));
		expect(topics.size).toBe(1);
		expect((await storage.topics.all()).map((topic) => topic.id)).toEqual([topicId]);
	});
});

describe("words of a model's alone", () => {
	const hostile = ["vlada", "godina", "kutije", "dana", "je", "Srbija", "ministar", "Beograd", "Kosovo"];

	async function following(topic: string, answer: (response: ServerResponse) => void): Promise<Topics> {
		const storage = await openEmpty();
		const topics = await open(storage, await modelThat(answer));
		await follow(topics, topic);
		await until(answered(storage));
		return topics;
	}

	it("need to be two for a topic of one term", async () => {
		const topics = await following(
			"beekeepership",
			namesFor("beekeepership", { sr: ["pčelarstvo", "košnice", "med"] }),
		);
		expect(score(topics, "Beekeepership pays", "en")).toBeGreaterThanOrEqual(0.5);
		expect(score(topics, "Pčelarstvo u krizi, pčelarstvo, pčelarstvo", "sr", "Pčelarstvo ".repeat(30))).toBeLessThan(
			0.5,
		);
		expect(score(topics, "Pčelarstvo u krizi: košnice prazne")).toBeGreaterThanOrEqual(0.5);
	});

	it("are not two when one stands in the other", async () => {
		const topics = await following("beekeepership", namesFor("beekeepership", { sr: ["vlada", "vlada Srbije"] }));
		expect(score(topics, "Vlada Srbije zaseda", "sr", "Vlada Srbije je danas zasedala")).toBeLessThan(0.5);
	});

	it("need to be for two terms where there are more", async () => {
		const topics = await following("boxes Kosovo", namesFor("boxes", { sr: ["kutije", "sanduci", "kartoni"] }));
		expect(score(topics, "Kutije, sanduci, kartoni", "sr", "Kutije i sanduci ".repeat(20))).toBeLessThan(0.5);
		expect(score(topics, "Kosovo danas", "sr", "Kosovo ".repeat(20))).toBeLessThan(0.5);
	});

	it("that are another term of the reader's count for that one only", async () => {
		const topics = await following(
			"boxes Serbia",
			namesFor("boxes", { sr: hostile, en: ["Serbia", "Serbian", "Belgrade", "Serbia today", "said"] }),
		);
		const lead = "Vlada Srbije, ministar i predsednik: godina dana u Beogradu";
		expect(score(topics, "Srbija danas: Beograd", "sr", lead)).toBeLessThan(0.5);
		expect(score(topics, "Serbia today", "en", "Belgrade said Serbian things to Serbia")).toBeLessThan(0.5);
	});

	it("never make a topic match all there is, however bad the answer", async () => {
		const common = (response: ServerResponse) =>
			say(
				response,
				JSON.stringify({
					terms: [
						{ term: "boxes", words: { sr: hostile, en: ["the", "said", "new", "government", "a", "and"] } },
						{ term: "stamps", words: { sr: hostile, en: ["the", "said", "new", "government", "president"] } },
					],
					beside: { sr: hostile, en: ["the", "minister", "year", "police"] },
				}),
			);
		const topics = await following("boxes stamps", common);
		const lead = "Vlada Srbije i ministar: godina dana. The government said a new year and the president, police.";
		for (const language of ["sr", "en"]) expect(score(topics, lead, language, lead)).toBeLessThan(0.5);
	});
});
