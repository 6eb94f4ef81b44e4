import { StorageError } from "../../storage/storage-error.ts";
import type { Feed, Millis } from "../domain/feed.ts";
import { type PollDeps, pollFeed } from "./poll-feed.ts";

export interface Poller {
	/**
	 * Starts polling the feeds that are due; resolves when these are done. May be called while an earlier tick's
	 * feeds are still being polled: those are left alone, and a slow feed holds up no other.
	 */
	tick(): Promise<void>;
	/** Breaks off what is under way and resolves when nothing is; nothing of it is lost, it will be due again. */
	stop(): Promise<void>;
	/** Why nothing can be stored just now, in a sentence for the operator; undefined while it can. */
	fault(): string | undefined;
}

export interface PollerOptions extends Omit<PollDeps, "signal"> {
	/** Feeds polled at the same time. */
	concurrency?: number;
	/** How soon a feed must be due to be waited for, so that a tick just before its moment does not pass it over. */
	slackMs?: number;
}

interface Job {
	feed: Feed;
	host: string;
	notBefore: Millis;
	finish(): void;
}

const maxFeedsATick = 1_000;

/** Polls due feeds, several at once: never the same feed twice at a time, never two of one host. */
export function createPoller(options: PollerOptions): Poller {
	const { storage, log, minIntervalMs, concurrency = 8, slackMs = 1_500, now = Date.now } = options;
	const stopping = new AbortController();
	const deps: PollDeps = { ...options, signal: stopping.signal };
	const queue: Job[] = [];
	/** Queued or under way. */
	const taken = new Set<number>();
	const busyHosts = new Set<string>();
	/** Kept here too, so that a store which fails to note a poll does not make us ask again and again. */
	const lastAsked = new Map<number, Millis>();
	const underWay = new Set<Promise<void>>();
	let taking: Promise<Promise<void>[]> | undefined;
	let timer: NodeJS.Timeout | undefined;
	let fault: string | undefined;

	/** A full disk meets every feed at every tick; it is said when it begins, when it changes and when it is over. */
	function note(failed: unknown): void {
		const before = fault;
		fault = failed instanceof StorageError ? failed.message : undefined;
		if (fault === before) return;
		if (fault === undefined) log.info("the database can be written again");
		else log.error({ reason: fault }, "nothing can be stored; polled again until it can");
	}

	async function takeDue(): Promise<Promise<void>[]> {
		const horizon = now() + slackMs;
		const feeds = await storage.feeds.due(horizon, maxFeedsATick + taken.size);
		const jobs: Promise<void>[] = [];
		for (const feed of feeds) {
			if (taken.has(feed.id) || stopping.signal.aborted) continue;
			const notBefore = Math.max(feed.nextPollAt, (lastAsked.get(feed.id) ?? 0) + minIntervalMs(feed.url));
			if (notBefore > horizon) continue;
			taken.add(feed.id);
			jobs.push(
				new Promise((finish) => {
					queue.push({ feed, host: hostOf(feed.url), notBefore, finish });
				}),
			);
		}
		startNext();
		return jobs;
	}

	function startNext(): void {
		clearTimeout(timer);
		for (let i = 0; i < queue.length && underWay.size < concurrency; ) {
			const job = queue[i] as Job;
			if (job.notBefore > now() || busyHosts.has(job.host)) i++;
			else {
				queue.splice(i, 1);
				start(job);
			}
		}
		// Those that wait for a place or a host are started when one is free.
		const soonest = Math.min(...queue.map((job) => job.notBefore).filter((moment) => moment > now()));
		if (Number.isFinite(soonest)) timer = setTimeout(startNext, Math.max(1, soonest - now()));
	}

	function start(job: Job): void {
		busyHosts.add(job.host);
		lastAsked.set(job.feed.id, now());
		const poll = pollFeed(job.feed, deps)
			.then(
				() => note(undefined),
				(err) => {
					if (err instanceof StorageError) note(err);
					else log.error({ err, feedId: job.feed.id }, "poll not recorded");
				},
			)
			.finally(() => {
				underWay.delete(poll);
				busyHosts.delete(job.host);
				taken.delete(job.feed.id);
				job.finish();
				if (!stopping.signal.aborted) startNext();
			});
		underWay.add(poll);
	}

	return {
		async tick() {
			if (stopping.signal.aborted) return;
			try {
				taking ??= takeDue().finally(() => {
					taking = undefined;
				});
				await Promise.all(await taking);
			} catch (err) {
				if (err instanceof StorageError) note(err);
				else log.error({ err }, "tick broken off");
			}
		},
		async stop() {
			stopping.abort();
			clearTimeout(timer);
			await taking?.catch(() => undefined);
			for (const job of queue.splice(0)) job.finish();
			await Promise.all(underWay);
		},
		fault: () => fault,
	};
}

function hostOf(url: string): string {
	return URL.parse(url)?.host ?? url;
}
