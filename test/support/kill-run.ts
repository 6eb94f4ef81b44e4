import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { noPace } from "../../src/sandbox/bot-api/pace-limits.ts";
import { startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { openNewsroom } from "./newsroom.ts";
import { runTidings, temporaryFolder } from "./run-tidings.ts";

export interface KillRunOptions {
	kills: number;
	chats: number;
	articles: number;
	/** From 0 to 1. */
	random: () => number;
	onKill?: (count: number) => void;
}

export interface KillRunResult {
	expected: number;
	/** Deliveries that never came. */
	lost: number;
	/** Messages that came once too often. */
	doubled: number;
	/** Subscriptions typed between the kills that are not there in the end. */
	lostSubscriptions: number;
	/** Faults the store's own check found after the kills. */
	faults: string[];
	/** Calls the stand-in refused as malformed. */
	refusals: number;
}

/**
 * Runs the real program against the stand-in, kills it with SIGKILL at random moments while articles appear and
 * readers subscribe, lets it finish in the end, and counts what arrived.
 */
export async function runWithKills(options: KillRunOptions): Promise<KillRunResult> {
	const folder = await temporaryFolder();
	const botApi = await startBotApi({ pace: noPace });
	const newsroom = await openNewsroom(folder.path);
	newsroom.publish({ title: "A quiet day at the river", summary: "Nothing of note happened at the river today." });
	const databaseUrl = `sqlite:${path.join(folder.path, "tidings.db")}`;
	const env = {
		BOT_TOKEN: botApi.token,
		TELEGRAM_API_ROOT: botApi.root,
		DATABASE_URL: databaseUrl,
		FEEDS: newsroom.opmlPath,
		POLL_SCHEDULE: "* * * * * *",
		POLL_MIN_INTERVAL_SECONDS: "0",
		ALLOW_PRIVATE_FEEDS: "true",
		MESSAGES_PER_SECOND: "60",
		HTTP_PORT: "0",
	};
	const start = () => runTidings(env, folder.path);
	const chatIds = Array.from({ length: options.chats }, (_, index) => 1000 + index);
	const faults: string[] = [];
	const links: string[] = [];
	try {
		let tidings = start();
		await tidings.logged("ready");
		for (const chatId of chatIds) botApi.say(chatId, "/subscribe Kosovo–Serbia dialogue");
		for (const chatId of chatIds) await botApi.nextMessage(chatId, { timeoutMs: 60_000 });

		let late = 5000;
		for (let kill = 1; kill <= options.kills; kill++) {
			const due = Math.floor((kill / options.kills) * options.articles);
			while (links.length < due) links.push(newsroom.publish(roundOfTalks(links.length + 1)));
			botApi.say(++late, "/subscribe wine harvest");
			// From the middle of starting to well into sending.
			await sleep(200 + options.random() * 1600);
			await tidings.kill();
			const storage = await openStorage(databaseUrl);
			faults.push(...(await storage.check()));
			await storage.close();
			options.onKill?.(kill);
			tidings = start();
		}
		const arrivals = () => countArrivals(chatIds, links, (chatId) => botApi.sent(chatId));
		for (let second = 0; second < 60 && arrivals().lost > 0; second++) await sleep(1000);
		// Time for what would come once too often.
		await sleep(2500);
		await tidings.stop();

		const storage = await openStorage(databaseUrl);
		let lostSubscriptions = 0;
		for (let chatId = 5001; chatId <= late; chatId++) {
			if ((await storage.topics.ofChat(chatId)).length !== 1) lostSubscriptions++;
		}
		await storage.close();
		const expected = chatIds.length * links.length;
		return { expected, ...arrivals(), lostSubscriptions, faults, refusals: botApi.refusals.length };
	} finally {
		await newsroom.close();
		await botApi.stop();
		await folder.remove();
	}
}

const towns = ["Brussels", "Ohrid", "Vienna", "Skopje", "Tirana", "Paris", "Berlin", "Sofia", "Rome", "Prague"];
const subjects = ["missing persons", "energy licences", "car plates", "border crossings", "war archives"];

/** Pieces on the topic that tell different stories. */
function roundOfTalks(number: number) {
	const town = towns[number % towns.length];
	const subject = subjects[number % subjects.length];
	return {
		title: `Kosovo and Serbia negotiators discuss ${subject} in ${town}, day ${number * 7}`,
		summary: `<p>The dialogue between Kosovo and Serbia turned to ${subject} when the negotiators met in ${town}.</p>`,
	};
}

function countArrivals(
	chatIds: readonly number[],
	links: readonly string[],
	sent: (chatId: number) => readonly { entities?: unknown }[],
): { lost: number; doubled: number } {
	let lost = 0;
	let doubled = 0;
	for (const chatId of chatIds) {
		// A push carries its link in the title; the trailing quote keeps article-1 apart from article-11.
		const texts = sent(chatId).map((message) => JSON.stringify(message.entities ?? []));
		for (const link of links) {
			const times = texts.filter((text) => text.includes(`${link}"`) || text.includes(`${link}?`)).length;
			if (times === 0) lost++;
			else doubled += times - 1;
		}
	}
	return { lost, doubled };
}
