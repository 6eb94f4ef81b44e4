import { setImmediate as takeTurns } from "node:timers/promises";

/** Nothing else is held up for longer, but for what one item takes. */
const HELD_MS = 10;

/**
 * Does the work for each item, one after the other, until it returns "last"; others get their turn in between, whenever
 * they waited a little.
 */
export async function forEachInTurns<T>(items: Iterable<T>, work: (item: T) => unknown): Promise<void> {
	let began = performance.now();
	for (const item of items) {
		if (performance.now() - began > HELD_MS) {
			await takeTurns();
			began = performance.now();
		}
		if (work(item) === "last") return;
	}
}
