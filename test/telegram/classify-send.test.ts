import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { classifySend } from "../../src/telegram/classify-send.ts";

function refusal(error_code: number, description: string, parameters?: Record<string, number>) {
	const answer = { ok: false as const, error_code, description, ...(parameters ? { parameters } : {}) };
	return new GrammyError("Call to 'sendMessage' failed!", answer, "sendMessage", { text: "secret words" });
}

const failure = (code: string) => Object.assign(new Error("request to https://x/bot12345:abc failed"), { code });

describe("what Telegram refuses", () => {
	it.each([
		[403, "Forbidden: bot was blocked by the user", "gone", "blocked"],
		[400, "Bad Request: USER_IS_BLOCKED", "gone", "blocked"],
		[403, "Forbidden: user is deactivated", "gone", "unreachable"],
		[403, "Forbidden: bot was kicked from the group chat", "gone", "kicked"],
		[403, "Forbidden: bot was kicked from the supergroup chat", "gone", "kicked"],
		[403, "Forbidden: bot was kicked from the channel chat", "gone", "kicked"],
		[403, "Forbidden: bot is not a member of the channel chat", "gone", "kicked"],
		[403, "Forbidden: bot is not a member of the supergroup chat", "gone", "kicked"],
		[403, "Forbidden: the group chat was deleted", "gone", "kicked"],
		[403, "Forbidden: bot can't initiate conversation with a user", "gone", "unreachable"],
		[403, "Forbidden: bots can't send messages to bots", "gone", "unreachable"],
		[400, "Bad Request: chat not found", "gone", "unreachable"],
		[400, "Bad Request: PEER_ID_INVALID", "gone", "unreachable"],
		[400, "Bad Request: group chat was upgraded to a supergroup chat", "gone", "unreachable"],
	])("%i %s: the chat is gone", (code, description, kind, absence) => {
		expect(classifySend(refusal(code, description))).toEqual({ kind, absence, description });
	});

	it.each([
		[400, "Bad Request: not enough rights to send text messages to the chat"],
		[400, "Bad Request: have no rights to send a message"],
		[400, "Bad Request: CHAT_WRITE_FORBIDDEN"],
		[403, "Forbidden: CHAT_WRITE_FORBIDDEN"],
		[400, "Bad Request: CHAT_RESTRICTED"],
		[400, "Bad Request: need administrator rights in the channel chat"],
		[403, "Forbidden: something new"],
	])("%i %s: the bot may not write", (code, description) => {
		expect(classifySend(refusal(code, description))).toEqual({ kind: "forbidden", description });
	});

	it.each(["message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED"])("%s: the thread is gone", (words) => {
		expect(classifySend(refusal(400, `Bad Request: ${words}`))).toMatchObject({ kind: "threadGone" });
	});

	it.each([
		"can't parse entities: Unsupported start tag",
		"message is too long",
		"message text is empty",
		"BUTTON_DATA_INVALID",
		"BUTTON_URL_INVALID",
		"wrong file identifier/HTTP URL specified",
		"failed to get HTTP URL content",
		"wrong type of the web page content",
		"strings must be encoded in UTF-8",
		"something nobody heard of before",
	])("%s: the message is at fault", (words) => {
		expect(classifySend(refusal(400, `Bad Request: ${words}`))).toMatchObject({ kind: "malformed" });
	});

	it.each([
		"message is not modified: specified new message content and reply markup are exactly the same",
		"message to edit not found",
		"message can't be edited",
		"message to be replied not found",
		"query is too old and response timeout expired or query ID is invalid",
	])("%s: there is nothing to do", (words) => {
		expect(classifySend(refusal(400, `Bad Request: ${words}`))).toMatchObject({ kind: "harmless" });
	});

	it("follows a group to its new id", () => {
		const error = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
			migrate_to_chat_id: -1001,
		});
		expect(classifySend(error)).toEqual({ kind: "moved", toChatId: -1001 });
	});

	it("waits as long as it is told", () => {
		expect(classifySend(refusal(429, "Too Many Requests: retry after 35", { retry_after: 35 }))).toEqual({
			kind: "wait",
			seconds: 35,
		});
		expect(classifySend(refusal(429, "Too Many Requests: retry after 7"))).toEqual({ kind: "wait", seconds: 7 });
		expect(classifySend(refusal(420, "FLOOD_WAIT_12"))).toEqual({ kind: "wait", seconds: 12 });
		expect(classifySend(refusal(429, "Too Many Requests", { retry_after: -3 }))).toEqual({ kind: "wait", seconds: 1 });
		expect(classifySend(refusal(429, "Too Many Requests", { retry_after: Number.NaN }))).toMatchObject({ seconds: 1 });
	});

	it.each([
		[401, "Unauthorized"],
		[404, "Not Found"],
	])("%i %s: the token does not work", (code, description) => {
		expect(classifySend(refusal(code, description))).toEqual({ kind: "unauthorized", description });
	});

	it.each([
		[409, "Conflict: terminated by other getUpdates request"],
		[500, "Internal Server Error"],
		[502, "Bad Gateway"],
		[504, "Gateway Timeout"],
	])("%i %s: nobody knows", (code, description) => {
		expect(classifySend(refusal(code, description))).toEqual({ kind: "unknown", description });
	});

	it("does not mind capitals", () => {
		expect(classifySend(refusal(403, "FORBIDDEN: BOT WAS BLOCKED BY THE USER"))).toMatchObject({ absence: "blocked" });
		expect(classifySend(refusal(400, "bad request: topic_closed"))).toMatchObject({ kind: "threadGone" });
	});

	it("survives an answer without code and description", () => {
		const error = new GrammyError("failed", { ok: false } as never, "sendMessage", {});
		expect(classifySend(error)).toMatchObject({ kind: "unknown" });
	});
});

describe("what never reached Telegram, or whose answer never came", () => {
	it.each(["ECONNRESET", "EPIPE", "ETIMEDOUT"])("%s: nobody knows whether it was sent", (code) => {
		const outcome = classifySend(new HttpError("Network request for 'sendMessage' failed!", failure(code)));
		expect(outcome).toMatchObject({ kind: "unknown" });
		expect(outcome).not.toHaveProperty("neverLeft");
	});

	it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH"])("%s: it was not sent", (code) => {
		expect(classifySend(new HttpError("failed", failure(code)))).toMatchObject({ kind: "unknown", neverLeft: true });
		const wrapped = new TypeError("fetch failed", { cause: failure(code) });
		expect(classifySend(new HttpError("failed", wrapped))).toMatchObject({ neverLeft: true });
	});

	it.each([new Error("boom"), "text", undefined, null, { code: "ECONNREFUSED" }])("%s is not known either", (error) => {
		expect(classifySend(error)).toMatchObject({ kind: "unknown" });
	});
});

it("gives no token and no text of the message away", () => {
	const token = `123456789:${"A".repeat(35)}`;
	const errors = [
		new HttpError(`request to https://api.example/bot${token}/sendMessage failed`, failure("ECONNRESET")),
		refusal(400, `Bad Request: ${token}`),
	];
	for (const error of errors) expect(JSON.stringify(classifySend(error))).not.toMatch(/AAAA|secret words/);
});
