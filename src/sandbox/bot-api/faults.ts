import type { ErrorParameters } from "./api-error.ts";

/** A refusal a test asks for. */
export interface FaultAnswer {
	code: number;
	description: string;
	parameters?: ErrorParameters;
}

/** What goes wrong, for which calls, how often. */
export interface Fault {
	/** Only calls of this method; every method but getUpdates when absent. */
	method?: string;
	/** Only calls for this chat. */
	chatId?: number;
	/** How many matching calls pass first; 0 when absent. */
	after?: number;
	/** How many calls it hits; 1 when absent. */
	times?: number;
	/** Only with this chance, from 0 to 1. */
	chance?: number;
	/** A refusal, or the connection cut before or after the call took effect, or no answer at all. */
	answer: FaultAnswer | "resetBefore" | "resetAfter" | "silence";
}

/** The faults that are on; a call is hit by the first that fits. */
export class Faults {
	/** Milliseconds every answer is held back. */
	latencyMs = 0;
	#faults: (Fault & { passed: number; hits: number })[] = [];
	#random: () => number;

	constructor(random: () => number = Math.random) {
		this.#random = random;
	}

	/** Turns a fault on; the function returned turns it off. */
	add(fault: Fault): () => void {
		const entry = { ...fault, passed: 0, hits: 0 };
		this.#faults.push(entry);
		return () => {
			this.#faults = this.#faults.filter((other) => other !== entry);
		};
	}

	/** Turns all of them off. */
	clear(): void {
		this.#faults = [];
		this.latencyMs = 0;
	}

	/** What becomes of this call; undefined when nothing happens to it. */
	take(method: string, chatId: unknown): Fault["answer"] | undefined {
		for (const fault of this.#faults) {
			if (fault.method === undefined ? method === "getUpdates" : fault.method !== method) continue;
			if (fault.chatId !== undefined && fault.chatId !== chatId) continue;
			if (fault.hits >= (fault.times ?? 1)) continue;
			if (fault.passed < (fault.after ?? 0)) {
				fault.passed++;
				continue;
			}
			if (fault.chance !== undefined && this.#random() >= fault.chance) continue;
			fault.hits++;
			return fault.answer;
		}
		return undefined;
	}
}
