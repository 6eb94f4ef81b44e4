import type { BotContext } from "../src/telegram/context.ts";

/** Whether the chat is a group, where the bot hears commands only. */
export function isGroup({ chat }: BotContext): boolean {
	return chat?.type === "group" || chat?.type === "supergroup";
}
