import type { Hono } from "hono";
import type { Config } from "./config.ts";
import type { FeedListing } from "./domain/feed.ts";
import { loadCatalogue, ownCatalogue } from "./feeds/load-catalogue.ts";
import type { Logger } from "./logger.ts";
import { naming } from "./start-error.ts";

/** Where the bot plays: Telegram with the operator's feeds, or the sandbox. The bot itself cannot tell. */
export interface Stage {
	isSandbox: boolean;
	token: string;
	apiRoot: string;
	databaseUrl: string;
	listings: FeedListing[];
	schedule: string;
	minIntervalMs: number;
	allowPrivate: boolean;
	/** Routes to serve beside the app's own. */
	routes: { path: string; app: Hono }[];
	stop(): Promise<void>;
}

/** Telegram where there is a token, else the sandbox. Throws a StartError when the feed list cannot be read. */
export async function chooseStage(config: Config, log: Logger): Promise<Stage> {
	const { token, apiRoot } = config.telegram;
	if (token !== undefined) {
		return {
			isSandbox: false,
			token,
			apiRoot,
			databaseUrl: config.storage.databaseUrl,
			listings: await naming("FEEDS", loadCatalogue(config.feeds.catalogue ?? ownCatalogue)),
			schedule: config.polling.schedule,
			minIntervalMs: config.polling.minIntervalMs,
			allowPrivate: config.feeds.allowPrivate,
			routes: [],
			stop: async () => {},
		};
	}
	// Loaded only where it is used: a bot with a token needs none of it.
	const { openSandbox } = await import("./sandbox/open-sandbox.ts");
	return openSandbox(config, log);
}
