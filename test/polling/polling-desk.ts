import { Writable } from "node:stream";
import { pino } from "pino";
import type { Feed } from "../../src/domain/feed.ts";
import { createWebClient } from "../../src/feeds/web-client.ts";
import type { Logger } from "../../src/logger.ts";
import { createMetrics } from "../../src/metrics.ts";
import { type PollDeps, pollFeed } from "../../src/polling/poll-feed.ts";
import { createStoryFinder } from "../../src/stories/story-finder.ts";
import { openTopics } from "../../src/topics/open-topics.ts";
import { openStorage } from "../../storage/open-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { hour, newListing, start } from "../support/build.ts";
import { type FeedServer, startFeedServer } from "../support/feed-server.ts";

/** All that polling needs, real but for the clock: a store in memory, topics, stories and a server of feeds. */
export async function openPollingDesk(given?: Storage) {
	const storage = given ?? (await openStorage("sqlite::memory:"));
	const topics = await openTopics({ storage });
	const server: FeedServer = await startFeedServer();
	const web = createWebClient({ allowPrivate: true, maxBytes: 1_000_000, deadlineMs: 2_000 });
	const metrics = createMetrics();
	const logged: Record<string, unknown>[] = [];
	const log: Logger = pino(
		{ level: "debug" },
		new Writable({
			write(line, _encoding, done) {
				logged.push(JSON.parse(String(line)));
				done();
			},
		}),
	);
	const clock = { now: start };
	let planned = 0;
	const deps: PollDeps = {
		storage,
		web,
		topics,
		stories: createStoryFinder(),
		log,
		metrics,
		minIntervalMs: () => 300_000,
		maxAgeMs: 48 * hour,
		onPlanned: () => void planned++,
		now: () => clock.now,
		random: () => 0,
	};

	return {
		storage,
		topics,
		server,
		metrics,
		logged,
		clock,
		deps,
		/** How often the sender was woken. */
		plannedCalls: () => planned,
		/** Makes the catalogue exactly the feeds at these paths. */
		async listFeeds(...paths: string[]): Promise<Feed[]> {
			await storage.feeds.replaceCatalogue(
				paths.map((path) => newListing({ url: server.url(path) })),
				clock.now,
			);
			const feeds = await storage.feeds.list();
			return paths.map((path) => feeds.find((feed) => feed.url === server.url(path)) as Feed);
		},
		/** The feed as the store has it now. */
		async feed(path: string): Promise<Feed> {
			return (await storage.feeds.list()).find((feed) => feed.url === server.url(path)) as Feed;
		},
		async poll(path: string, changes: Partial<PollDeps> = {}): Promise<void> {
			await pollFeed(await this.feed(path), { ...deps, ...changes });
		},
		async follow(chatId: number, query: string): Promise<void> {
			await storage.chats.meet(chatId, "private", "en", clock.now);
			const understood = await topics.understand(query);
			if (!understood.ok) throw new Error(understood.fault.kind);
			await topics.follow({ chatId, threadId: 0 }, understood.understanding, clock.now);
		},
		/** Titles of what is planned, oldest first. */
		async planned(): Promise<string[]> {
			const due = await storage.outbox.due(clock.now, { limit: 100, exceptChatIds: [] });
			return due.map((delivery) => delivery.article.title);
		},
		async polls(outcome: string): Promise<number> {
			const { values } = await metrics.polls.get();
			return values.find((value) => value.labels.outcome === outcome)?.value ?? 0;
		},
		async close(): Promise<void> {
			await web.close();
			await server.close();
			await storage.close();
		},
	};
}

export type PollingDesk = Awaited<ReturnType<typeof openPollingDesk>>;
