import { inspectStorage } from "../storage/open-storage.ts";
import { type Config, ConfigError, loadConfig, type ReadEnvironment } from "./config.ts";
import type { FeedListing } from "./domain/feed.ts";
import { loadCatalogue, ownCatalogue } from "./feeds/load-catalogue.ts";
import { isSpoken } from "./start-error.ts";
import { loadLexicon } from "./topics/lexicon/load-lexicon.ts";

/** What a start is given: the configuration, and the feeds that its list names. */
export interface Start {
	config: Config;
	listings: FeedListing[];
}

/**
 * Reads the environment and the feed list. Throws a ConfigError with all that keeps the bot from starting, as far as that
 * can be seen: where anything is wrong, the database and the operator's lexicon are looked at too, and left as they are.
 */
export async function loadStart({ env, faults: unread }: ReadEnvironment): Promise<Start> {
	let config: Config | undefined;
	let faults: ConfigError["faults"] = unread;
	try {
		config = loadConfig(env);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		faults = [...unread, ...error.faults];
	}
	/** What the work gives; a fault it speaks of joins the others, unless the variable has one already. */
	const look = async <T>(variable: string, work: () => Promise<T>): Promise<T | undefined> => {
		if (faults.some((fault) => fault.variable === variable)) return undefined;
		try {
			return await work();
		} catch (error) {
			if (!isSpoken(error)) throw error;
			faults = [...faults, { variable, problem: `cannot be used: ${error.message}` }];
		}
	};

	const listings = await look("FEEDS", () => loadCatalogue(env.FEEDS?.trim() || ownCatalogue));
	if (config !== undefined && listings !== undefined && unread.length === 0) return { config, listings };
	const databaseUrl = env.DATABASE_URL?.trim();
	if (databaseUrl) await look("DATABASE_URL", () => inspectStorage(databaseUrl));
	await look("Lexicon", loadLexicon);
	throw new ConfigError(faults);
}
