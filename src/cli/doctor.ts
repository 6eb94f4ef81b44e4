import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { inspectStorage, openStorage } from "../../storage/open-storage.ts";
import { StorageError } from "../../storage/storage-error.ts";
import { type Config, ConfigError, loadConfig } from "../config.ts";
import type { FeedListing } from "../domain/feed.ts";
import { FeedError } from "../feeds/feed-error.ts";
import { fetchFeed } from "../feeds/fetch-feed.ts";
import { loadCatalogue, ownCatalogue } from "../feeds/load-catalogue.ts";
import { createWebClient } from "../feeds/web-client.ts";
import { loadStart } from "../load-start.ts";
import { chooseDatabase } from "../stage.ts";
import { isSpoken } from "../start-error.ts";
import { loadLexicon } from "../topics/lexicon/load-lexicon.ts";
import { type CliCommand, CommandFailed, UsageError } from "./command.ts";

/** One thing looked at: sound, or bad with what mends it. */
type Finding = { what: string; mend?: string };

const telegramTimeoutMs = 10_000;
/** Enough to see whether there is a network at all; a dead feed or two are the poller's business. */
const feedsTried = 5;
const lowDiskBytes = 200_000_000;

/** Looks over what the bot needs to run, and says what to mend. */
export const doctor: CliCommand = {
	usage: "doctor",
	async run(args, { out, env }) {
		if (args.length > 0) throw new UsageError("doctor takes no arguments.");
		let bad = 0;
		const report = (...findings: Finding[]) => {
			for (const { what, mend } of findings) {
				if (mend) bad++;
				out.write(mend ? `bad  ${what} → ${mend}\n` : `ok   ${what}\n`);
			}
		};
		const config = await readConfig(env, report);
		if (config) {
			report(await examineToken(config));
			report(...(await examineDatabase(config)));
			report(...(await examineLexicon()));
			report(...(await examineFeeds(config)));
		}
		if (bad > 0) throw new CommandFailed(bad === 1 ? "One thing is to be mended." : `${bad} things are to be mended.`);
	},
};

async function readConfig(
	env: NodeJS.ProcessEnv,
	report: (...findings: Finding[]) => void,
): Promise<Config | undefined> {
	try {
		const config = loadConfig(env);
		const { size } = config.given;
		report({
			what: `configuration: ${size === 1 ? "1 variable" : `${size} variables`} set, the others at their defaults`,
		});
		return config;
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
	}
	// Without a configuration nothing else is examined: what a start would say besides is said here.
	const faults = await loadStart({ env, faults: [] }).then(
		() => [],
		(error) => {
			if (!(error instanceof ConfigError)) throw error;
			return error.faults;
		},
	);
	const mend = "change it in the environment or in .env; .env.example describes it";
	report(...faults.map(({ variable, problem }) => ({ what: `configuration: ${variable} ${problem}`, mend })));
	return undefined;
}

async function examineToken({ telegram }: Config): Promise<Finding> {
	if (!telegram.token) return { what: "bot: no BOT_TOKEN, so npm start opens the sandbox" };
	let answer: { ok?: boolean; result?: { username?: string }; error_code?: number; description?: string };
	try {
		// The address holds the token: neither it nor an error that quotes it is shown.
		const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/getMe`, {
			signal: AbortSignal.timeout(telegramTimeoutMs),
		});
		answer = (await response.json()) as typeof answer;
	} catch {
		return { what: `bot: no answer from ${telegram.apiRoot}`, mend: "check the network and TELEGRAM_API_ROOT" };
	}
	if (answer.ok) return { what: `bot: Telegram knows it as @${answer.result?.username}` };
	if (answer.error_code === 401 || answer.error_code === 404) {
		return { what: "bot: Telegram refuses the token", mend: "set BOT_TOKEN to the one @BotFather shows under /mybots" };
	}
	return { what: `bot: Telegram answers "${answer.description}"`, mend: "try again in a minute" };
}

async function examineDatabase(config: Config): Promise<Finding[]> {
	const databaseUrl = chooseDatabase(config);
	if (databaseUrl === "sqlite::memory:") return [{ what: "database: in memory, gone when the bot stops" }];
	const path = resolve(databaseUrl.slice("sqlite:".length));
	const folder = await nearestFolder(dirname(path));
	const findings: Finding[] = [];
	try {
		await access(folder, constants.W_OK);
		const { bavail, bsize } = await statfs(folder);
		const what = `disk: ${Math.round((bavail * bsize) / 1e6)} MB free in ${folder}`;
		findings.push(bavail * bsize < lowDiskBytes ? { what, mend: "make room" } : { what });
	} catch {
		findings.push({
			what: `disk: ${folder} cannot be written`,
			mend: "give this user the right to, or change DATABASE_URL",
		});
	}
	if (!(await exists(path))) return [...findings, { what: "database: not there yet, the first start makes it" }];
	try {
		// The version before may be running on it: to bring it up to date is for the bot's own start.
		if ((await inspectStorage(databaseUrl)).isOutdated)
			return [...findings, { what: `database: ${path} is an older version's, the next start brings it up to date` }];
		const opened = await openStorage(databaseUrl);
		try {
			const mend = "stop the bot, keep a copy of the file and go back to your last backup";
			const faults = (await opened.check()).map((fault) => ({ what: `database: ${fault}`, mend }));
			findings.push(...(faults.length > 0 ? faults : [{ what: `database: ${path} is sound` }]));
		} finally {
			await opened.close();
		}
	} catch (error) {
		if (!(error instanceof StorageError)) throw error;
		findings.push({ what: `database: ${error.message}`, mend: "mend that, or name another file in DATABASE_URL" });
	}
	return findings;
}

/** The operator's own words, of which most have none: nothing is said unless they keep the bot from starting. */
async function examineLexicon(): Promise<Finding[]> {
	return loadLexicon().then(
		() => [],
		(error) => {
			if (!isSpoken(error)) throw error;
			return [{ what: `lexicon: ${error.message}`, mend: "mend that line, or take the file away" }];
		},
	);
}

async function examineFeeds({ feeds }: Config): Promise<Finding[]> {
	let listings: FeedListing[];
	try {
		listings = await loadCatalogue(feeds.catalogue ?? ownCatalogue);
	} catch (error) {
		if (!(error instanceof FeedError)) throw error;
		return [
			{ what: `feeds: ${error.message}`, mend: "set FEEDS to an OPML file, or leave it empty for the catalogue" },
		];
	}
	const sample = spread(listings, feedsTried);
	const web = createWebClient({ allowPrivate: feeds.allowPrivate, deadlineMs: 10_000 });
	const fetched = await Promise.all(
		sample.map(({ url }) => fetchFeed({ url, etag: undefined, lastModified: undefined, web, now: Date.now() })),
	);
	await web.close();
	const answered = fetched.filter(({ kind }) => kind !== "failure").length;
	const failure = fetched.find((outcome) => outcome.kind === "failure");
	const tried = `feeds: ${answered} of ${sample.length} tried could be fetched${failure ? ` (${failure.message})` : ""}`;
	return [
		{ what: `feeds: the list names ${listings.length}` },
		answered > 0 ? { what: tried } : { what: tried, mend: "check the network, and a proxy or firewall in between" },
	];
}

/** Some of the list, from all over it. */
function spread<One>(list: readonly One[], count: number): One[] {
	const step = Math.max(1, Math.floor(list.length / count));
	return list.filter((_, index) => index % step === 0).slice(0, count);
}

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}

/** The folder itself, or the nearest above it that is there: where it would be made. */
async function nearestFolder(folder: string): Promise<string> {
	let here = folder;
	while (!(await exists(here)) && dirname(here) !== here) here = dirname(here);
	return here;
}
