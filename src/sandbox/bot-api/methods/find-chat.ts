import { ApiError, badRequest } from "../api-error.ts";
import type { StandIn } from "../stand-in.ts";
import type { ChatRecord } from "../stand-in-state.ts";

/** The chat a call names by id or @username; throws ApiError when there is none or it has moved. */
export function findChat(standIn: StandIn, chatId: unknown): ChatRecord {
	const record =
		typeof chatId === "number"
			? standIn.record(chatId)
			: standIn.state.chats.find(({ chat }) => "username" in chat && `@${chat.username}` === chatId);
	if (!record) throw badRequest("chat not found");
	if (record.migratedTo !== undefined) {
		throw badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: record.migratedTo });
	}
	return record;
}

/** Throws ApiError when the bot may not write in the chat, in the words Telegram has for the reason. */
export function checkMayWrite({ chat, botStatus }: ChatRecord): void {
	const kind = chat.type === "supergroup" ? "supergroup" : chat.type === "channel" ? "channel" : "group";
	switch (botStatus) {
		case "blocked":
			throw new ApiError(403, "Forbidden: bot was blocked by the user");
		case "kicked":
			if (chat.type === "private") throw new ApiError(403, "Forbidden: bot was blocked by the user");
			throw new ApiError(403, `Forbidden: bot was kicked from the ${kind} chat`);
		case "left":
			throw new ApiError(403, `Forbidden: bot is not a member of the ${kind} chat`);
		case "restricted":
			throw badRequest("not enough rights to send text messages to the chat");
		case "member":
			if (chat.type === "channel") throw badRequest("need administrator rights in the channel chat");
	}
}

/** Throws ApiError when the thread is not one of the chat's, or closed. */
export function checkThread(record: ChatRecord, threadId: unknown): void {
	if (threadId === undefined) return;
	const thread = record.threads.find(({ id }) => id === threadId);
	if (!thread) throw badRequest("message thread not found");
	if (thread.isClosed) throw badRequest("TOPIC_CLOSED");
}
