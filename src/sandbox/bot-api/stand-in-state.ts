import type { BotCommand, Chat, Message, User } from "grammy/types";
import { readJson } from "../write-json.ts";
import type { QueueState } from "./update-queue.ts";

/** How a person stands in a chat. */
export type MemberStatus = "creator" | "administrator" | "member" | "left" | "kicked";

/** How the bot stands in a chat; "blocked" in private chats, "restricted" where it may not write. */
export type BotStatus = "member" | "administrator" | "left" | "kicked" | "blocked" | "restricted";

/** A chat of the stand-in. */
export interface ChatRecord {
	chat: Chat;
	botStatus: BotStatus;
	members: { user: User; status: MemberStatus }[];
	/** Threads of a forum. */
	threads: { id: number; name: string; isClosed: boolean }[];
	/** Set once the group has become a supergroup. */
	migratedTo?: number;
	messages: Message[];
	nextMessageId: number;
}

/** A list of commands with the scope and language it was set for. */
export interface CommandList {
	scope: string;
	language: string;
	commands: BotCommand[];
}

/** Everything the stand-in remembers. */
export interface StandInState {
	queue: QueueState;
	chats: ChatRecord[];
	commands: CommandList[];
	/** Names and descriptions of the bot: kind and language, then the text. */
	texts: Record<string, string>;
	webhook: WebhookState | undefined;
	/** The files the bot sent of late, in base64, the oldest first. */
	files: { id: string; content: string }[];
}

/** Where updates are posted to. */
export interface WebhookState {
	url: string;
	secret: string | undefined;
	allowed: string[];
	maxConnections: number;
	lastErrorAt?: number;
	lastError?: string;
}

/** A stand-in nobody has talked to. Ids of updates begin with the time, so that those of a lost file are not used again. */
export function createState(now: number): StandInState {
	return {
		queue: { nextId: Math.floor(now / 1000), allowed: [], waiting: [] },
		chats: [],
		commands: [],
		texts: {},
		webhook: undefined,
		files: [],
	};
}

/** The state a file keeps; a fresh one when there is none to be read. */
export function loadState(path: string, now: number): StandInState {
	const kept = readJson(path) as Partial<StandInState> | undefined;
	const isState = Array.isArray(kept?.chats) && Array.isArray(kept.queue?.waiting);
	return isState ? { ...createState(now), ...kept } : createState(now);
}
