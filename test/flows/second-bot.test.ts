import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noPace } from "../../src/sandbox/bot-api/pace-limits.ts";
import { type BotApi, startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { type Newsroom, openNewsroom } from "../support/newsroom.ts";
import { type RunningTidings, runTidings, temporaryFolder } from "../support/run-tidings.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let botApi: BotApi;
let newsroom: Newsroom;
const runs: RunningTidings[] = [];

function start(variables: Record<string, string>): RunningTidings {
	const tidings = runTidings({ FEEDS: newsroom.opmlPath, HTTP_PORT: "0", ...variables }, folder.path);
	runs.push(tidings);
	return tidings;
}

beforeEach(async () => {
	folder = await temporaryFolder();
	botApi = await startBotApi({ pace: noPace });
	newsroom = await openNewsroom(folder.path);
	newsroom.publish({ title: "A quiet day at the river" });
});

afterEach(async () => {
	for (const tidings of runs.splice(0)) await tidings.kill();
	await newsroom.close();
	await botApi.stop();
	await folder.remove();
});

it("lets no second bot start on a database, and the next one after a kill", { timeout: 60_000 }, async () => {
	const bot = { BOT_TOKEN: botApi.token, TELEGRAM_API_ROOT: botApi.root, DATABASE_URL: "sqlite:kept/bot.db" };
	const first = start(bot);
	await first.logged("ready");

	const startedAt = Date.now();
	const second = start(bot);
	expect(await second.ended).toBe(78);
	expect(Date.now() - startedAt).toBeLessThan(10_000);
	expect(second.stderr()).toMatch(
		/DATABASE_URL.*\/kept\/bot\.db is in use by another bot that runs\. Stop that one first/,
	);
	expect(second.stderr()).not.toMatch(/\n\s+at /);

	await first.kill();
	expect(existsSync(path.join(folder.path, "kept", "bot.db.lock"))).toBe(true);
	const next = start(bot);
	await next.logged("ready");
	expect(await next.stop()).toBe(0);
});

it("has a second sandbox touch nothing of what the first keeps", { timeout: 30_000 }, async () => {
	const kept = path.join(folder.path, "data", "sandbox");
	const first = await openStorage(`sqlite:${path.join(kept, "tidings.db")}`, { isAlone: true });
	const before = readdirSync(kept);
	const second = start({});
	expect(await second.ended).toBe(78);
	expect(second.stderr()).toContain("is in use by another bot that runs");
	expect(readdirSync(kept)).toEqual(before);
	await first.close();
});
