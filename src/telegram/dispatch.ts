import type { Update } from "grammy/types";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import { createFairTurns } from "./fair-turns.ts";

export interface DispatchOptions {
	handle(update: Update): Promise<void>;
	/** Called when an update needs no more work: handled, failed, timed out or dropped. */
	done(updateId: number): Promise<void>;
	/** Called at most once a minute for a chat whose lines are dropped because too many wait, when it is its turn. */
	tellFlooder(chatId: number): Promise<void>;
	log: Logger;
	now?: () => Millis;
	maxChats?: number;
	maxWaitingOfChat?: number;
	/** From so many waiting updates on the bound of a chat is the lower one. */
	crowdedFrom?: number;
	maxWaitingOfChatWhenCrowded?: number;
	maxWaiting?: number;
	limitMs?: number;
}

/**
 * Hands updates on: those of one chat in order, chats side by side, those that say little before those that say
 * much. What works at a time waits for the pace together, so its number bounds what a newcomer waits.
 */
export interface Dispatch {
	/** Takes an update; drops it when too many of its chat wait already. */
	accept(update: Update): void;
	/** Whether an update is dropped before it was ever kept, for the same reason. */
	refuses(update: Update): boolean;
	/** Whether there is room for another update. */
	readonly hasRoom: boolean;
	/** Resolves when there is room, or when the work ends. */
	room(): Promise<void>;
	/** Starts nothing new; resolves when what is under way has ended. What waits stays undone. */
	stop(): Promise<void>;
	/** Resolves when nothing is under way and nothing waits. */
	idle(): Promise<void>;
}

const floodNoteMs = 60_000;
/** Chats that say much may take this part of the places, so that one is free for who says a first line. */
const shareOfBusyChats = 0.7;
/** What waits is bounded by its text too; Telegram's lines are short as a rule and 4,096 characters at most. */
const maxWaitingChars = 20_000_000;
const charsBesideText = 500;

export function createDispatch(options: DispatchOptions): Dispatch {
	const { handle, done, tellFlooder, log, now = Date.now } = options;
	const { maxChats = 50, maxWaitingOfChat = 60, maxWaiting = 20_000, limitMs = 60_000 } = options;
	const { crowdedFrom = 1_000, maxWaitingOfChatWhenCrowded = 5 } = options;
	const maxBusyChats = Math.max(1, Math.floor(maxChats * shareOfBusyChats));
	/** What waits, by chat; a chat stays in the map while one of its updates is under way. */
	const queues = new Map<number, Update[]>();
	const turns = createFairTurns(now);
	const running = new Set<Promise<void>>();
	/** When each chat was told last to slow down, and which are to be told at their next turn. */
	const told = new Map<number, Millis>();
	const toTell = new Set<number>();
	let waiting = 0;
	let waitingChars = 0;
	let isStopped = false;
	let listeners: (() => void)[] = [];

	const wakeListeners = () => {
		const woken = listeners;
		listeners = [];
		for (const listener of woken) listener();
	};
	const until = async (condition: () => boolean) => {
		while (!condition()) await new Promise<void>((resolve) => listeners.push(resolve));
	};
	const hasRoom = () => waiting < maxWaiting && waitingChars < maxWaitingChars;

	function startReady(): void {
		while (!isStopped && running.size < maxChats) {
			const chatId = running.size < maxBusyChats ? turns.take() : turns.takeQuiet();
			if (chatId === undefined) return;
			const work = takeTurn(chatId).then(() => {
				running.delete(work);
				if (queues.get(chatId)?.length || toTell.has(chatId)) turns.add(chatId);
				else queues.delete(chatId);
				wakeListeners();
				startReady();
			});
			running.add(work);
		}
	}

	async function takeTurn(chatId: number): Promise<void> {
		if (toTell.delete(chatId)) {
			await within(limitMs, tellFlooder(chatId)).catch((error) =>
				log.warn({ chatId, err: error }, "chat was not told"),
			);
			return;
		}
		const update = queues.get(chatId)?.shift();
		if (!update) return;
		waiting--;
		waitingChars -= charsOf(update);
		await finish(update);
	}

	async function finish(update: Update): Promise<void> {
		const updateId = update.update_id;
		try {
			// A handler that hangs keeps its chat waiting so long, not for ever.
			await within(limitMs, handle(update), () => {
				log.error({ updateId, limitMs }, "update took too long and was left");
			});
		} catch (error) {
			log.error({ updateId, err: error }, "update failed");
		}
		await settle(updateId);
	}

	async function settle(updateId: number): Promise<void> {
		try {
			await done(updateId);
		} catch (error) {
			// It will be handled once more after the next start, which does no harm.
			log.error({ updateId, err: error }, "update could not be marked as handled");
		}
	}

	/** Whether too many of the chat wait to take another update of it. */
	function isTooMany(update: Update, chatId: number): boolean {
		const limit = waiting < crowdedFrom ? maxWaitingOfChat : maxWaitingOfChatWhenCrowded;
		return (queues.get(chatId)?.length ?? 0) >= limit && mayBeDropped(update);
	}

	function noteDropped(update: Update, chatId: number): void {
		turns.noteLine(chatId);
		const at = now();
		if (!asksForAnswer(update) || at - (told.get(chatId) ?? Number.NEGATIVE_INFINITY) < floodNoteMs) return;
		if (told.size >= 10_000) told.clear();
		told.set(chatId, at);
		log.warn({ chatId, waiting }, "chat sends faster than it can be answered, lines are dropped");
		// Many chats may be told so together; each is at its turn, or the notes would keep all others waiting.
		toTell.add(chatId);
	}

	return {
		accept(update) {
			const chatId = chatOf(update);
			if (isTooMany(update, chatId)) {
				noteDropped(update, chatId);
				void settle(update.update_id);
				return;
			}
			const queue = queues.get(chatId);
			turns.noteLine(chatId);
			if (queue) queue.push(update);
			else {
				queues.set(chatId, [update]);
				turns.add(chatId);
			}
			waiting++;
			waitingChars += charsOf(update);
			startReady();
		},
		refuses(update) {
			const chatId = chatOf(update);
			if (!isTooMany(update, chatId)) return false;
			noteDropped(update, chatId);
			return true;
		},
		get hasRoom() {
			return hasRoom();
		},
		room: () => until(() => isStopped || hasRoom()),
		async stop() {
			isStopped = true;
			wakeListeners();
			await until(() => running.size === 0);
		},
		idle: () => until(() => running.size === 0 && ((waiting === 0 && toTell.size === 0) || isStopped)),
	};
}

/** Waits for the work, but no longer than so. */
async function within(limitMs: number, work: Promise<void>, onLate?: () => void): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<"late">((resolve) => {
		timer = setTimeout(() => resolve("late"), limitMs);
	});
	try {
		if ((await Promise.race([work, late])) === "late") onLate?.();
	} finally {
		clearTimeout(timer);
	}
}

function charsOf(update: Update): number {
	const message = messageOf(update);
	return charsBesideText + (message?.text ?? message?.caption ?? update.callback_query?.data ?? "").length;
}

function messageOf(update: Update) {
	return update.message ?? update.channel_post;
}

function chatOf(update: Update): number {
	const message = messageOf(update) ?? update.callback_query?.message;
	return message?.chat.id ?? update.my_chat_member?.chat.id ?? 0;
}

/** What tells of a chat's fate is never dropped. */
function mayBeDropped(update: Update): boolean {
	return update.my_chat_member === undefined && update.message?.migrate_to_chat_id === undefined;
}

/** Whether somebody waits for an answer to it; members of a busy group talking with each other do not. */
function asksForAnswer(update: Update): boolean {
	const message = messageOf(update);
	return message ? message.chat.type === "private" || (message.text?.startsWith("/") ?? false) : false;
}
