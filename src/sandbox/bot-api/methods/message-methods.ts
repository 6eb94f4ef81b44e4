import type { LinkPreviewOptions, Message, MessageEntity, ReplyParameters } from "grammy/types";
import { badRequest } from "../api-error.ts";
import { checkMarkup } from "../check-markup.ts";
import { composeText } from "../compose-text.ts";
import type { FormattedText } from "../parse-html.ts";
import { readPhoto } from "../read-photo.ts";
import { threadFields, withoutReply } from "../stand-in.ts";
import type { ChatRecord } from "../stand-in-state.ts";
import { checkMayWrite, checkThread, findChat } from "./find-chat.ts";
import type { Method, MethodContext } from "./method.ts";

const maxCaption = 1024;

interface CaptionParameters {
	caption?: string;
	parse_mode?: string;
	caption_entities?: MessageEntity[];
}

interface TextParameters {
	text: string;
	parse_mode?: string;
	entities?: MessageEntity[];
}

/** What a bot can do with messages. */
export const messageMethods: Record<string, Method> = {
	sendMessage(context) {
		const { standIn, parameters } = context;
		const content = composeText(parameters as unknown as TextParameters);
		const markup = checkMarkup(parameters.reply_markup);
		checkPreview(parameters.link_preview_options);
		const record = findChat(standIn, parameters.chat_id);
		checkMayWrite(record);
		checkThread(record, parameters.message_thread_id);
		const replied = findReplied(record, parameters.reply_parameters as ReplyParameters | undefined);
		admit(context, record);
		return standIn.post(record, {
			...threadFields(parameters.message_thread_id as number | undefined),
			...(replied ? { reply_to_message: withoutReply(replied) } : {}),
			text: content.text,
			...(content.entities.length > 0 ? { entities: content.entities } : {}),
			...(parameters.link_preview_options
				? { link_preview_options: parameters.link_preview_options as LinkPreviewOptions }
				: {}),
			...(markup ? { reply_markup: markup } : {}),
		});
	},

	sendPhoto(context) {
		const { standIn, parameters, files } = context;
		const content = composeCaption(parameters as unknown as CaptionParameters);
		const markup = checkMarkup(parameters.reply_markup);
		const photo = readPhoto(String(parameters.photo), files);
		const record = findChat(standIn, parameters.chat_id);
		checkMayWrite(record);
		checkThread(record, parameters.message_thread_id);
		const replied = findReplied(record, parameters.reply_parameters as ReplyParameters | undefined);
		admit(context, record);
		const fileId = standIn.keepFile(photo.content);
		const { width, height } = photo;
		return standIn.post(record, {
			...threadFields(parameters.message_thread_id as number | undefined),
			...(replied ? { reply_to_message: withoutReply(replied) } : {}),
			photo: [{ file_id: fileId, file_unique_id: fileId, width, height, file_size: photo.content.length }],
			...(content ? { caption: content.text } : {}),
			...(content && content.entities.length > 0 ? { caption_entities: content.entities } : {}),
			...(markup ? { reply_markup: markup } : {}),
		});
	},

	sendChatAction({ standIn, parameters }) {
		const record = findChat(standIn, parameters.chat_id);
		checkMayWrite(record);
		checkThread(record, parameters.message_thread_id);
		standIn.emit({ kind: "action", chatId: record.chat.id, action: String(parameters.action) });
		return true;
	},

	editMessageText({ standIn, parameters }) {
		const message = findOwn(findChat(standIn, parameters.chat_id), parameters.message_id, "edit", standIn.bot.id);
		if (message.photo) throw badRequest("there is no text in the message to edit");
		if (parameters.text === undefined) throw badRequest("message text is empty");
		const { text, entities } = composeText(parameters as unknown as TextParameters);
		const markup = checkMarkup(parameters.reply_markup);
		checkPreview(parameters.link_preview_options);
		if (same([text, entities, markup], [message.text, message.entities ?? [], message.reply_markup])) {
			throw badRequest(notModified);
		}
		standIn.edit(message, { text, entities, reply_markup: markup });
		return message;
	},

	editMessageReplyMarkup({ standIn, parameters }) {
		const message = findOwn(findChat(standIn, parameters.chat_id), parameters.message_id, "edit", standIn.bot.id);
		const markup = checkMarkup(parameters.reply_markup);
		if (same(markup, message.reply_markup)) throw badRequest(notModified);
		standIn.edit(message, { reply_markup: markup });
		return message;
	},

	deleteMessage({ standIn, parameters }) {
		const record = findChat(standIn, parameters.chat_id);
		if (!standIn.remove(record, parameters.message_id as number)) throw badRequest("message to delete not found");
		return true;
	},

	deleteMessages({ standIn, parameters }) {
		const record = findChat(standIn, parameters.chat_id);
		for (const messageId of parameters.message_ids as number[]) standIn.remove(record, messageId);
		return true;
	},

	answerCallbackQuery({ standIn, parameters }) {
		standIn.answer(
			parameters.callback_query_id as string,
			(parameters.text as string | undefined) ?? "",
			parameters.show_alert === true,
			parameters.url as string | undefined,
		);
		return true;
	},
};

const notModified =
	"message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

function admit(context: MethodContext, { chat }: ChatRecord): void {
	context.admit(chat.id, chat.type !== "private");
}

/** Undefined when there is none. */
function composeCaption({ caption, parse_mode, caption_entities }: CaptionParameters): FormattedText | undefined {
	if (caption === undefined || caption.trim() === "") return undefined;
	const content = composeText({ text: caption, parse_mode, entities: caption_entities });
	if (content.text.length > maxCaption) throw badRequest("message caption is too long");
	return content;
}

function checkPreview(options: unknown): void {
	const url = (options as LinkPreviewOptions | undefined)?.url;
	if (url !== undefined && !URL.canParse(url)) throw badRequest("WEBPAGE_URL_INVALID");
}

function findReplied(record: ChatRecord, reply: ReplyParameters | undefined): Message | undefined {
	if (!reply) return undefined;
	const message = record.messages.find(({ message_id }) => message_id === reply.message_id);
	if (!message && !reply.allow_sending_without_reply) throw badRequest("message to be replied not found");
	return message;
}

function findOwn(record: ChatRecord, messageId: unknown, verb: string, botId: number): Message {
	const message = record.messages.find(({ message_id }) => message_id === messageId);
	if (!message) throw badRequest(`message to ${verb} not found`);
	if (message.from && message.from.id !== botId) throw badRequest(`message can't be ${verb}ed`);
	return message;
}

function same(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
