import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeCompiled } from "../../../src/topics/compiled-query.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { openTopics } from "../../../src/topics/open-topics.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import type { Storage } from "../../../storage/storage.ts";

const MANY = 5_000;

async function compile(query: string): Promise<string> {
	const understood = await understandTopic(query, { lexicon: createLexicon(), corpus: createArticleCorpus() });
	if (!understood.ok) throw new Error(understood.fault.kind);
	return writeCompiled(understood.root);
}

describe("the copy of the index", () => {
	let folder: string;
	let copyPath: string;
	let storage: Storage;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "copy-"));
		copyPath = join(folder, "topics");
		storage = await openStorage("sqlite::memory:");
		await storage.chats.meet(1, "private", "en", 0);
		const compiled = await compile("wine");
		for (let nth = 0; nth < MANY; nth++)
			await storage.topics.subscribe(
				{ chatId: 1, threadId: 0, query: "wine", key: `${nth}`, compiled, version: 99 },
				0,
			);
	});
	afterEach(async () => {
		await storage.close();
		await rm(folder, { recursive: true });
	});

	/** How many topics were read one by one, and how many match. */
	async function start(lexicon = createLexicon()): Promise<{ read: boolean; matches: number }> {
		let read = false;
		const { topics } = storage;
		const all: typeof topics.all = (page) => {
			read = true;
			return topics.all(page);
		};
		const watched = { ...storage, topics: { ...topics, all } };
		const opened = await openTopics({ storage: watched, copyPath, lexicon });
		const matches = opened.match({ ...article, title: "Wine" }, "").length;
		await opened.close();
		return { read, matches };
	}
	const article = {
		feedId: 1,
		terms: "",
		title: "",
		lead: "",
		text: "",
		keys: [],
		url: undefined,
		author: undefined,
		language: "en",
		publishedAt: undefined,
		seenAt: 0,
	};

	it("spares the next start reading all topics, and what changed since is read", async () => {
		expect(await start()).toEqual({ read: true, matches: MANY });
		expect(await start()).toEqual({ read: false, matches: MANY });
		const [first, second] = await storage.topics.ofChat(1);
		await storage.topics.unsubscribe(1, first?.id ?? 0);
		await storage.topics.recompile(second?.topicId ?? 0, await compile("beer"), 99);
		expect(await start()).toEqual({ read: false, matches: MANY - 2 });
	});

	it("is made again when it is gone, broken, of another store or another lexicon", async () => {
		await start();
		await rm(copyPath);
		expect(await start()).toEqual({ read: true, matches: MANY });
		const { size } = await stat(copyPath);
		await writeFile(copyPath, "not an index");
		expect(await start()).toEqual({ read: true, matches: MANY });
		expect((await stat(copyPath)).size).toBe(size);
		await storage.topics.markCopied("other");
		expect(await start()).toEqual({ read: true, matches: MANY });
		expect(await start({ ...createLexicon(), fingerprint: () => "other words" })).toEqual({
			read: true,
			matches: MANY,
		});
	});

	it("lets others have their turn while topics are understood anew, tells how far it is, and ends when told to", async () => {
		const { topics } = storage;
		const all: typeof topics.all = async (page) => {
			const read = await topics.all(page);
			return read.map((topic) => ({ ...topic, compiled: "[]" }));
		};
		const stop = new AbortController();
		let turns = 0;
		const others = setInterval(() => {
			if (++turns === 5) stop.abort("told to");
		}, 1);
		const opening = openTopics({ storage: { ...storage, topics: { ...topics, all } }, copyPath, signal: stop.signal });
		await expect(opening).rejects.toBe("told to");
		clearInterval(others);
	});
});
