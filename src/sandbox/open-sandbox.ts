import { lookup } from "node:dns/promises";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Hono } from "hono";
import type { FeedListing } from "../domain/feed.ts";
import { StartError } from "../start-error.ts";
import { startBotApi } from "./bot-api/start-bot-api.ts";
import { createWebChat } from "./create-web-chat.ts";
import { startWorld } from "./world/start-world.ts";

export interface SandboxOptions {
	/** Where the stand-in keeps its chats and the world its progress. */
	folder: string;
	/** Feeds of the real world, offered where there is a network. */
	listings: readonly FeedListing[];
}

/** A stand-in for Telegram with a chat in the browser, and a small world of invented papers. */
export interface Sandbox {
	token: string;
	/** Root of the stand-in's Bot API. */
	apiRoot: string;
	/** The invented feeds, and the real ones where they can be reached. */
	listings: FeedListing[];
	/** Addresses of the invented ones among them. */
	inventedUrls: string[];
	webChat: Hono;
	stop(): Promise<void>;
}

function makeFolder(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true });
	} catch (error) {
		const { code = "" } = error as NodeJS.ErrnoException;
		const reason = faults[code] ?? code;
		throw new StartError(`The sandbox's folder ${path.resolve(folder)} cannot be made: ${reason}.`, { cause: error });
	}
}

/** Long enough for a slow resolver, short enough for a start without a network. */
const lookUpMs = 700;

const faults: Record<string, string> = {
	EACCES: "this user may not write there",
	EPERM: "this user may not write there",
	EROFS: "that disk can only be read",
	ENOSPC: "the disk is full",
	ENOTDIR: "a part of its path is a file, not a folder",
	EEXIST: "there is a file of that name",
};

/** Opens both. Throws a StartError when there is no place for what they keep. */
export async function openSandbox({ folder, listings }: SandboxOptions): Promise<Sandbox> {
	makeFolder(folder);
	const [botApi, isOnline] = await Promise.all([
		startBotApi({ stateFile: path.join(folder, "telegram.json") }),
		reachesNetwork(listings),
	]);
	const world = await startWorld({ stateFile: path.join(folder, "world.json"), botApi });
	return {
		token: botApi.token,
		apiRoot: botApi.root,
		listings: [...world.catalogue, ...(isOnline ? listings : [])],
		inventedUrls: world.catalogue.map(({ url }) => url),
		webChat: createWebChat(botApi),
		async stop() {
			await world.stop();
			await botApi.stop();
		},
	};
}

/** Whether the name of any of the first feeds' hosts can be looked up. */
async function reachesNetwork(listings: readonly FeedListing[]): Promise<boolean> {
	const hosts = listings.slice(0, 3).map(({ url }) => new URL(url).hostname);
	const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, lookUpMs, false).unref());
	const found = Promise.any(hosts.map((host) => lookup(host))).then(
		() => true,
		() => false,
	);
	return Promise.race([found, tooLate]);
}
