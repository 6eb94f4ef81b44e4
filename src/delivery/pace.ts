import { createHeap } from "./heap.ts";
import { createLane, type Lane, type Waiter } from "./lane.ts";
import { createOverallPace } from "./overall-pace.ts";

export interface SlotRequest {
	/** The chat that is written to; undefined for a request that belongs to none. */
	chatId?: number | undefined;
	/** Whether the limit of groups counts too (chat ids below 0). */
	isGroup: boolean;
	priority: "answer" | "push";
	/** Gives the place in line up; the promise then rejects with its reason. */
	signal?: AbortSignal | undefined;
}

/** Decides when a request may leave for Telegram, so that its limits are kept. */
export interface Pace {
	/** Resolves when one request may be sent, at once. */
	slot(request: SlotRequest): Promise<void>;
	/** Says that the request of the chat's last slot leaves only now, when there was something to do before. */
	noteLeaving(chatId: number): void;
	/** After "Too Many Requests": nothing goes to the chat for so long; to nobody, without a chat or when a second chat is told so. */
	hold(hold: { chatId?: number | undefined; ms: number }): void;
	/** How many wait for a slot. */
	readonly waiting: number;
	/** How many chats something is remembered of; those that were quiet for a while are forgotten. */
	readonly remembered: number;
}

export interface PaceOptions {
	/** Ceiling of requests in any second, a whole number from 1. */
	perSecond: number;
	/** Monotonic clock in milliseconds. */
	now?: () => number;
	/** Calls back after so many milliseconds; returns what cancels it. */
	setTimer?: (callback: () => void, ms: number) => () => void;
}

const longestHoldMs = 24 * 3_600_000;
const longestTimerMs = 2 ** 31 - 1;
const lanesBeforeSweep = 1_024;

interface Place {
	lane: Lane;
	place: number;
	/** In `ready` whom the place was taken for, in `later` the moment it is for. */
	isAnswer: boolean;
	at: number;
}

/**
 * Strict pacing: at most `perSecond` in any second, one a second in a chat, 20 a minute in a group. Answers go
 * before pushes, else who asked first goes first; a chat that has to wait never keeps others waiting.
 */
export function createPace(options: PaceOptions): Pace {
	const { now = () => performance.now(), setTimer = startTimer } = options;
	const perSecond = Math.max(1, Math.floor(options.perSecond));
	const overall = createOverallPace(perSecond);
	let lastHold: { chatId: number; until: number } | undefined;

	const lanes = new Map<number | undefined, Lane>();
	let sweepAt = lanesBeforeSweep;
	const ready = createHeap<Place>((a, b) => (a.isAnswer === b.isAnswer ? a.at < b.at : a.isAnswer));
	const later = createHeap<Place>((a, b) => a.at < b.at);
	let waiting = 0;
	let asked = 0;
	let cancelTimer: (() => void) | undefined;

	function laneOf(chatId: number | undefined): Lane {
		let lane = lanes.get(chatId);
		if (!lane) {
			if (lanes.size >= sweepAt) sweep();
			lane = createLane(chatId);
			lanes.set(chatId, lane);
		}
		return lane;
	}

	/** Forgets the chats that nothing is known of any more; now and then, so that it costs next to nothing a slot. */
	function sweep(): void {
		const at = now();
		for (const [chatId, lane] of lanes) if (lane.isIdle(at)) lanes.delete(chatId);
		const isAlive = ({ lane, place }: Place) => lane.place === place && lanes.get(lane.chatId) === lane;
		ready.retain(isAlive);
		later.retain(isAlive);
		sweepAt = Math.max(lanesBeforeSweep, 2 * lanes.size);
	}

	/** Puts a lane where it belongs: among those that may go, or among those that have to wait. */
	function lineUp(lane: Lane, at: number): void {
		const next = lane.next();
		lane.isInLine = next !== undefined;
		lane.place++;
		if (!next) return;
		const readyAt = lane.readyAt();
		const { isAnswer } = next;
		if (readyAt > at) later.push({ lane, place: lane.place, isAnswer, at: readyAt });
		else ready.push({ lane, place: lane.place, isAnswer, at: next.order });
	}

	/** The lane whose turn it is at this moment, taken out of the line. */
	function takeNext(at: number): Lane | undefined {
		for (let top = later.peek(); top && top.at <= at; top = later.peek()) {
			later.pop();
			if (top.place === top.lane.place) lineUp(top.lane, at);
		}
		for (let top = ready.pop(); top; top = ready.pop()) {
			if (top.place !== top.lane.place) continue;
			// Since it stood in line the chat may have been held, or the one who waited have gone away.
			if (top.lane.readyAt() <= at && top.lane.next()?.order === top.at) return top.lane;
			lineUp(top.lane, at);
		}
		return undefined;
	}

	function giveSlots(): void {
		const at = now();
		while (waiting > 0 && overall.openAt() <= at) {
			const lane = takeNext(at);
			const waiter = lane?.next();
			if (!lane || !waiter) break;
			lane.remove(waiter);
			waiting--;
			lane.noteSlot(at, overall.noteSlot(at));
			lineUp(lane, at);
			waiter.grant();
		}
		setAlarm(at);
	}

	function setAlarm(at: number): void {
		cancelTimer?.();
		cancelTimer = undefined;
		if (waiting === 0) return;
		const laneAt = ready.size > 0 ? at : (later.peek()?.at ?? at);
		const delayMs = Math.ceil(Math.max(overall.openAt(), laneAt) - at);
		cancelTimer = setTimer(giveSlots, Math.min(longestTimerMs, Math.max(1, delayMs)));
	}

	return {
		slot({ chatId, isGroup, priority, signal }) {
			if (signal?.aborted) return Promise.reject(signal.reason);
			return new Promise((resolve, reject) => {
				const lane = laneOf(chatId);
				const giveUp = () => {
					lane.remove(waiter);
					waiting--;
					setAlarm(now());
					reject(signal?.reason);
				};
				const waiter: Waiter = {
					order: asked++,
					isAnswer: priority === "answer",
					grant: () => {
						signal?.removeEventListener("abort", giveUp);
						resolve();
					},
				};
				signal?.addEventListener("abort", giveUp, { once: true });
				lane.add(waiter, isGroup);
				waiting++;
				// An answer may overtake the pushes its chat stands in line with.
				if (!lane.isInLine || (waiter.isAnswer && lane.next() === waiter)) lineUp(lane, now());
				giveSlots();
			});
		},
		noteLeaving(chatId) {
			const at = now();
			const serial = lanes.get(chatId)?.noteLeaving(at);
			if (serial !== undefined) overall.noteLeaving(serial, at);
		},
		hold({ chatId, ms }) {
			const at = now();
			const until = at + Math.min(longestHoldMs, Math.max(0, ms || 0));
			overall.noteTooFast(at);
			const isSecondChat = lastHold !== undefined && lastHold.until > at && lastHold.chatId !== chatId;
			if (chatId === undefined || isSecondChat) overall.holdUntil(until);
			if (chatId === undefined) return;
			laneOf(chatId).holdUntil(until);
			lastHold = { chatId, until };
		},
		get waiting() {
			return waiting;
		},
		get remembered() {
			return lanes.size;
		},
	};
}

function startTimer(callback: () => void, ms: number): () => void {
	const timer = setTimeout(callback, ms);
	return () => clearTimeout(timer);
}
