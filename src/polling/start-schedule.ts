import { schedule } from "node-cron";
import type { Storage } from "../../storage/storage.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import type { Poller } from "./poller.ts";
import { thinOut } from "./thin-out.ts";

export interface ScheduleOptions {
	/** A cron expression of 5 or 6 fields. */
	pollSchedule: string;
	poller: Poller;
	storage: { articles: Pick<Storage["articles"], "thinOut"> };
	log: Logger;
	/** Articles seen longer ago are thinned out. */
	keepDays?: number;
	now?: () => Millis;
}

export interface Schedule {
	/** No job starts any more; resolves when a thinning under way has come to a stop. The poller is its owner's to stop. */
	stop(): Promise<void>;
}

/** At a quiet hour, off the full hour when everybody's jobs run. */
const thinningSchedule = "17 3 * * *";
const dayMs = 86_400_000;

/** Ticks the poller at once and then by its schedule, and thins out old articles once a day. */
export function startSchedule(options: ScheduleOptions): Schedule {
	const { poller, storage, log, keepDays = 90, now = Date.now } = options;
	const cronLog = {
		info: (message: string) => log.debug({ job: "cron" }, message),
		warn: (message: string) => log.warn({ job: "cron" }, message),
		error: (message: string | Error, err?: Error) => log.error({ job: "cron", err: err ?? message }, "cron failed"),
		debug: () => {},
	};
	let isStopped = false;
	let thinning: Promise<void> = Promise.resolve();

	// Not awaited by cron: a slow feed may outlast the tick, and the poller itself keeps the feeds apart.
	const tick = () => void poller.tick();
	const jobs = [
		schedule(options.pollSchedule, tick, { name: "poll", noOverlap: true, logger: cronLog }),
		schedule(
			thinningSchedule,
			() => {
				const before = now() - keepDays * dayMs;
				thinning = thinOut({ storage, before, log, isStopped: () => isStopped });
				return thinning;
			},
			{ name: "thin-out", noOverlap: true, logger: cronLog },
		),
	];
	tick();

	return {
		async stop() {
			isStopped = true;
			for (const job of jobs) await job.destroy();
			await thinning;
		},
	};
}
