import { GrammyError, InputFile } from "grammy";
import type { InlineKeyboardMarkup, MaybeInaccessibleMessage } from "grammy/types";
import { type Html, html, plainText } from "../html.ts";
import type { AnswerOptions, BotContext } from "./context.ts";
import { fitMessage } from "./fit-list.ts";
import { buildKeyboard } from "./keyboard.ts";
import { shortenCommands } from "./shorten-commands.ts";

const isUnchanged = /message is not modified/i;
const isUneditable = /message to edit not found|message can't be edited|message_id_invalid|no text in the message/i;
const isThreadGone = /thread not found|topic_closed|topic_deleted/i;
const isMalformed = /can't parse entities|message is too long|message text is empty|button_(data|url)_invalid/i;

/** Makes `ctx.answer`: the one way on which commands answer. */
export function createAnswer(ctx: BotContext): BotContext["answer"] {
	return async (message: Html, options: AnswerOptions = {}) => {
		// The button stops spinning before the answer waits for its turn; one that Telegram delays holds up nothing.
		void ctx.settlePress();
		const chatId = ctx.chatId;
		if (chatId === undefined) return;
		const { body, wasCut } = fitMessage(message);
		if (wasCut) ctx.parts.log.error({ chatId, command: ctx.line.name }, "answer was too long and was cut");
		const keyboard = await layOutKeyboard(ctx, chatId, options.buttons);
		const send = options.edit && ctx.line.isPressed ? editPressed : sendNew;
		try {
			await send(ctx, body, keyboard, ctx.threadId);
		} catch (error) {
			if (!(error instanceof GrammyError)) throw error;
			if (isUnchanged.test(error.description)) return;
			if (isUneditable.test(error.description)) await sendNew(ctx, body, keyboard, ctx.threadId);
			else if (isThreadGone.test(error.description) && ctx.threadId !== 0) await sendNew(ctx, body, keyboard, 0);
			else if (isMalformed.test(error.description)) {
				ctx.parts.log.error({ chatId, command: ctx.line.name, err: error }, "answer was malformed, sent as plain text");
				await sendNew(ctx, html`${plainText(body)}`, {}, ctx.threadId);
			} else throw error;
		}
	};
}

/** Makes `ctx.answerPicture`. */
export function createPictureAnswer(ctx: BotContext): BotContext["answerPicture"] {
	return async (png, caption, { buttons } = {}) => {
		void ctx.settlePress();
		const chatId = ctx.chatId;
		if (chatId === undefined) return;
		const keyboard = await layOutKeyboard(ctx, chatId, buttons);
		const send = (threadId: number) =>
			ctx.api.sendPhoto(chatId, new InputFile(png, "picture.png"), {
				caption: caption.markup,
				parse_mode: "HTML",
				...placeOf(ctx, threadId),
				...keyboard,
			});
		try {
			await send(ctx.threadId);
		} catch (error) {
			if (!(error instanceof GrammyError) || !isThreadGone.test(error.description) || ctx.threadId === 0) throw error;
			await send(0);
		}
	};
}

async function layOutKeyboard(ctx: BotContext, chatId: number, rows: AnswerOptions["buttons"] = []): Promise<Keyboard> {
	const buttons = await shortenCommands(rows, chatId, { chats: ctx.parts.storage.chats, now: ctx.now });
	return buttons.length > 0 ? { reply_markup: buildKeyboard(buttons) } : {};
}

type Keyboard = { reply_markup?: ReturnType<typeof buildKeyboard> };

async function sendNew(ctx: BotContext, body: Html, keyboard: Keyboard, threadId: number): Promise<void> {
	await ctx.api.sendMessage(ctx.chatId ?? 0, body.markup, {
		parse_mode: "HTML",
		link_preview_options: { is_disabled: true },
		...placeOf(ctx, threadId),
		...keyboard,
	});
}

/** The thread it goes to; and in groups the line it answers. */
function placeOf({ message: asked, chat }: BotContext, threadId: number) {
	const isGroup = chat?.type === "group" || chat?.type === "supergroup";
	return {
		...(threadId !== 0 ? { message_thread_id: threadId } : {}),
		...(isGroup && asked
			? { reply_parameters: { message_id: asked.message_id, allow_sending_without_reply: true } }
			: {}),
	};
}

async function editPressed(ctx: BotContext, body: Html, keyboard: Keyboard, threadId: number): Promise<void> {
	const pressed = ctx.callbackQuery?.message;
	if (!pressed) return sendNew(ctx, body, keyboard, threadId);
	// Telegram refuses an edit that changes nothing, such as a page turned to itself.
	if (shows(pressed, body, keyboard)) return;
	await ctx.api.editMessageText(ctx.chatId ?? 0, pressed.message_id, body.markup, {
		parse_mode: "HTML",
		link_preview_options: { is_disabled: true },
		...keyboard,
	});
}

/** Whether the message has this text and these buttons already. */
function shows(message: MaybeInaccessibleMessage, body: Html, { reply_markup: wanted }: Keyboard): boolean {
	if (!("text" in message) || message.text !== plainText(body).trim()) return false;
	const describe = (keyboard: InlineKeyboardMarkup | undefined) =>
		JSON.stringify(
			(keyboard?.inline_keyboard ?? []).map((row) =>
				row.map((button) => [
					button.text,
					"callback_data" in button ? button.callback_data : "",
					"url" in button ? button.url : "",
				]),
			),
		);
	return describe("reply_markup" in message ? message.reply_markup : undefined) === describe(wanted);
}
