import type { Update } from "grammy/types";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";

export interface DispatchOptions {
	handle(update: Update): Promise<void>;
	/** Called when an update needs no more work: handled, failed, timed out or dropped. */
	done(updateId: number): Promise<void>;
	/** Called at most once a minute for a chat whose lines are dropped because too many wait. */
	tellFlooder(chatId: number): void;
	log: Logger;
	now?: () => Millis;
	maxChats?: number;
	maxWaitingOfChat?: number;
	maxWaiting?: number;
	limitMs?: number;
}

/** Hands updates on: those of one chat in order, chats side by side. */
export interface Dispatch {
	/** Takes an update; drops it when too many of its chat wait already. */
	accept(update: Update): void;
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

export function createDispatch(options: DispatchOptions): Dispatch {
	const { handle, done, tellFlooder, log, now = Date.now } = options;
	const { maxChats = 50, maxWaitingOfChat = 60, maxWaiting = 5_000, limitMs = 60_000 } = options;
	/** What waits, by chat; a chat stays in the map while one of its updates is under way. */
	const queues = new Map<number, Update[]>();
	const ready = new Set<number>();
	const running = new Set<Promise<void>>();
	const told = new Map<number, Millis>();
	let waiting = 0;
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

	function startReady(): void {
		for (const chatId of ready) {
			if (isStopped || running.size >= maxChats) return;
			ready.delete(chatId);
			const update = queues.get(chatId)?.shift();
			if (!update) continue;
			waiting--;
			const work = finish(update).then(() => {
				running.delete(work);
				if (queues.get(chatId)?.length) ready.add(chatId);
				else queues.delete(chatId);
				wakeListeners();
				startReady();
			});
			running.add(work);
		}
	}

	async function finish(update: Update): Promise<void> {
		const updateId = update.update_id;
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<"late">((resolve) => {
			timer = setTimeout(() => resolve("late"), limitMs);
		});
		try {
			// A handler that hangs keeps its chat waiting so long, not for ever.
			if ((await Promise.race([handle(update), late])) === "late") {
				log.error({ updateId, limitMs }, "update took too long and was left");
			}
		} catch (error) {
			log.error({ updateId, err: error }, "update failed");
		} finally {
			clearTimeout(timer);
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

	function drop(update: Update, chatId: number): void {
		void settle(update.update_id);
		const at = now();
		if (!asksForAnswer(update) || at - (told.get(chatId) ?? Number.NEGATIVE_INFINITY) < floodNoteMs) return;
		if (told.size >= 1_000) told.clear();
		told.set(chatId, at);
		log.warn({ chatId, waiting: maxWaitingOfChat }, "chat sends faster than it can be answered, lines are dropped");
		tellFlooder(chatId);
	}

	return {
		accept(update) {
			const chatId = chatOf(update);
			let queue = queues.get(chatId);
			if (!queue) {
				queue = [];
				queues.set(chatId, queue);
				ready.add(chatId);
			}
			if (queue.length >= maxWaitingOfChat && mayBeDropped(update)) return drop(update, chatId);
			queue.push(update);
			waiting++;
			startReady();
		},
		get hasRoom() {
			return waiting < maxWaiting;
		},
		room: () => until(() => isStopped || waiting < maxWaiting),
		async stop() {
			isStopped = true;
			wakeListeners();
			await until(() => running.size === 0);
		},
		idle: () => until(() => running.size === 0 && (waiting === 0 || isStopped)),
	};
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
