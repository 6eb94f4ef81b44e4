/** Somebody who waits for a slot; `order` grows with the time of asking. */
export interface Waiter {
	order: number;
	isAnswer: boolean;
	grant: () => void;
}

// Telegram counts when a request arrives, so a little more than its second and minute: the network bunches requests.
const chatGapMs = 1_020;
const groupWindowMs = 61_000;
const groupSlots = 20;

/** What waits for one chat, and when it may go on. Requests that belong to no chat share a lane without limits. */
export interface Lane {
	readonly chatId: number | undefined;
	/** From when on the chat may be sent something, as far as it is known now. */
	readyAt(): number;
	/** Who is next: answers before pushes, each in the order of asking. */
	next(): Waiter | undefined;
	add(waiter: Waiter, isGroup: boolean): void;
	remove(waiter: Waiter): void;
	/** Takes note of a slot given, the `serial`th of all. */
	noteSlot(at: number, serial: number): void;
	/** The last slot was used only at this moment; tells which one it was. */
	noteLeaving(at: number): number | undefined;
	holdUntil(at: number): void;
	/** Whether forgetting the lane changes nothing. */
	isIdle(now: number): boolean;
	/** Grows whenever the lane is put in line anew; older places in line are void. */
	place: number;
	isInLine: boolean;
}

export function createLane(chatId: number | undefined): Lane {
	// A Set keeps the order and lets the one in the middle go cheaply.
	const answers = new Set<Waiter>();
	const pushes = new Set<Waiter>();
	let slots: number[] = [];
	let heldUntil = Number.NEGATIVE_INFINITY;
	let isGroup = false;
	let lastSerial: number | undefined;

	return {
		chatId,
		place: 0,
		isInLine: false,
		readyAt() {
			const last = slots.at(-1);
			if (chatId === undefined || last === undefined) return heldUntil;
			const oldest = isGroup ? slots[slots.length - groupSlots] : undefined;
			return Math.max(heldUntil, last + chatGapMs, oldest === undefined ? last : oldest + groupWindowMs);
		},
		next: () => firstOf(answers) ?? firstOf(pushes),
		add(waiter, inGroup) {
			isGroup ||= inGroup;
			(waiter.isAnswer ? answers : pushes).add(waiter);
		},
		remove(waiter) {
			(waiter.isAnswer ? answers : pushes).delete(waiter);
		},
		noteSlot(at, serial) {
			lastSerial = serial;
			if (chatId === undefined) return;
			if (!isGroup) slots = [at];
			else if (slots.push(at) > groupSlots) slots.shift();
		},
		noteLeaving(at) {
			if (slots.length > 0) slots[slots.length - 1] = at;
			return lastSerial;
		},
		holdUntil(at) {
			heldUntil = Math.max(heldUntil, at);
		},
		isIdle(now) {
			const last = slots.at(-1) ?? Number.NEGATIVE_INFINITY;
			const busyUntil = Math.max(heldUntil, last + (isGroup ? groupWindowMs : chatGapMs));
			return answers.size === 0 && pushes.size === 0 && busyUntil <= now;
		},
	};
}

function firstOf(waiters: Set<Waiter>): Waiter | undefined {
	for (const waiter of waiters) return waiter;
	return undefined;
}
