import type { ArrivedArticle, Storage } from "../../storage/storage.ts";
import { StorageError } from "../../storage/storage-error.ts";
import { articleKeys } from "../articles/article-keys.ts";
import { entryMark } from "../articles/entry-mark.ts";
import { toArticle } from "../articles/to-article.ts";
import type { Telling } from "../domain/article.ts";
import type { Entry, Feed, FeedState, Millis } from "../domain/feed.ts";
import { FeedError } from "../feeds/feed-error.ts";
import { fetchFeed } from "../feeds/fetch-feed.ts";
import { parseFeed } from "../feeds/parse-feed.ts";
import { planNextPoll } from "../feeds/plan-next-poll.ts";
import type { WebClient } from "../feeds/web-client.ts";
import type { Logger } from "../logger.ts";
import type { Metrics } from "../metrics.ts";
import type { StoryFinder } from "../stories/story-finder.ts";
import type { SecondOpinion } from "../topics/model/second-opinion.ts";
import type { Topics } from "../topics/topics.ts";
import { type ChangedEntry, findChanged, readChanged } from "./find-changed.ts";

export interface PollDeps {
	storage: Pick<Storage, "feeds" | "articles">;
	web: WebClient;
	topics: Pick<Topics, "match">;
	/** Where there is one, it decides what lies near the threshold. */
	secondOpinion?: SecondOpinion | undefined;
	stories: StoryFinder;
	log: Logger;
	metrics: Pick<Metrics, "polls" | "entries" | "matches">;
	/** The feed at this address is asked no more often. */
	minIntervalMs: (url: string) => number;
	/** What was published longer ago is stored and not pushed. */
	maxAgeMs: number;
	/** Called after a write that planned deliveries. */
	onPlanned(): void;
	now?: () => Millis;
	random?: () => number;
	signal?: AbortSignal;
}

/**
 * One poll of one feed: what is new in it, or says something new, is cleaned, matched, given its story and stored together with its
 * planned deliveries in one write. What the network, the server or the document does wrong is recorded with the feed
 * and never thrown; a bug of ours is recorded too, so that it does not make us ask without end; a failing store throws,
 * and nothing is recorded, as it is no fault of the feed and the next poll finds all of it again.
 */
export async function pollFeed(feed: Feed, deps: PollDeps): Promise<void> {
	const polledAt = (deps.now ?? Date.now)();
	try {
		await fetchAndStore(feed, deps, polledAt);
	} catch (err) {
		if (err instanceof StorageError) throw err;
		deps.log.error({ err, feedId: feed.id }, "poll broken off");
		await recordFailure(feed, deps, polledAt, "a fault in this program; its log says more");
	}
}

/** Intervals count from the moment of asking, so that slow answers do not shift the feed out of its tick. */
async function fetchAndStore(feed: Feed, deps: PollDeps, polledAt: Millis): Promise<void> {
	const { web, signal, storage, metrics, log } = deps;
	const { url, etag, lastModified } = feed;
	const fetched = await fetchFeed({ url, etag, lastModified, web, now: polledAt, ...(signal ? { signal } : {}) });
	// Called off in the middle of it: not the feed's failure, so nothing is recorded.
	if (signal?.aborted) return;
	if (fetched.kind === "failure") {
		await recordFailure(feed, deps, polledAt, fetched.message, fetched.retryAfterMs);
		return;
	}
	if (fetched.kind === "notModified") {
		await storage.feeds.recordPoll(feed.id, succeeded(feed, deps, polledAt, feed));
		metrics.polls.inc({ outcome: "unchanged" });
		log.debug({ feedId: feed.id }, "feed unchanged");
		return;
	}
	let entries: Entry[];
	try {
		const { body, contentType, finalUrl } = fetched;
		({ entries } = await parseFeed({ body, contentType, url: finalUrl, now: polledAt }));
	} catch (error) {
		if (!(error instanceof FeedError)) throw error;
		await recordFailure(feed, deps, polledAt, error.message);
		return;
	}
	await storeNew(feed, deps, succeeded(feed, deps, polledAt, fetched), entries);
}

async function storeNew(feed: Feed, deps: PollDeps, state: FeedState, entries: readonly Entry[]): Promise<void> {
	const { storage, metrics, log } = deps;
	const seenAt = (deps.now ?? Date.now)();
	const { fresh, changed } = await sortOut(feed, entries, storage, seenAt);
	const isFirstPoll = feed.firstPolledAt === undefined;
	const found: ArrivedArticle[] = [];
	for (const one of [...changed, ...fresh]) {
		// Cleaning a long article takes some milliseconds; chats are answered in between.
		await new Promise((resolve) => setImmediate(resolve));
		const { entry } = one;
		try {
			const isNews = !isFirstPoll && !(entry.publishedAt !== undefined && entry.publishedAt < seenAt - deps.maxAgeMs);
			const arrival =
				one.articleId === undefined
					? readFresh(entry, feed, deps, seenAt, isNews)
					: await readAgain(one, feed, deps, seenAt, isNews);
			if (arrival) found.push({ ...arrival, entryMark: entryMark(entry) });
		} catch (err) {
			if (err instanceof StorageError) throw err;
			log.error({ err, feedId: feed.id, guid: entry.guid, link: entry.link }, "entry skipped");
		}
	}
	const arrivals = (await deps.secondOpinion?.settle(found, deps.signal)) ?? found;
	// Under way for long enough that a stop may have come; what is not stored yet will be new again.
	if (deps.signal?.aborted) return;
	if (arrivals.length === 0) {
		await storage.feeds.recordPoll(feed.id, state);
		metrics.polls.inc({ outcome: "unchanged" });
		log.debug({ feedId: feed.id, entries: entries.length }, "feed brought nothing new");
		return;
	}
	const { articleIds, planned } = await storage.articles.record(feed.id, state, arrivals);
	const stored = arrivals.filter((_, i) => articleIds[i] !== undefined);
	const revised = stored.filter(({ changes }) => changes !== undefined).length;
	const added = stored.length - revised;
	const matched = stored.reduce((sum, { matches }) => sum + matches.length, 0);
	metrics.polls.inc({ outcome: "changed" });
	metrics.entries.inc(added);
	metrics.matches.inc(matched);
	log.info({ feedId: feed.id, added, revised, matched, planned, isFirstPoll }, "feed polled");
	if (planned > 0) deps.onPlanned();
}

interface FreshEntry {
	entry: Entry;
	articleId?: undefined;
}

function readFresh(
	entry: Entry,
	feed: Feed,
	deps: PollDeps,
	seenAt: Millis,
	isNews: boolean,
): ArrivedArticle | undefined {
	const article = toArticle(entry, feed, seenAt);
	if (!article) return undefined;
	const matches = isNews ? deps.topics.match(article, feed.title, deps.secondOpinion !== undefined) : [];
	return { article, ...deps.stories.find(article), matches };
}

/** Where it tells nothing new, it is pushed for topics alone that it was not about before. */
async function readAgain(
	entry: ChangedEntry,
	feed: Feed,
	deps: PollDeps,
	seenAt: Millis,
	isNews: boolean,
): Promise<ArrivedArticle | undefined> {
	const changed = await readChanged(entry, feed, deps.storage, seenAt);
	if (!changed) return undefined;
	const { article, before, changes, hasNewTitle } = changed;
	const { stories, topics } = deps;
	const telling = hasNewTitle ? stories.findChanged(article, before) : pickTelling(before);
	let matches = isNews ? topics.match(article, feed.title, deps.secondOpinion !== undefined) : [];
	if (matches.length > 0 && telling.developmentId === before.developmentId) {
		const known = new Set(topics.match({ ...before, keys: [], terms: "" }, feed.title).map(({ topicId }) => topicId));
		matches = matches.filter(({ topicId }) => !known.has(topicId));
	}
	return { article, ...telling, matches, changes };
}

function pickTelling({ storyId, developmentId }: Telling): Telling {
	return { storyId, developmentId };
}

/** Entries none of whose keys was seen before, each once, the oldest first; and those known that say something else now. */
async function sortOut(
	feed: Feed,
	entries: readonly Entry[],
	storage: PollDeps["storage"],
	now: Millis,
): Promise<{ fresh: FreshEntry[]; changed: ChangedEntry[] }> {
	const keyed = entries.map((entry) => ({ entry, keys: articleKeys(entry, feed.id) }));
	const known = await storage.articles.known([...new Set(keyed.flatMap(({ keys }) => keys))], now);
	const seen: typeof keyed = [];
	const fresh: FreshEntry[] = [];
	const taken = new Set<string>();
	for (const one of keyed) {
		const { entry, keys } = one;
		if (keys.some((key) => known.has(key))) seen.push(one);
		// An entry without any key has neither an identity nor words; toArticle would refuse it.
		else if (keys.length > 0 && !keys.some((key) => taken.has(key))) {
			for (const key of keys) taken.add(key);
			fresh.push({ entry });
		}
	}
	// Feeds put the newest first; undated ones keep that order, turned round.
	fresh.reverse().sort((a, b) => (a.entry.publishedAt ?? now) - (b.entry.publishedAt ?? now));
	return { fresh, changed: await findChanged(feed, seen, storage) };
}

/** The state after a success; the validators are the answer's, or the feed's own when nothing had changed. */
function succeeded(
	feed: Feed,
	deps: PollDeps,
	polledAt: Millis,
	validators: Pick<Feed, "etag" | "lastModified">,
): FeedState {
	const random = (deps.random ?? Math.random)();
	return {
		etag: validators.etag,
		lastModified: validators.lastModified,
		polledAt,
		nextPollAt: planNextPoll({ polledAt, minIntervalMs: deps.minIntervalMs(feed.url), failures: 0, random }),
		failures: 0,
		lastError: undefined,
	};
}

async function recordFailure(
	feed: Feed,
	deps: PollDeps,
	polledAt: Millis,
	lastError: string,
	retryAfterMs?: number,
): Promise<void> {
	const { minIntervalMs, storage, metrics, log } = deps;
	const failures = feed.failures + 1;
	const random = (deps.random ?? Math.random)();
	await storage.feeds.recordPoll(feed.id, {
		// The old ones: what this answer held was not stored.
		etag: feed.etag,
		lastModified: feed.lastModified,
		polledAt,
		nextPollAt: planNextPoll({ polledAt, minIntervalMs: minIntervalMs(feed.url), failures, retryAfterMs, random }),
		failures,
		lastError,
	});
	metrics.polls.inc({ outcome: "failed" });
	log.warn({ feedId: feed.id, failures, reason: lastError }, "poll failed");
}
