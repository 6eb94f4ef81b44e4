import type { Context } from "grammy";
import { type Line, readLine } from "./read-line.ts";

/** What of a message may carry words or deserves an answer in a private chat; service messages do not. */
const contents = ["photo", "video", "animation", "audio", "voice", "video_note", "document", "sticker"] as const;

/**
 * The line an update says to the bot; undefined for what is not meant for it. In groups and channels that is
 * a command (a foreign name after the @ means another bot), a mention, or a reply to the bot's question
 * what to follow; that reply is the topic.
 */
export function hearLine(
	ctx: Context,
	known: { commands: ReadonlySet<string>; isQuestion: (text: string) => boolean },
): Line | undefined {
	if (ctx.callbackQuery) {
		const { data, message } = ctx.callbackQuery;
		return data !== undefined && message ? readLine(data, true) : undefined;
	}
	const message = ctx.message ?? ctx.channelPost;
	if (!message || message.via_bot) return undefined;
	const text = message.text ?? message.caption;
	const isPrivate = message.chat.type === "private";
	const replied = message.reply_to_message;
	if (text === undefined) {
		return isPrivate && contents.some((kind) => kind in message) ? readLine("") : undefined;
	}
	const line = readLine(text);
	const me = ctx.me.username.toLowerCase();
	const answersQuestion = replied?.from?.id === ctx.me.id && known.isQuestion(replied.text ?? "");
	if (line.name === undefined && answersQuestion) return { ...line, name: "subscribe" };
	if (line.addressee) return line.addressee.toLowerCase() === me ? line : undefined;
	if (isPrivate || (line.name !== undefined && known.commands.has(line.name))) return line;
	if (line.name !== undefined || message.chat.type === "channel") return undefined;
	const words = line.args.split(" ");
	const others = words.filter((word) => word.toLowerCase() !== `@${me}`);
	return others.length < words.length ? readLine(others.join(" ")) : undefined;
}

/** The thread of a forum group (or of a private chat with topics) an update came from; 0 for none. */
export function threadOf(ctx: Context): number {
	const message = ctx.callbackQuery?.message ?? ctx.message ?? ctx.channelPost;
	if (!message || !("is_topic_message" in message) || !message.is_topic_message) return 0;
	return message.message_thread_id ?? 0;
}
