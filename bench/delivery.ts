import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { Api } from "grammy";
import { pino } from "pino";
import { createPace } from "../src/delivery/pace.ts";
import { createSender } from "../src/delivery/sender.ts";
import { createMetrics } from "../src/metrics.ts";
import { createSend } from "../src/telegram/create-send.ts";
import { openWords } from "../src/words/open-words.ts";
import { openStorage } from "../storage/open-storage.ts";
import type { Storage } from "../storage/storage.ts";
import type { StrictTelegramReport } from "./strict-telegram.ts";

const perSecond = 30;
// About what a request to Telegram takes; the deliveries of a second overlap.
const answerMs = 80;

/** What came out of a run; `ofLimit` is 1 when the pushes go out as fast as the limit allows. */
export interface DeliveryFigures {
	chats: number;
	seconds: number;
	ofLimit: number;
	/** The most requests that arrived within any second. */
	mostInASecond: number;
	/** Requests the stand-in refused, as Telegram would, for coming too fast. */
	refusedForPace: number;
	lost: number;
	doubled: number;
}

/**
 * Pushes one article to so many chats at 30 a second, against a stand-in on loopback that refuses the
 * thirty-first request of any second, with a database on disk.
 */
export async function benchDelivery(chats = 1_000): Promise<DeliveryFigures> {
	const folder = await mkdtemp(join(tmpdir(), "tidings-bench-"));
	const storage = await openStorage(`sqlite:${join(folder, "bench.db")}`);
	const telegram = await startStrictTelegram();
	const sender = createSender({
		storage,
		send: createSend(new Api("1:bench", { apiRoot: telegram.apiRoot })),
		pace: createPace({ perSecond }),
		summaries: { of: async () => "They met. They agreed to meet again." },
		words: openWords(),
		log: pino({ level: "silent" }),
		metrics: createMetrics(),
		onUnauthorized: () => {},
	});
	try {
		await planPushes(storage, chats);
		const began = performance.timeOrigin + performance.now();
		sender.start();
		const patience = performance.now() + (chats / perSecond) * 1_000 * 3 + 10_000;
		while ((await storage.outbox.depth()).planned > 0 && performance.now() < patience) await sleep(100);
		await sender.stop();
		const { arrivals, accepted } = await telegram.finish();
		const seconds = ((arrivals.at(-1) ?? began) - began) / 1_000;
		const reached = new Set(accepted);
		return {
			chats,
			seconds,
			ofLimit: chats / perSecond / seconds,
			mostInASecond: mostInASecond(arrivals),
			refusedForPace: arrivals.length - accepted.length,
			lost: chats - reached.size,
			doubled: accepted.length - reached.size,
		};
	} finally {
		await sender.stop();
		await telegram.close();
		await storage.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function planPushes(storage: Storage, chats: number): Promise<void> {
	const now = Date.now();
	await storage.feeds.replaceCatalogue(
		[{ url: "https://paper.example/feed", title: "Paper", country: undefined, language: "en", category: undefined }],
		now,
	);
	let topicId = 0;
	for (let chatId = 1; chatId <= chats; chatId++) {
		await storage.chats.meet(chatId, "private", "en", now);
		const place = { chatId, threadId: 0, query: "talks", key: "talks", compiled: "{}", version: 1 };
		topicId = (await storage.topics.subscribe(place, now)).topic.id;
	}
	const [feed] = await storage.feeds.list();
	const feedId = feed?.id ?? 0;
	const article = {
		keys: ["bench"],
		feedId,
		url: "https://paper.example/talks",
		title: "Negotiators meet for a new round of talks",
		lead: "",
		text: "",
		author: undefined,
		language: "en",
		publishedAt: now,
		seenAt: now,
		terms: "talks",
	};
	const state = {
		polledAt: now,
		nextPollAt: now,
		failures: 0,
		etag: undefined,
		lastModified: undefined,
		lastError: undefined,
	};
	await storage.articles.record(feedId, state, [
		{
			article,
			storyId: "bench",
			developmentId: "bench",
			matches: [{ topicId, score: 0.9, why: [{ term: "talks", found: "talks", where: "title" }] }],
		},
	]);
}

/** Starts the stand-in in a thread of its own, so that its clock does not stop when ours is busy. */
async function startStrictTelegram() {
	const worker = new Worker(new URL("strict-telegram.ts", import.meta.url), { workerData: { perSecond, answerMs } });
	const [port] = (await once(worker, "message")) as [number];
	return {
		apiRoot: `http://127.0.0.1:${port}`,
		async finish(): Promise<StrictTelegramReport> {
			worker.postMessage("report");
			const [report] = (await once(worker, "message")) as [StrictTelegramReport];
			return report;
		},
		close: () => worker.terminate(),
	};
}

function mostInASecond(moments: readonly number[]): number {
	let first = 0;
	let most = 0;
	for (const [last, moment] of moments.entries()) {
		while ((moments[first] as number) <= moment - 1_000) first++;
		most = Math.max(most, last - first + 1);
	}
	return most;
}
