import { randomUUID } from "node:crypto";
import type { Chat, InlineKeyboardMarkup, Message, MessageEntity, Update, User } from "grammy/types";
import { badRequest } from "./api-error.ts";
import { findEntities } from "./find-entities.ts";
import type { BotStatus, ChatRecord, MemberStatus, StandInState } from "./stand-in-state.ts";
import { UpdateQueue } from "./update-queue.ts";

/** What happens in the chats, for those who look on. */
export type StandInEvent =
	| { kind: "message"; message: Message }
	| { kind: "edited"; message: Message }
	| { kind: "deleted"; chatId: number; messageId: number }
	| { kind: "pressed"; chatId: number; messageId: number; data: string; queryId: string }
	| { kind: "answered"; chatId: number; queryId: string; text: string; showAlert: boolean; url: string | undefined }
	| { kind: "action"; chatId: number; action: string }
	| { kind: "commands" };

/** A chat to set up; people of a group are given with their status. */
export interface NewChat {
	id: number;
	type?: Chat["type"];
	title?: string;
	firstName?: string;
	username?: string;
	languageCode?: string;
	isForum?: boolean;
	threads?: { id: number; name: string; isClosed?: boolean }[];
	members?: { user: User; status: MemberStatus }[];
	botStatus?: BotStatus;
}

/** What else may be said about a message somebody writes. */
export interface SayOptions {
	/** Who writes; the reader in a private chat, the group's first member elsewhere. */
	from?: User;
	/** The message it replies to. */
	replyTo?: number;
	threadId?: number;
	/** An administrator who writes as the group. */
	isAnonymous?: boolean;
}

interface Query {
	chatId: number;
	askedAt: number;
}

const queryLifeMs = 30_000;
const keptMessages = 1000;
const keptFiles = 50;
const anonymousAdmin: User = { id: 1087968824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };

/** The chats, people and messages of the stand-in: Telegram without its network. */
export class StandIn {
	readonly bot: User;
	readonly state: StandInState;
	readonly queue: UpdateQueue;
	/** Called when anything that is kept has changed. */
	onChange: () => void = () => {};
	readonly now: () => number;
	#listeners = new Set<(event: StandInEvent) => void>();
	#queries = new Map<string, Query>();
	#records: Map<number, ChatRecord>;

	constructor(bot: User, state: StandInState, now: () => number) {
		this.bot = bot;
		this.state = state;
		this.now = now;
		this.queue = new UpdateQueue(state.queue, now);
		this.#records = new Map(state.chats.map((record) => [record.chat.id, record]));
	}

	/** Tells what happens from now on; the function returned ends that. */
	listen(listener: (event: StandInEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	emit(event: StandInEvent): void {
		this.onChange();
		for (const listener of this.#listeners) listener(event);
	}

	record(chatId: number): ChatRecord | undefined {
		return this.#records.get(chatId);
	}

	/** Sets a chat up, or gives the one there is. Negative ids are supergroups unless another type is named. */
	addChat(fresh: NewChat): ChatRecord {
		const existing = this.record(fresh.id);
		if (existing) return existing;
		const type = fresh.type ?? (fresh.id > 0 ? "private" : "supergroup");
		const name = fresh.firstName ?? fresh.title ?? "Reader";
		const reader: User = {
			id: fresh.id,
			is_bot: false,
			first_name: name,
			...(fresh.username === undefined ? {} : { username: fresh.username }),
			language_code: fresh.languageCode ?? "en",
		};
		const record: ChatRecord = {
			chat: toChat(type, fresh),
			botStatus: fresh.botStatus ?? (type === "channel" ? "administrator" : "member"),
			members:
				fresh.members ??
				(type === "private" ? [{ user: reader, status: "member" }] : [{ user: owner, status: "creator" }]),
			threads: (fresh.threads ?? []).map((thread) => ({ isClosed: false, ...thread })),
			messages: [],
			nextMessageId: 1,
		};
		this.state.chats.push(record);
		this.#records.set(fresh.id, record);
		this.onChange();
		return record;
	}

	/** Somebody writes in a chat; a private chat that is not there yet is set up. */
	say(chatId: number, text: string, options: SayOptions = {}): Message {
		const record = this.record(chatId) ?? this.addChat({ id: chatId });
		const replied = record.messages.find(({ message_id }) => message_id === options.replyTo);
		const isChannel = record.chat.type === "channel";
		const entities = findEntities(text);
		const message = this.#store(record, {
			...(isChannel || options.isAnonymous ? { sender_chat: record.chat } : {}),
			...(isChannel ? {} : { from: options.isAnonymous ? anonymousAdmin : this.#writer(record, options.from) }),
			...threadFields(options.threadId),
			...(replied ? { reply_to_message: withoutReply(replied) } : {}),
			text,
			...(entities.length > 0 ? { entities } : {}),
		});
		this.queue.add((isChannel ? { channel_post: message } : { message }) as Partial<Update>);
		this.emit({ kind: "message", message });
		return message;
	}

	/** Somebody presses a button under a message; gives the id of the query. */
	press(chatId: number, messageId: number, data: string, from?: User): string {
		const record = this.record(chatId);
		const message = record?.messages.find(({ message_id }) => message_id === messageId);
		if (!record || !message) throw badRequest("message to press not found");
		const queryId = String(BigInt(`0x${randomUUID().replaceAll("-", "").slice(0, 15)}`));
		this.#queries.set(queryId, { chatId, askedAt: this.now() });
		this.queue.add({
			callback_query: {
				id: queryId,
				from: this.#writer(record, from),
				chat_instance: String(chatId),
				message: message as never,
				data,
			},
		});
		this.emit({ kind: "pressed", chatId, messageId, data, queryId });
		return queryId;
	}

	/** The bot answers a press; throws ApiError when the press is unknown or too long ago. */
	answer(queryId: string, text: string, showAlert: boolean, url: string | undefined): void {
		const query = this.#queries.get(queryId);
		for (const [id, { askedAt }] of this.#queries) {
			if (askedAt < this.now() - queryLifeMs) this.#queries.delete(id);
		}
		if (!query || !this.#queries.has(queryId)) {
			throw badRequest("query is too old and response timeout expired or query ID is invalid");
		}
		this.emit({ kind: "answered", chatId: query.chatId, queryId, text, showAlert, url });
	}

	/** The bot writes in a chat it may write in. */
	post(record: ChatRecord, content: Partial<Message>): Message {
		const isChannel = record.chat.type === "channel";
		const message = this.#store(record, {
			...(isChannel ? { sender_chat: record.chat } : { from: this.bot }),
			...content,
		});
		this.emit({ kind: "message", message });
		return message;
	}

	/** Keeps a file the bot sent, and gives its id. */
	keepFile(content: Uint8Array): string {
		const { files } = this.state;
		const id = randomUUID();
		files.push({ id, content: Buffer.from(content).toString("base64") });
		if (files.length > keptFiles) files.shift();
		this.onChange();
		return id;
	}

	file(id: string): Uint8Array | undefined {
		const kept = this.state.files.find((file) => file.id === id);
		return kept && Buffer.from(kept.content, "base64");
	}

	/** Changes a message of the bot in place. */
	edit(
		message: Message,
		change: { text?: string; entities?: MessageEntity[]; reply_markup: InlineKeyboardMarkup | undefined },
	): void {
		Object.assign(message, change, { edit_date: Math.floor(this.now() / 1000) });
		if (change.reply_markup === undefined) delete message.reply_markup;
		this.emit({ kind: "edited", message });
	}

	remove(record: ChatRecord, messageId: number): boolean {
		const index = record.messages.findIndex(({ message_id }) => message_id === messageId);
		if (index < 0) return false;
		record.messages.splice(index, 1);
		this.emit({ kind: "deleted", chatId: record.chat.id, messageId });
		return true;
	}

	/** Lets the bot in, out or down, and tells it so by my_chat_member. */
	setBotStatus(chatId: number, status: BotStatus): void {
		const record = this.record(chatId) ?? this.addChat({ id: chatId });
		const before = memberOf(this.bot, record.botStatus);
		record.botStatus = status;
		const from = this.#writer(record);
		this.queue.add({
			my_chat_member: {
				chat: record.chat,
				from,
				date: Math.floor(this.now() / 1000),
				old_chat_member: before,
				new_chat_member: memberOf(this.bot, status),
			},
		} as never);
		this.onChange();
	}

	/** Makes a group a supergroup with another id, and tells the bot so. */
	migrate(chatId: number, toChatId: number): void {
		const record = this.record(chatId);
		if (!record) throw badRequest("chat not found");
		record.migratedTo = toChatId;
		const title = "title" in record.chat ? (record.chat.title ?? "Group") : "Group";
		const fresh = this.addChat({ id: toChatId, type: "supergroup", title, members: record.members });
		const from = this.#writer(record);
		this.queue.add({ message: this.#store(record, { from, migrate_to_chat_id: toChatId }) } as never);
		this.queue.add({ message: this.#store(fresh, { from, migrate_from_chat_id: chatId }) } as never);
		this.onChange();
	}

	#writer(record: ChatRecord, from?: User): User {
		if (from) {
			if (!record.members.some(({ user }) => user.id === from.id))
				record.members.push({ user: from, status: "member" });
			return from;
		}
		return record.members[0]?.user ?? owner;
	}

	#store(record: ChatRecord, content: Partial<Message>): Message {
		const message = {
			message_id: record.nextMessageId++,
			date: Math.floor(this.now() / 1000),
			chat: record.chat,
			...content,
		} as Message;
		record.messages.push(message);
		if (record.messages.length > keptMessages) record.messages.shift();
		this.onChange();
		return message;
	}
}

const owner: User = { id: 501, is_bot: false, first_name: "Ana", username: "ana", language_code: "en" };

function toChat(type: Chat["type"], fresh: NewChat): Chat {
	const username = fresh.username === undefined ? {} : { username: fresh.username };
	if (type === "private") return { id: fresh.id, type, first_name: fresh.firstName ?? "Reader", ...username };
	const title = fresh.title ?? "Group";
	if (type === "supergroup") {
		return { id: fresh.id, type, title, ...username, ...(fresh.isForum ? { is_forum: true as const } : {}) };
	}
	return { id: fresh.id, type, title } as Chat;
}

/** As a ChatMember of the Bot API; a status of ours that is not Telegram's is spelt in its way. */
export function memberOf(user: User, status: BotStatus | MemberStatus): Record<string, unknown> {
	switch (status) {
		case "blocked":
		case "kicked":
			return { user, status: "kicked", until_date: 0 };
		case "restricted":
			return { user, status, is_member: true, can_send_messages: false, until_date: 0 };
		case "creator":
			return { user, status, is_anonymous: false };
		case "administrator":
			return {
				user,
				status,
				can_be_edited: false,
				is_anonymous: false,
				can_manage_chat: true,
				can_delete_messages: true,
				can_manage_video_chats: false,
				can_restrict_members: false,
				can_promote_members: false,
				can_change_info: false,
				can_invite_users: true,
				can_post_stories: false,
				can_edit_stories: false,
				can_delete_stories: false,
			};
		default:
			return { user, status };
	}
}

/** The fields that put a message into a thread of a forum; none for the general one. */
export function threadFields(threadId: number | undefined): { message_thread_id?: number; is_topic_message?: true } {
	return threadId ? { message_thread_id: threadId, is_topic_message: true } : {};
}

/** A message as it stands inside of another one: without what it replied to itself. */
export function withoutReply(message: Message): NonNullable<Message["reply_to_message"]> {
	const { reply_to_message: _, ...rest } = message;
	return rest as NonNullable<Message["reply_to_message"]>;
}
