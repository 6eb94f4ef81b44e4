import type { ServerResponse } from "node:http";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { strictPace } from "../../src/sandbox/bot-api/pace-limits.ts";
import { type BotApi, startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { say as answer, type ModelStandIn, startModel } from "../support/model-stand-in.ts";
import { type Newsroom, openNewsroom } from "../support/newsroom.ts";
import { type RunningTidings, runTidings, temporaryFolder } from "../support/run-tidings.ts";

const chatId = 77;
const apiKey = "sk-secret-of-the-operator";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let botApi: BotApi;
let newsroom: Newsroom;
let model: ModelStandIn;
let think: (response: ServerResponse) => void;
const runs: RunningTidings[] = [];

async function startTidings(): Promise<RunningTidings> {
	const tidings = runTidings(
		{
			BOT_TOKEN: botApi.token,
			TELEGRAM_API_ROOT: botApi.root,
			DATABASE_URL: `sqlite:${path.join(folder.path, "tidings.db")}`,
			FEEDS: newsroom.opmlPath,
			POLL_SCHEDULE: "* * * * * *",
			POLL_MIN_INTERVAL_SECONDS: "1",
			ALLOW_PRIVATE_FEEDS: "true",
			UNDERSTANDING: "openai",
			UNDERSTANDING_SECOND_OPINION: "true",
			OPENAI_BASE_URL: model.baseUrl,
			OPENAI_API_KEY: apiKey,
			OPENAI_MODEL: "small",
			HTTP_PORT: "0",
			LOG_LEVEL: "debug",
		},
		folder.path,
	);
	runs.push(tidings);
	await tidings.logged("ready");
	return tidings;
}

beforeEach(async () => {
	folder = await temporaryFolder();
	botApi = await startBotApi({ pace: strictPace });
	newsroom = await openNewsroom(folder.path);
	newsroom.publish({ title: "Ferries stay in port as the wind picks up" });
	model = await startModel((response) => think(response));
});

afterEach(async () => {
	for (const tidings of runs.splice(0)) await tidings.kill();
	await model.close();
	await newsroom.close();
	await botApi.stop();
	await folder.remove();
});

it("learns a topic's other words from a model over a crash, pushes by them, and never says the key", async () => {
	think = () => {};
	const first = await startTidings();
	await first.logged("feed polled");
	const { message_id } = botApi.say(chatId, "/subscribe boxes Kosovo");
	const confirmed = await botApi.nextMessage(chatId, { afterId: message_id, timeoutMs: 10_000 });
	await vi.waitFor(() => expect(model.asked).toHaveLength(1), { timeout: 5_000 });
	await first.kill();

	const words = { en: ["cartons"] };
	think = (response) => answer(response, JSON.stringify({ terms: [{ term: "boxes", words }] }));
	const second = await startTidings();
	await second.logged("model named words for a topic");
	newsroom.publish({ title: "Cartons pile up all over Kosovo" });
	const push = await botApi.nextMessage(chatId, { afterId: confirmed.message_id, timeoutMs: 8_000 });
	expect(push.text).toContain("Cartons pile up");
	expect(model.asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${apiKey}`, `Bearer ${apiKey}`]);
	expect(await second.stop()).toBe(0);
	for (const { logs, stderr } of [first, second]) expect(JSON.stringify(logs) + stderr()).not.toContain(apiKey);
});
