import { GrammyError, HttpError } from "grammy";
import type { SendOutcome } from "../delivery/messenger.ts";
import { withoutToken } from "../logger.ts";

// How Telegram's descriptions read, in lower case and without the "Bad Request: " before them. Each list is looked
// through with `includes`, so that a beginning, a code inside or a new full stop make no difference.
const threadGone = ["message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid"];
const kicked = [
	"bot was kicked from the",
	"bot is not a member of the",
	"group chat was deleted",
	"group chat was deactivated",
	"channel_private",
];
const unreachable = [
	"user is deactivated",
	"input_user_deactivated",
	"can't initiate conversation with a user",
	"can't send messages to bots",
	"can't send messages to the bot",
	"chat not found",
	"user not found",
	"peer_id_invalid",
	"chat_id_invalid",
	"chat_id is empty",
	"group chat was upgraded to a supergroup chat",
];
const forbidden = [
	"not enough rights to send",
	"have no rights to send a message",
	"need administrator rights in the channel chat",
	"chat_write_forbidden",
	"chat_restricted",
	"chat_admin_required",
	"chat_send_",
	"user_banned_in_channel",
];
const harmless = [
	"message is not modified",
	"message to edit not found",
	"message can't be edited",
	"message to be replied not found",
	"query is too old",
	"query id is invalid",
];

// The request never reached Telegram when it failed for one of these.
const neverLeftCodes = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"ENETUNREACH",
	"EHOSTUNREACH",
	"ENETDOWN",
	"UND_ERR_CONNECT_TIMEOUT",
]);

/** Decides what became of a request from what grammY threw. Pure; the descriptions it gives hold no token and no text of the message. */
export function classifySend(error: unknown): SendOutcome {
	if (error instanceof GrammyError) return classifyRefusal(error);
	if (error instanceof HttpError) return classifyFailure(error.error, error.message);
	return classifyFailure(error, "no answer");
}

function classifyRefusal({ error_code: code, description: words, parameters }: GrammyError): SendOutcome {
	const description = withoutToken(String(words ?? `error ${code}`));
	const text = description.toLowerCase();
	const says = (phrases: readonly string[]) => phrases.some((phrase) => text.includes(phrase));

	const toChatId = parameters?.migrate_to_chat_id;
	if (Number.isSafeInteger(toChatId) && toChatId) return { kind: "moved", toChatId };
	if (code === 429 || text.includes("too many requests") || text.includes("flood_wait")) {
		return { kind: "wait", seconds: secondsToWait(parameters?.retry_after, text) };
	}
	if (code === 401 || code === 404) return { kind: "unauthorized", description };
	if (says(threadGone)) return { kind: "threadGone", description };
	if (text.includes("bot was blocked by the user") || text.includes("user_is_blocked")) {
		return { kind: "gone", absence: "blocked", description };
	}
	if (says(kicked)) return { kind: "gone", absence: "kicked", description };
	if (says(unreachable)) return { kind: "gone", absence: "unreachable", description };
	if (says(forbidden) || code === 403) return { kind: "forbidden", description };
	if (says(harmless)) return { kind: "harmless", description };
	// What else Telegram finds wrong with a request we may have caused ourselves, so it is tried in plain words.
	if (code === 400 || code === 413) return { kind: "malformed", description };
	return { kind: "unknown", description };
}

function secondsToWait(retryAfter: unknown, text: string): number {
	const named = /(?:retry after |flood_wait_)(\d{1,7})/.exec(text)?.[1];
	const seconds = Number(retryAfter ?? named ?? 1);
	return Number.isFinite(seconds) ? Math.max(1, seconds) : 1;
}

function classifyFailure(cause: unknown, message: string): SendOutcome {
	const codes = failureCodes(cause);
	const name = cause instanceof Error ? cause.name : "";
	// Only names and codes: a fetch error's message holds the URL, and so the token.
	const description = [withoutToken(message), name, ...codes].filter(Boolean).join(" ");
	if (codes.some((code) => neverLeftCodes.has(code))) return { kind: "unknown", description, neverLeft: true };
	return { kind: "unknown", description };
}

/** The codes of an error and of what caused it. */
function failureCodes(cause: unknown): string[] {
	const codes: string[] = [];
	for (let error = cause, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth++) {
		const { code } = error as Error & { code?: unknown };
		if (typeof code === "string" && /^[A-Z0-9_]{1,40}$/.test(code)) codes.push(code);
	}
	return codes;
}
