import { ApiError } from "./api-error.ts";

/** What Telegram lets pass; Infinity lifts a limit. */
export interface PaceLimits {
	/** Messages a second over all chats. */
	perSecond: number;
	/** Messages to one chat that may come at once; after them one a second. */
	chatBurst: number;
	/** Messages a minute to one group. */
	groupPerMinute: number;
}

/** As Telegram: short bursts to a chat pass. */
export const usualPace: PaceLimits = { perSecond: 30, chatBurst: 5, groupPerMinute: 20 };
/** To the letter: no burst at all. */
export const strictPace: PaceLimits = { perSecond: 30, chatBurst: 1, groupPerMinute: 20 };
/** No limit. */
export const noPace: PaceLimits = {
	perSecond: Number.POSITIVE_INFINITY,
	chatBurst: Number.POSITIVE_INFINITY,
	groupPerMinute: Number.POSITIVE_INFINITY,
};

/** A sender that keeps the pace exactly still arrives a little early now and then. */
const toleranceMs = 60;

/** Counts what was sent, and throws the 429 when it was too much. */
export class PaceGate {
	#limits: PaceLimits;
	#sent: number[] = [];
	#chats = new Map<number, { tokens: number; at: number; minute: number[]; heldUntil: number }>();

	constructor(limits: PaceLimits) {
		this.#limits = limits;
	}

	/** Takes one message into account; throws ApiError 429 with the seconds to wait. */
	admit(chatId: number, isGroup: boolean, now: number): void {
		this.#sent = this.#sent.filter((at) => at > now - 1000 + toleranceMs);
		if (this.#sent.length >= this.#limits.perSecond) throw tooMany(1);
		const chat = this.#chats.get(chatId) ?? {
			tokens: this.#limits.chatBurst,
			at: now,
			minute: [],
			heldUntil: 0,
		};
		this.#chats.set(chatId, chat);
		chat.tokens = Math.min(this.#limits.chatBurst, chat.tokens + (now - chat.at) / 1000);
		chat.at = now;
		chat.minute = chat.minute.filter((at) => at > now - 60_000);
		if (now < chat.heldUntil - toleranceMs) {
			// Sending on while held lengthens the hold.
			chat.heldUntil = Math.min(chat.heldUntil + 1000, now + 60_000);
			throw tooMany((chat.heldUntil - now) / 1000);
		}
		const overMinute = isGroup && chat.minute.length >= this.#limits.groupPerMinute;
		if (overMinute || chat.tokens < 1 - toleranceMs / 1000) {
			const waitMs = overMinute ? (chat.minute[0] ?? now) + 60_000 - now : (1 - chat.tokens) * 1000;
			const seconds = Math.max(1, Math.ceil(waitMs / 1000));
			chat.heldUntil = now + seconds * 1000;
			throw tooMany(seconds);
		}
		chat.tokens -= 1;
		if (isGroup) chat.minute.push(now);
		this.#sent.push(now);
		if (this.#chats.size > 50_000) this.#chats.clear();
	}
}

function tooMany(seconds: number): ApiError {
	const whole = Math.max(1, Math.ceil(seconds));
	return new ApiError(429, `Too Many Requests: retry after ${whole}`, { retry_after: whole });
}
