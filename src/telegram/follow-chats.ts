import { Composer, type Context } from "grammy";
import type { ChatMemberUpdated } from "grammy/types";
import type { ChatStore } from "../../storage/storage.ts";
import type { Absence } from "../domain/chat.ts";
import type { Logger } from "../logger.ts";

/** Keeps up with what Telegram tells about chats: the bot blocked, removed or back, a group with a new id. */
export function followChats(deps: { chats: ChatStore; wakeSender: () => void; log: Logger }): Composer<Context> {
	const { chats, wakeSender, log } = deps;
	const composer = new Composer<Context>();
	composer.on("my_chat_member", async (ctx, next) => {
		const chatId = ctx.chat.id;
		const absence = absenceAfter(ctx.myChatMember);
		// A chat that never asked for anything is not kept.
		if (await chats.get(chatId)) {
			await chats.setAbsence(chatId, absence);
			log.info({ chatId, absence: absence ?? "none" }, "chat's membership changed");
			if (!absence) wakeSender();
		}
		await next();
	});
	composer.on("message:migrate_to_chat_id", (ctx) => move(ctx.chat.id, ctx.message.migrate_to_chat_id));
	composer.on("message:migrate_from_chat_id", (ctx) => move(ctx.message.migrate_from_chat_id, ctx.chat.id));
	return composer;

	async function move(fromChatId: number, toChatId: number): Promise<void> {
		// Telegram says it twice, once in the old and once in the new chat; the second finds nothing to move.
		if (!(await chats.get(fromChatId))) return;
		await chats.move(fromChatId, toChatId);
		log.info({ chatId: fromChatId, toChatId }, "group became a supergroup");
		wakeSender();
	}
}

/** Why nothing can be sent after a change of the bot's own membership; undefined when something can. */
function absenceAfter(update: ChatMemberUpdated): Absence | undefined {
	const { new_chat_member: member, chat } = update;
	if (member.status === "kicked") return chat.type === "private" ? "blocked" : "kicked";
	if (member.status === "left") return "kicked";
	if (member.status === "restricted" && !(member.is_member && member.can_send_messages)) return "forbidden";
	if (chat.type === "channel" && member.status === "administrator" && !member.can_post_messages) return "forbidden";
	return undefined;
}

/** Whether the update says that the bot was just added to a group. */
export function wasAddedToGroup(update: ChatMemberUpdated): boolean {
	const { old_chat_member: before, new_chat_member: after, chat } = update;
	const isGroup = chat.type === "group" || chat.type === "supergroup";
	const wasOut = before.status === "left" || before.status === "kicked";
	return isGroup && wasOut && absenceAfter({ ...update, new_chat_member: after }) === undefined;
}
