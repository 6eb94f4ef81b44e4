import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "grammy/types";
import { afterEach, beforeEach, expect, it } from "vitest";
import { strictPace } from "../../src/sandbox/bot-api/pace-limits.ts";
import { type BotApi, startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { type Newsroom, openNewsroom } from "../support/newsroom.ts";
import { type RunningTidings, runTidings, temporaryFolder } from "../support/run-tidings.ts";

const chatId = 77;
/** Two ticks of the schedule below, and what the way itself takes. */
const twoTicksMs = 4_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let botApi: BotApi;
let newsroom: Newsroom;
let tidings: RunningTidings;

function startTidings(): RunningTidings {
	return runTidings(
		{
			BOT_TOKEN: botApi.token,
			TELEGRAM_API_ROOT: botApi.root,
			DATABASE_URL: `sqlite:${path.join(folder.path, "tidings.db")}`,
			FEEDS: newsroom.opmlPath,
			POLL_SCHEDULE: "* * * * * *",
			POLL_MIN_INTERVAL_SECONDS: "1",
			ALLOW_PRIVATE_FEEDS: "true",
			HTTP_PORT: "0",
		},
		folder.path,
	);
}

beforeEach(async () => {
	folder = await temporaryFolder();
	botApi = await startBotApi({ pace: strictPace });
	newsroom = await openNewsroom(folder.path, ["RksNews", "Balkan Courier"]);
	newsroom.publish({ title: "Kosovo and Serbia resume dialogue after a long pause", publishedAt: hoursAgo(3) });
	newsroom.publish({ title: "Ferries stay in port as the wind picks up", publishedAt: hoursAgo(2) });
	tidings = startTidings();
	await tidings.logged("ready");
	await tidings.logged("feed polled");
});

afterEach(async () => {
	await tidings.kill();
	await newsroom.close();
	await botApi.stop();
	await folder.remove();
});

it("pushes a new article about the topic once, clean and with its link, and nothing that only shares its words", async () => {
	await say("/subscribe Kosovo–Serbia dialogue");
	const confirmed = botApi.sent(chatId).length;

	const link = newsroom.publish({
		title: "Belgrade–Pristina talks: negotiators meet in Brussels",
		content:
			"<p>RksNews</p><p>3 Min Read</p><p>The chief negotiators of Kosovo and Serbia met in Brussels on Tuesday under the mediation of the European Union.</p><p>They agreed to form a commission on missing persons.</p><p>Share this</p><p>Read more</p>",
		publishedAt: hoursAgo(1),
	});
	for (const title of decoys) newsroom.publish({ title, summary: `${title}.` }, 1);

	const push = await botApi.nextMessage(chatId, { afterId: lastId(), timeoutMs: twoTicksMs });
	expect(push.text).toContain("Belgrade–Pristina talks: negotiators meet in Brussels");
	expect(push.text).toContain("The chief negotiators of Kosovo and Serbia met in Brussels");
	expect(push.text).not.toMatch(/Min Read|Share this|Read more/);
	expect(JSON.stringify(push.entities)).toContain(link);
	expect(push.text?.match(/RksNews/g)).toHaveLength(1);

	await sleep(3_000);
	expect(newTexts(confirmed)).toHaveLength(1);
	expect(botApi.refusals).toEqual([]);
});

it("pushes nothing again after a restart, and nothing at all after /unsubscribe", async () => {
	await say("/subscribe Kosovo–Serbia dialogue");
	newsroom.publish({ title: "Kosovo and Serbia agree on energy at the dialogue in Brussels" });
	await botApi.nextMessage(chatId, { afterId: lastId(), timeoutMs: twoTicksMs });
	const before = botApi.sent(chatId).length;

	expect(await tidings.stop()).toBe(0);
	tidings = startTidings();
	await tidings.logged("ready");
	await sleep(3_000);
	expect(newTexts(before)).toEqual([]);

	await say("/unsubscribe Kosovo–Serbia dialogue");
	const after = botApi.sent(chatId).length;
	newsroom.publish({ title: "Serbia and Kosovo dialogue: a new round is called for Friday" });
	await sleep(3_500);
	expect(newTexts(after)).toEqual([]);
	expect(botApi.refusals).toEqual([]);
});

it("sends one message for a story that two papers tell", async () => {
	await say("/subscribe Kosovo–Serbia dialogue");
	const before = botApi.sent(chatId).length;
	const title = "Kosovo and Serbia sign a declaration on missing persons in their dialogue";
	newsroom.publish({ title }, 0);
	newsroom.publish({ title: `${title} - Balkan Courier` }, 1);
	await botApi.nextMessage(chatId, { afterId: lastId(), timeoutMs: twoTicksMs });
	await sleep(3_000);
	expect(newTexts(before)).toHaveLength(1);
});

it("answers the first message of a story with what comes of it, over a restart too, and says what is new", async () => {
	await say("/subscribe Kosovo–Serbia dialogue");
	const told = "The negotiators of Kosovo and Serbia agreed in Brussels to form a commission on missing persons.";
	newsroom.publish({ title: "Kosovo and Serbia agree on commission for missing persons", summary: told });
	const first = await botApi.nextMessage(chatId, { afterId: lastId(), timeoutMs: twoTicksMs });
	expect(first.reply_to_message).toBeUndefined();

	expect(await tidings.stop()).toBe(0);
	tidings = startTidings();
	await tidings.logged("ready");
	const title = "Norwegian judge to chair Kosovo–Serbia commission on missing persons";
	const news =
		"It will be chaired by Ingrid Solheim, a judge from Norway, who searched for graves near Tuzla and Foča.";
	newsroom.publish({ title, summary: `${told} ${news}` }, 1);
	const second = await botApi.nextMessage(chatId, { afterId: lastId(), timeoutMs: twoTicksMs });
	expect(second.text).toContain(title);
	expect(second.text).toContain(`New: ${news}`);
	expect(second.text).not.toContain(told);
	expect(second.reply_to_message?.message_id).toBe(first.message_id);
});

it("serves on through Telegram's pace and its errors, and sends the push in the end", async () => {
	await say("/subscribe Kosovo–Serbia dialogue");
	botApi.faults.add({
		method: "sendMessage",
		answer: { code: 429, description: "Too Many Requests: retry after 1", parameters: { retry_after: 1 } },
	});
	botApi.faults.add({ method: "sendMessage", answer: { code: 502, description: "Bad Gateway" } });
	const link = newsroom.publish({ title: "Kosovo–Serbia dialogue: envoys meet in Vienna" });
	const push = await botApi.nextMessage(chatId, { afterId: lastId(), timeoutMs: 20_000 });
	expect(JSON.stringify(push.entities)).toContain(link);
	expect(botApi.refusals).toEqual([]);
}, 30_000);

const decoys = [
	"Kosovo beat Serbia 81–77 in a tense basketball match",
	"Inflation in Serbia slows to 4.1 percent in October",
	"US and China resume dialogue on trade",
	"Wine harvest begins early in Rahovec",
];

function hoursAgo(hours: number): Date {
	return new Date(Date.now() - hours * 3_600_000);
}

function lastId(): number {
	return botApi.messages(chatId).at(-1)?.message_id ?? 0;
}

/** Says a line and waits for the answer. */
async function say(text: string): Promise<Message> {
	const { message_id } = botApi.say(chatId, text);
	return botApi.nextMessage(chatId, { afterId: message_id, timeoutMs: 10_000 });
}

/** What the bot wrote since it had written so many messages. */
function newTexts(count: number): string[] {
	return botApi
		.sent(chatId)
		.slice(count)
		.map((message) => message.text ?? "");
}
