import type { UserFromGetMe } from "grammy/types";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BotApi, startBotApi } from "../../src/sandbox/bot-api/start-bot-api.ts";
import { createPolling } from "../../src/telegram/poll-updates.ts";

let api: BotApi;
beforeEach(async () => {
	api = await startBotApi();
});
afterEach(() => api.stop());

describe("polling", () => {
	it("waits out a second copy of the bot, saying so in words", async () => {
		const lines: string[] = [];
		api.faults.add({
			method: "getUpdates",
			times: 2,
			answer: { code: 409, description: "Conflict: terminated by other getUpdates request" },
		});
		const kept = Promise.withResolvers<string | undefined>();
		const polling = createPolling({
			token: api.token,
			apiRoot: `${api.root}/`,
			botInfo: api.bot as UserFromGetMe,
			keep: async ([update]) => kept.resolve(update?.message?.text),
			onServing: () => {},
			log: pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line).msg) }),
			pauseMs: 10,
		});
		const running = polling.run();
		api.say(7, "hello");
		expect(await kept.promise).toBe("hello");
		await polling.stop();
		await running;
		expect(lines).toEqual(
			Array(2).fill("another copy of the bot receives the updates; stop it, trying again meanwhile"),
		);
	});
});
