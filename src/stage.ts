import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Hono } from "hono";
import type { Config } from "./config.ts";
import type { FeedListing } from "./domain/feed.ts";
import type { Start } from "./load-start.ts";

/** Where the bot plays: Telegram with the operator's feeds, or the sandbox. The bot itself cannot tell. */
export interface Stage {
	isSandbox: boolean;
	token: string;
	apiRoot: string;
	listings: FeedListing[];
	/** Cron expression of the tick. */
	schedule: string;
	/** The feed at this address is asked no more often. */
	minIntervalMs: (url: string) => number;
	/** Whether feeds may be on loopback and private addresses. */
	allowPrivate: boolean;
	/** Routes to serve beside the app's own. */
	routes: { path: string; app: Hono }[];
	stop(): Promise<void>;
}

/** The sandbox keeps its own files, so that trying it out never touches a real bot's database. */
const sandboxFolder = path.join("data", "sandbox");

/** Our own server on loopback minds less than a paper's. */
const inventedIntervalMs = 2_000;

/** Which database the bot works on: the sandbox has its own, unless one was named. */
export function chooseDatabase({ telegram, storage, given }: Config): string {
	if (telegram.token !== undefined || given.has("DATABASE_URL")) return storage.databaseUrl;
	return `sqlite:${sandboxFolder}/tidings.db`;
}

/** Telegram with these feeds where there is a token, else the sandbox. */
export async function chooseStage({ config, listings }: Start): Promise<Stage> {
	const { token, apiRoot } = config.telegram;
	if (token !== undefined) {
		return {
			isSandbox: false,
			token,
			apiRoot,
			listings,
			schedule: config.polling.schedule,
			minIntervalMs: () => config.polling.minIntervalMs,
			allowPrivate: config.feeds.allowPrivate,
			routes: [],
			stop: async () => {},
		};
	}
	// Loaded only where it is used: a bot with a token needs none of it.
	const { openSandbox } = await import("./sandbox/open-sandbox.ts");
	const { folder, isPassing } = chooseSandboxFolder(config);
	const sandbox = await openSandbox({ folder, listings });
	const { given } = config;
	const isIntervalGiven = given.has("POLL_MIN_INTERVAL_SECONDS");
	const invented = new Set(sandbox.inventedUrls);
	return {
		isSandbox: true,
		token: sandbox.token,
		apiRoot: sandbox.apiRoot,
		listings: sandbox.listings,
		// Somebody looks on and waits: what was set stays, the defaults are quicker.
		schedule: given.has("POLL_SCHEDULE") ? config.polling.schedule : "*/2 * * * * *",
		minIntervalMs: (url) => (invented.has(url) && !isIntervalGiven ? inventedIntervalMs : config.polling.minIntervalMs),
		// The invented papers are on loopback.
		allowPrivate: true,
		routes: [{ path: "/", app: sandbox.webChat }],
		async stop() {
			await sandbox.stop();
			if (isPassing) rmSync(folder, { recursive: true, force: true });
		},
	};
}

/**
 * Beside a database that was named and by its name, since the chat and what the bot knows of it belong together: so who
 * has the database alone has the folder alone. That of a database in memory goes with it.
 */
export function chooseSandboxFolder({ storage, given }: Config): { folder: string; isPassing: boolean } {
	if (!given.has("DATABASE_URL")) return { folder: sandboxFolder, isPassing: false };
	const file = storage.databaseUrl.replace(/^sqlite:(\/\/)?/, "");
	return file === ":memory:"
		? { folder: mkdtempSync(path.join(tmpdir(), "tidings-sandbox-")), isPassing: true }
		: { folder: `${file}.sandbox`, isPassing: false };
}
