import type { Update } from "grammy/types";
import { ApiError } from "./api-error.ts";

/** Kinds a bot only gets when it asks for them by name. */
const askedForOnly = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
const keptMs = 24 * 60 * 60 * 1000;

/** An update and when it came up. */
export interface QueuedUpdate {
	update: Update;
	at: number;
}

interface Poller {
	limit: number;
	finish(updates: Update[]): void;
	fail(error: Error): void;
}

/** What is kept of the queue over a restart. */
export interface QueueState {
	nextId: number;
	allowed: string[];
	waiting: QueuedUpdate[];
}

/** The updates that wait for the bot, handed out by getUpdates or taken one by one for the webhook. */
export class UpdateQueue {
	/** Called when an update was added or confirmed. */
	onChange: () => void = () => {};
	#state: QueueState;
	#poller: Poller | undefined;
	#now: () => number;

	constructor(state: QueueState, now: () => number) {
		this.#state = state;
		this.#now = now;
	}

	/** Adds an update unless the bot does not want its kind. */
	add(update: Partial<Omit<Update, "update_id">>): void {
		const kind = Object.keys(update)[0] ?? "";
		const { allowed } = this.#state;
		if (allowed.length === 0 ? askedForOnly.has(kind) : !allowed.includes(kind)) return;
		this.#state.waiting.push({ update: { update_id: this.#state.nextId++, ...update } as Update, at: this.#now() });
		this.onChange();
		const poller = this.#poller;
		if (poller) {
			this.#poller = undefined;
			// A breath, so that updates that come together are handed out together.
			setImmediate(() => poller.finish(this.#first(poller.limit)));
		}
	}

	/** Only these kinds from now on; an empty list: the usual ones. */
	allow(kinds: string[] | undefined): void {
		if (kinds) this.#state.allowed = kinds;
	}

	/**
	 * The updates from `offset` on, at once when there are some, else within `timeoutMs`. What is before the offset is
	 * confirmed and forgotten. A call that comes while another waits ends the other with a conflict, as at Telegram.
	 */
	async poll(request: { offset: number; limit: number; timeoutMs: number; signal: AbortSignal }): Promise<Update[]> {
		this.#poller?.fail(
			new ApiError(
				409,
				"Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
			),
		);
		this.#poller = undefined;
		this.#confirm(request.offset);
		const ready = this.#first(request.limit);
		if (ready.length > 0 || request.timeoutMs <= 0) return ready;
		return await new Promise<Update[]>((resolve, reject) => {
			const poller: Poller = {
				limit: request.limit,
				finish: (updates) => {
					clearTimeout(timer);
					resolve(updates);
				},
				fail: (error) => {
					clearTimeout(timer);
					reject(error);
				},
			};
			const leave = () => {
				if (this.#poller === poller) this.#poller = undefined;
				poller.finish([]);
			};
			const timer = setTimeout(leave, request.timeoutMs);
			request.signal.addEventListener("abort", leave, { once: true });
			this.#poller = poller;
		});
	}

	/** The oldest that waits, without confirming it. */
	get oldest(): Update | undefined {
		return this.#first(1)[0];
	}

	get size(): number {
		return this.#state.waiting.length;
	}

	/** Forgets the updates up to this one. */
	confirmThrough(updateId: number): void {
		this.#confirm(updateId + 1);
	}

	drop(): void {
		this.#state.waiting.length = 0;
		this.onChange();
	}

	/** Ends a poll that waits, with nothing. */
	release(): void {
		this.#poller?.finish([]);
		this.#poller = undefined;
	}

	#confirm(offset: number): void {
		const { waiting } = this.#state;
		const oldest = this.#now() - keptMs;
		// A negative offset counts from the end and forgets all before it.
		const from = offset < 0 ? (waiting.at(offset)?.update.update_id ?? 0) : offset;
		const kept = waiting.findIndex(({ update, at }) => update.update_id >= from && at >= oldest);
		const forgotten = kept < 0 ? waiting.length : kept;
		if (forgotten === 0) return;
		waiting.splice(0, forgotten);
		this.onChange();
	}

	#first(limit: number): Update[] {
		return this.#state.waiting.slice(0, limit).map(({ update }) => update);
	}
}
