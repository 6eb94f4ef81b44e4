import { Api } from "grammy";
import { pino } from "pino";
import { expect, onTestFinished, vi } from "vitest";
import { createPace } from "../../src/delivery/pace.ts";
import { createSender, type SenderOptions } from "../../src/delivery/sender.ts";
import type { Telling } from "../../src/domain/article.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createSend } from "../../src/telegram/create-send.ts";
import { openWords } from "../../src/words/open-words.ts";
import { openStorage } from "../../storage/open-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { addFeed, follow, newMatch, storeArticle } from "../support/build.ts";
import { type SentRequest, startTelegram, type Treatment } from "./telegram-stand-in.ts";

type Treat = (request: SentRequest, nth: number) => Treatment | undefined;
interface LogLine {
	level: number;
	msg: string;
	[field: string]: unknown;
}

/** A store with one followed topic a chat, a stand-in for Telegram, and senders between them. */
export async function startDelivery(treat?: Treat) {
	const storage = await openStorage("sqlite::memory:");
	const telegram = await startTelegram(treat);
	const send = createSend(new Api("1:token", { apiRoot: telegram.apiRoot }), { timeoutMs: 2_000 });
	const logLines: LogLine[] = [];
	const log = pino({ level: "debug", base: null }, { write: (line: string) => void logLines.push(JSON.parse(line)) });
	const metrics = createMetrics();
	const feedId = await addFeed(storage, { title: "Morning Post" });
	const unauthorized: string[] = [];
	const senders: { stop(): Promise<void> }[] = [];
	let ahead = 0;
	const now = () => Date.now() + ahead;

	onTestFinished(async () => {
		await Promise.all(senders.map((sender) => sender.stop()));
		await telegram.close();
		await storage.close();
	});

	return {
		storage,
		telegram,
		send,
		log,
		logLines,
		unauthorized,
		now,
		/** Lets the wall clock leap. */
		leap: (ms: number) => {
			ahead += ms;
		},
		startSender(changes: Partial<SenderOptions> = {}) {
			const sender = createSender({
				storage,
				send,
				pace: quickPace(),
				summaries: { of: async (article) => `Summary of ${article.title}.` },
				words: openWords(),
				log,
				metrics,
				onUnauthorized: (description) => unauthorized.push(description),
				now,
				stopTimeoutMs: 500,
				...changes,
			});
			senders.push(sender);
			sender.start();
			return sender;
		},
		/** Makes a chat follow a topic of its own; resolves with what plans a push for it. */
		async addChat(chatId: number, threadId = 0) {
			const { topic, subscription } = await follow(storage, chatId, { threadId });
			const plan = async (title: string, told: Partial<Telling> = {}) => {
				await storeArticle(storage, feedId, { article: { title }, ...told, matches: [newMatch(topic.id)] });
			};
			return { plan, topic, subscription };
		},
		outcomes: async () => {
			const { values } = await metrics.deliveries.get();
			return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]));
		},
		planned: async () => (await storage.outbox.depth()).planned,
	};
}

/** The real pace by a clock that runs twenty times as fast. */
function quickPace() {
	const speed = 20;
	return createPace({
		perSecond: 30,
		now: () => performance.now() * speed,
		setTimer: (callback, ms) => {
			const timer = setTimeout(callback, ms / speed);
			return () => clearTimeout(timer);
		},
	});
}

/** A pace without limits. */
export const noPace = { slot: async () => {}, hold: () => {}, noteLeaving: () => {} };

/** Resolves once the condition holds. */
export function until(condition: () => unknown): Promise<void> {
	return vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 8_000, interval: 5 });
}

/** A store of which some methods do something else; the rest is the real one. */
export function withOutbox(storage: Storage, changes: Partial<Storage["outbox"]>): Storage {
	return { ...storage, outbox: { ...storage.outbox, ...changes } };
}
