/** Lets at most so many through at once; the others wait in order. */
export interface Gate {
	/** Runs the task when there is room; rejects with the signal's reason when it fires before. */
	run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createGate(atOnce: number): Gate {
	let running = 0;
	const waiting = new Set<() => void>();

	function enter(signal: AbortSignal): Promise<void> | undefined {
		if (running < atOnce) {
			running++;
			return undefined;
		}
		return new Promise((resolve, reject) => {
			const enterNow = () => {
				waiting.delete(enterNow);
				signal.removeEventListener("abort", giveUp);
				resolve();
			};
			const giveUp = () => {
				waiting.delete(enterNow);
				reject(signal.reason);
			};
			waiting.add(enterNow);
			signal.addEventListener("abort", giveUp, { once: true });
		});
	}

	return {
		async run(task, signal) {
			signal.throwIfAborted();
			await enter(signal);
			try {
				return await task();
			} finally {
				// The place is handed on, not freed, so that nobody slips in between.
				const [next] = waiting;
				if (next) next();
				else running--;
			}
		},
	};
}
