import { Api, HttpError } from "grammy";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createAnswerPacing } from "../../src/telegram/pace-answers.ts";
import { type Call, recordTelegram } from "../support/telegram.ts";

function open(
	decide: (
		call: Call,
		attempt: number,
	) => { error_code: number; description: string; parameters?: { retry_after: number } } | undefined,
) {
	const telegram = recordTelegram();
	const slots: unknown[] = [];
	const holds: unknown[] = [];
	let attempt = 0;
	telegram.intercept((call) => decide(call, ++attempt));
	const api = new Api("4242:test");
	const pace = {
		slot: async (turn: unknown) => void slots.push(turn),
		hold: (pause: unknown) => void holds.push(pause),
	};
	api.config.use(telegram.transformer, createAnswerPacing({ pace, log: pino({ level: "silent" }), retryMs: 1 }));
	return { api, telegram, slots, holds };
}

describe("answers", () => {
	it("take a slot each, ahead of pushes; settling a press takes none", async () => {
		const { api, slots } = open(() => undefined);
		await api.sendMessage(-5, "x");
		await api.answerCallbackQuery("1");
		await api.getMe();
		expect(slots).toEqual([{ chatId: -5, isGroup: true, priority: "answer" }]);
	});

	it("wait as long as Telegram says, and give up after five times", async () => {
		const refusal = { error_code: 429, description: "Too Many Requests", parameters: { retry_after: 3 } };
		const { api, holds, telegram } = open((_call, attempt) => (attempt === 1 ? refusal : undefined));
		await api.sendMessage(5, "x");
		expect(holds).toEqual([{ chatId: 5, ms: 3000 }]);
		expect(telegram.calls).toHaveLength(2);
		const never = open(() => refusal);
		await expect(never.api.sendMessage(5, "x")).rejects.toThrow("429");
		expect(never.telegram.calls).toHaveLength(5);
	});

	it("are tried again when Telegram stumbles or the network fails, but not when they are refused", async () => {
		const stumbling = open((_call, attempt) => {
			if (attempt === 1) return { error_code: 502, description: "Bad Gateway" };
			if (attempt === 2) throw new HttpError("no network", new Error("reset"));
			return undefined;
		});
		await stumbling.api.sendMessage(5, "x");
		expect(stumbling.telegram.calls).toHaveLength(3);
		const refused = open(() => ({ error_code: 400, description: "Bad Request: chat not found" }));
		await expect(refused.api.sendMessage(5, "x")).rejects.toThrow("400");
		expect(refused.telegram.calls).toHaveLength(1);
	});

	it("stop a pressed button in spite of a Telegram that stumbles, while it still knows of the press", async () => {
		const stumbling = open((_call, attempt) => {
			if (attempt === 1) return { error_code: 502, description: "Bad Gateway" };
			if (attempt === 2) throw new HttpError("no network", new Error("reset"));
			return undefined;
		});
		await stumbling.api.answerCallbackQuery("1");
		expect(stumbling.telegram.calls).toHaveLength(3);
		const paced = open((_call, attempt) =>
			attempt === 1
				? { error_code: 429, description: "Too Many Requests", parameters: { retry_after: 0.01 } }
				: undefined,
		);
		await paced.api.answerCallbackQuery("1");
		expect(paced.telegram.calls).toHaveLength(2);
		expect(paced.slots).toEqual([]);
		const tooLate = open(() => ({
			error_code: 429,
			description: "Too Many Requests",
			parameters: { retry_after: 30 },
		}));
		await expect(tooLate.api.answerCallbackQuery("1")).rejects.toThrow("429");
		expect(tooLate.telegram.calls).toHaveLength(1);
	});
});
