import { schedule } from "node-cron";
import type { Storage } from "../../storage/storage.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import type { Topics } from "../topics/topics.ts";
import type { Poller } from "./poller.ts";
import { thinOut } from "./thin-out.ts";

export interface ScheduleOptions {
	/** A cron expression of 5 or 6 fields. */
	pollSchedule: string;
	poller: Poller;
	storage: { articles: Pick<Storage["articles"], "thinOut"> };
	/** Looked at anew each night against what was stored since. */
	topics: Pick<Topics, "refresh">;
	log: Logger;
	/** Articles seen longer ago are thinned out. */
	keepDays?: number;
	now?: () => Millis;
}

export interface Schedule {
	/** No job starts any more; resolves when the nightly work under way has come to a stop. The poller is its owner's to stop. */
	stop(): Promise<void>;
}

/** At a quiet hour, off the full hour when everybody's jobs run. */
const thinningSchedule = "17 3 * * *";
const refreshSchedule = "47 3 * * *";
const dayMs = 86_400_000;

/** Ticks the poller at once and then by its schedule; once a day thins out old articles and refreshes the topics. */
export function startSchedule(options: ScheduleOptions): Schedule {
	const { poller, storage, topics, log, keepDays = 90, now = Date.now } = options;
	const cronLog = {
		info: (message: string) => log.debug({ job: "cron" }, message),
		warn: (message: string) => log.warn({ job: "cron" }, message),
		error: (message: string | Error, err?: Error) => log.error({ job: "cron", err: err ?? message }, "cron failed"),
		debug: () => {},
	};
	const stopping = new AbortController();
	let thinning: Promise<void> = Promise.resolve();
	let refreshing: Promise<void> = Promise.resolve();

	async function refresh(): Promise<void> {
		try {
			log.info(await topics.refresh(stopping.signal), "topics refreshed");
		} catch (err) {
			if (!stopping.signal.aborted) log.error({ err }, "topics could not be refreshed");
		}
	}

	// Not awaited by cron: a slow feed may outlast the tick, and the poller itself keeps the feeds apart.
	const tick = () => void poller.tick();
	const jobs = [
		schedule(options.pollSchedule, tick, { name: "poll", noOverlap: true, logger: cronLog }),
		schedule(
			thinningSchedule,
			() => {
				const before = now() - keepDays * dayMs;
				thinning = thinOut({ storage, before, log, isStopped: () => stopping.signal.aborted });
				return thinning;
			},
			{ name: "thin-out", noOverlap: true, logger: cronLog },
		),
		schedule(
			refreshSchedule,
			() => {
				refreshing = refresh();
				return refreshing;
			},
			{ name: "refresh-topics", noOverlap: true, logger: cronLog },
		),
	];
	tick();

	return {
		async stop() {
			stopping.abort();
			for (const job of jobs) await job.destroy();
			await Promise.all([thinning, refreshing]);
		},
	};
}
