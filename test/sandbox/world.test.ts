import { mkdtempSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type BotApi, startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { drafts } from "../../src/sandbox/world/drafts/index.ts";
import { Newsroom } from "../../src/sandbox/world/newsroom.ts";
import { outlets } from "../../src/sandbox/world/outlets.ts";
import { rateDraft, topicWords } from "../../src/sandbox/world/rate-draft.ts";
import { startWorld, type WorldOptions } from "../../src/sandbox/world/start-world.ts";
import { createStoryFinder } from "../../src/stories/story-finder.ts";
import { newArticle } from "../support/build.ts";

const topic = "Kosovo–Serbia dialogue";
const start = Date.UTC(2026, 0, 15, 12);
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
	for (const part of running.splice(0).reverse()) await part.stop();
});

async function openWorld(options: Partial<WorldOptions> = {}) {
	const botApi: BotApi = await startBotApi();
	running.push(botApi);
	const world = await startWorld({ botApi, ...options });
	running.push(world);
	return { botApi, world };
}

describe("the articles", () => {
	it("are many, each of its own, and belong to outlets there are", () => {
		expect(drafts.length).toBeGreaterThanOrEqual(70);
		expect(new Set(drafts.map(({ id }) => id)).size).toBe(drafts.length);
		expect(new Set(drafts.map(({ title }) => title)).size).toBe(drafts.length);
		for (const { outlet, follow } of drafts) {
			expect(outlets.has(outlet)).toBe(true);
			if (follow) expect(drafts.some(({ id }) => id === follow)).toBe(true);
		}
	});

	it("are said to be invented on the page of the chat, paper by paper", async () => {
		const page = await readFile(new URL("../../src/sandbox/web/index.html", import.meta.url), "utf8");
		const words = page.replaceAll(/\s+/g, " ").replaceAll("&amp;", "&");
		for (const { title } of outlets.values()) expect(words).toContain(title);
	});

	it("have news of the last days about the placeholder's topic", () => {
		const words = topicWords(topic);
		const there = drafts.filter((draft) => draft.hoursAgo !== undefined && rateDraft(draft, words) === 1);
		expect(there.length).toBeGreaterThanOrEqual(3);
	});
});

describe("the newsroom", () => {
	it("brings what was asked for first, then that and other things in turn", () => {
		const newsroom = new Newsroom(drafts, undefined, start);
		newsroom.ask(topic);
		const ids = Array.from({ length: 9 }, (_, i) => newsroom.publish(start + i)?.id);
		expect(ids.slice(0, 5)).toEqual([
			"missing-persons-commission",
			"missing-persons-twin",
			"missing-persons-chair",
			"dijalog-energija-sever",
			"basketball-kosovo-serbia",
		]);
		const about = drafts.filter((draft) => ids.includes(draft.id) && rateDraft(draft, topicWords(topic)) === 1);
		expect(about.length).toBeGreaterThanOrEqual(3);
		expect(about.length).toBeLessThan(7);
	});

	it.each([
		["wildfires", /wildfire/i],
		["požari", /požar/i],
		["Klimawandel", /klimawandel|climate/i],
		["zgjerimi i BE", /BE|EU/],
		["wine", /wine/i],
	])("understands %s", (asked, title) => {
		const newsroom = new Newsroom(drafts, undefined, start);
		newsroom.ask(asked);
		const id = newsroom.publish(start)?.id;
		expect(drafts.find((draft) => draft.id === id)?.title).toMatch(title);
	});

	it("goes on where it was, and begins anew only after days of silence", () => {
		const first = new Newsroom(drafts, undefined, start);
		first.ask("wine");
		first.publish(start);
		const soon = new Newsroom(drafts, structuredClone(first.state), start + 3_600_000);
		expect(soon.state).toEqual(first.state);
		const late = new Newsroom(drafts, structuredClone(first.state), start + 9 * 86_400_000);
		expect(late.state.round).toBe(2);
		expect(late.published().every(({ publication }) => publication.at > start + 86_400_000)).toBe(true);
	});

	it("brings what is asked for in one language in that, and takes a changed topic for the new one", async () => {
		const newsroom = new Newsroom(drafts, undefined, start);
		newsroom.ask("football lang:de");
		const first = newsroom.publish(start);
		expect(drafts.find(({ id }) => id === first?.id)?.outlet).toBe("suedost");
		const { botApi, world } = await openWorld({ firstAfterMs: 10, everyMs: 60_000, followAfterMs: 60_000 });
		const { message_id } = botApi.say(7, "hello");
		botApi.press(7, message_id, "/subscribe #12 wildfires");
		await expect
			.poll(async () => (await fetch(`${world.root}/lighthouse/feed.xml`)).text())
			.toContain("Wildfires on the Adriatic coast");
	});

	it("sends nobody who comes back the young articles all at once", () => {
		const first = new Newsroom(drafts, undefined, start);
		const back = start + 9 * 86_400_000;
		const late = new Newsroom(drafts, structuredClone(first.state), back);
		expect(first.published().length).toBeGreaterThan(late.published().length);
		expect(Math.max(...late.published().map(({ publication }) => publication.at))).toBeLessThanOrEqual(
			back - 48 * 3_600_000,
		);
		expect(late.hasMore).toBe(true);
	});

	it("ends when everything is in the papers", () => {
		const newsroom = new Newsroom(drafts, undefined, start);
		while (newsroom.publish(start));
		expect(newsroom.hasMore).toBe(false);
		expect(newsroom.published()).toHaveLength(drafts.length);
	});
});

describe("the papers", () => {
	it("answer with feeds, and with 304 when nothing is new", async () => {
		const { world } = await openWorld();
		for (const { url } of world.catalogue) {
			const response = await fetch(url);
			const body = await response.text();
			expect(body).toMatch(/^<\?xml[\s\S]*<(item|entry)>/);
			const etag = response.headers.get("etag") ?? "";
			expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
		}
	});

	it("have a page for each article, with nothing in it that could run", async () => {
		const { world } = await openWorld();
		const front = await (await fetch(`${world.root}/rugova`)).text();
		const paths = [...front.matchAll(/href="(\/rugova\/\d+\/[^"]+)"/g)].map(([, path]) => path);
		expect(paths.length).toBeGreaterThan(2);
		const page = await (await fetch(`${world.root}${paths[0]}`)).text();
		expect(page).toContain("<article>");
		expect(page).toContain("invented");
		expect(page).not.toContain("<script");
		expect((await fetch(`${world.root}/rugova/1/missing-persons-commission`)).status).toBe(404);
	});

	it("write about what is followed in the chat, by a line or by a button", async () => {
		const { botApi, world } = await openWorld({ firstAfterMs: 10, everyMs: 60_000, followAfterMs: 60_000 });
		const feed = async (id: string) => await (await fetch(`${world.root}/${id}/feed.xml`)).text();
		const title = "agree to form commission on missing persons";
		expect(await feed("rugova")).not.toContain(title);
		botApi.say(7, `/subscribe ${topic}`);
		await expect.poll(() => feed("rugova")).toContain(title);
		const { message_id } = botApi.say(7, "hello");
		botApi.press(7, message_id, "/subscribe wildfires");
		await expect.poll(() => feed("lighthouse")).toContain("Wildfires on the Adriatic coast");
	});

	it("keep their address and their articles over a restart", async () => {
		const stateFile = join(mkdtempSync(join(tmpdir(), "tidings-")), "world.json");
		const botApi = await startBotApi();
		running.push(botApi);
		const first = await startWorld({ botApi, stateFile });
		const title = first.publish() ?? "";
		await first.stop();
		const second = await startWorld({ botApi, stateFile });
		running.push(second);
		expect(second.root).toBe(first.root);
		const feeds = await Promise.all(second.catalogue.map(async ({ url }) => (await fetch(url)).text()));
		expect(feeds.join("").replaceAll("&quot;", '"').replaceAll("&amp;", "&")).toContain(title);
	});
});

it("tells one development in two papers, and then another of the same story", () => {
	const finder = createStoryFinder();
	const tell = (id: string, feedId: number) => {
		const { title = "", text = "" } = drafts.find((draft) => draft.id === id) ?? {};
		const [lead = "", ...rest] = text.split("\n");
		return finder.find(newArticle({ feedId, title, lead, text: rest.join("\n"), seenAt: start + feedId * 9_000 }));
	};
	const [first, twin, chair, other] = [
		tell("missing-persons-commission", 1),
		tell("missing-persons-twin", 2),
		tell("missing-persons-chair", 3),
		tell("wine-harvest-rahovec", 4),
	];
	expect(twin).toEqual(first);
	expect(chair?.storyId).toBe(first?.storyId);
	expect(chair?.developmentId).not.toBe(first?.developmentId);
	expect(other?.storyId).not.toBe(first?.storyId);
});
