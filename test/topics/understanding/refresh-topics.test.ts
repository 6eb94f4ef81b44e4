import { afterEach, expect, it } from "vitest";
import type { NewArticle } from "../../../src/domain/article.ts";
import { termsOf } from "../../../src/text/terms-of.ts";
import { openTopics } from "../../../src/topics/open-topics.ts";
import type { Topics } from "../../../src/topics/topics.ts";
import { type RefreshOptions, refreshTopics } from "../../../src/topics/understanding/refresh-topics.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";
import { addFeed, newArticle, start as now, storeArticle } from "../../support/build.ts";
import { lexicon } from "../support/judge.ts";

const here = { chatId: 7, threadId: 0 };

const open: Storage[] = [];
afterEach(async () => {
	for (const storage of open.splice(0)) await storage.close();
});

async function start(): Promise<{ storage: Storage; topics: Topics }> {
	const storage = await openStorage("sqlite::memory:");
	open.push(storage);
	await storage.chats.meet(here.chatId, "private", "en", now);
	return { storage, topics: await openTopics({ storage }) };
}

function article(title: string, lead: string): NewArticle {
	return newArticle({ title, lead, text: "", terms: termsOf(`${title} ${lead}`).join(" ") });
}

async function follow(topics: Topics, text: string): Promise<number> {
	const understood = await topics.understand(text);
	if (!understood.ok) throw new Error(understood.fault.kind);
	return (await topics.follow(here, understood.understanding, now)).subscription.topicId;
}

const regatta = [
	article("Brenkholm regatta opens in strong wind", "Skipper Ottesen leads the fleet of sloops past the lighthouse."),
	article("Ottesen ahead at the Brenkholm regatta", "The fleet of sloops rounded the lighthouse before noon."),
	article("Brenkholm regatta: sloops return", "Ottesen was first at the lighthouse, the fleet came after her."),
	article("Protest at Brenkholm regatta", "Ottesen is said to have cut the course at the lighthouse; the fleet waits."),
];

async function storeRegatta(storage: Storage): Promise<void> {
	const feedId = await addFeed(storage, { title: "Harbour News" });
	for (const one of regatta) await storeArticle(storage, feedId, { article: { ...one, feedId } });
}

it("takes in what came to stand beside a topic since, and matches by it at once", async () => {
	const { storage, topics } = await start();
	const topicId = await follow(topics, "Brenkholm regatta sailing results");
	const before = (await storage.topics.get(topicId))?.compiled;
	await storeRegatta(storage);
	expect(await topics.refresh()).toEqual({ looked: 1, changed: 1 });
	const after = (await storage.topics.get(topicId))?.compiled;
	expect(before).not.toContain("ottesen");
	expect(after).toContain("ottesen");
	const [match] = topics.match(article("Brenkholm: Ottesen wins the regatta", "Sloops home."), "Harbour News");
	expect(match?.why).toContainEqual({ term: "", found: "Ottesen", where: "title" });
});

it("changes nothing when the store is as it was", async () => {
	const { storage, topics } = await start();
	await storeRegatta(storage);
	const topicId = await follow(topics, "Brenkholm regatta sailing results");
	const before = (await storage.topics.get(topicId))?.compiled;
	expect(await topics.refresh()).toEqual({ looked: 1, changed: 0 });
	expect((await storage.topics.get(topicId))?.compiled).toBe(before);
});

it("lets others have their turn, and ends when it is told to", async () => {
	const { storage, topics } = await start();
	await storeRegatta(storage);
	for (const word of ["wind", "fleet", "sloops", "harbour", "lighthouse"]) await follow(topics, `Brenkholm ${word}`);
	const stop = new AbortController();
	let turns = 0;
	const tick = () => {
		turns++;
		if (turns === 3) stop.abort();
		else setImmediate(tick);
	};
	setImmediate(tick);
	const { looked } = await topics.refresh(stop.signal);
	expect(turns).toBe(3);
	expect(looked).toBeLessThan(5);
});

it("begins at another place each time, and looks at no more than there is time for", async () => {
	const { storage, topics } = await start();
	const ids: number[] = [];
	for (const word of ["wind", "fleet", "sloops", "harbour"]) ids.push(await follow(topics, `Brenkholm ${word}`));
	const queries = new Map((await storage.topics.all()).map(({ id, query }) => [query, id]));
	const refresh = async (options: Partial<RefreshOptions>) => {
		const looked: (number | undefined)[] = [];
		await refreshTopics({
			topics: storage.topics,
			understand: async (query) => {
				looked.push(queries.get(query));
				return { ok: false, fault: { kind: "empty", at: 0, near: "" } };
			},
			has: () => true,
			put: () => {},
			...options,
		});
		return looked;
	};
	expect(await refresh({ startAt: 0.5 })).toEqual([ids[2], ids[3], ids[0], ids[1]]);
	expect(await refresh({ startAt: 0 })).toEqual(ids);
	expect(await refresh({ startAt: 0, limitMs: -1 })).toEqual([]);
	expect((await storage.topics.all()).map(({ query }) => query)).toEqual([...queries.keys()]);
});

it("writes nothing for a topic that is understood as before, however little the weights moved", async () => {
	const { storage, topics } = await start();
	await storeRegatta(storage);
	await follow(topics, "Brenkholm regatta sailing results");
	const writes: number[] = [];
	const watched = { ...storage.topics, recompile: async (id: number) => void writes.push(id) };
	const understand = (factor: number) => async (query: string) => {
		const understood = await understandTopic(query, { lexicon, corpus: storage.articles });
		if (!understood.ok) return understood;
		const { root } = understood;
		const moved = root.kind === "words" ? { ...root, needed: root.needed * factor } : root;
		return { ...understood, root: moved };
	};
	const options = { topics: watched, has: () => true, put: () => {} };
	expect(await refreshTopics({ ...options, understand: understand(1.01) })).toEqual({ looked: 1, changed: 0 });
	expect(writes).toEqual([]);
	expect(await refreshTopics({ ...options, understand: understand(1.5) })).toEqual({ looked: 1, changed: 1 });
	expect(writes).toHaveLength(1);
});
