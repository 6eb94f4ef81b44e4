import type { Api } from "grammy";
import type { EditMessage, OutgoingMessage, SendMessage } from "../delivery/messenger.ts";
import { classifySend } from "./classify-send.ts";
import { buildKeyboard } from "./keyboard.ts";

// grammY's types name the signal of a package; Node's own does the same.
type Signal = NonNullable<Parameters<Api["sendMessage"]>[3]>;

// The general topic of a forum has this id in updates, and is refused with it in requests.
const generalThreadId = 1;

/**
 * Sends through the Bot API, once and without pacing: give it an `api` that no pacing transformer is installed on.
 * Throws only for a message that could not be put together (a button's command over 64 bytes).
 */
export function createSend(api: Pick<Api, "sendMessage">, options: { timeoutMs?: number } = {}): SendMessage {
	const { timeoutMs = 15_000 } = options;
	return async (message) => {
		const extras = describeMessage(message);
		// A half of a surrogate pair would be refused as "not encoded in UTF-8".
		const text = message.body.markup.toWellFormed();
		try {
			const signal = AbortSignal.timeout(timeoutMs) as Signal;
			const sent = await api.sendMessage(message.chatId, text, extras, signal);
			return { kind: "sent", messageId: sent.message_id };
		} catch (error) {
			return classifySend(error);
		}
	};
}

/** Edits through the Bot API, under the same terms. */
export function createEdit(api: Pick<Api, "editMessageText">, options: { timeoutMs?: number } = {}): EditMessage {
	const { timeoutMs = 15_000 } = options;
	return async (messageId, message) => {
		const { parse_mode, link_preview_options, reply_markup } = describeMessage(message);
		const extras = { parse_mode, link_preview_options, ...(reply_markup ? { reply_markup } : {}) };
		try {
			const signal = AbortSignal.timeout(timeoutMs) as Signal;
			await api.editMessageText(message.chatId, messageId, message.body.markup.toWellFormed(), extras, signal);
			return { kind: "sent", messageId };
		} catch (error) {
			return classifySend(error);
		}
	};
}

function describeMessage({ threadId, buttons, silent, answers, previewUrl }: OutgoingMessage) {
	const keyboard = buildKeyboard(buttons);
	return {
		parse_mode: "HTML" as const,
		link_preview_options: previewUrl === undefined ? { is_disabled: true } : { url: previewUrl },
		...(threadId > 0 && threadId !== generalThreadId ? { message_thread_id: threadId } : {}),
		...(answers === undefined ? {} : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
		...(silent ? { disable_notification: true } : {}),
		...(keyboard.inline_keyboard.length > 0 ? { reply_markup: keyboard } : {}),
	};
}
