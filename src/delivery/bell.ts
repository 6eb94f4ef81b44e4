/** Wakes one who waits; a ring nobody waited for wakes the next wait at once. */
export interface Bell {
	ring(): void;
	/** Resolves at the next ring, or after so many milliseconds. */
	wait(ms: number): Promise<void>;
}

export function createBell(): Bell {
	let hasRung = false;
	let wakeUp: (() => void) | undefined;
	return {
		ring() {
			if (wakeUp) wakeUp();
			else hasRung = true;
		},
		wait(ms) {
			if (hasRung) {
				hasRung = false;
				return Promise.resolve();
			}
			return new Promise((resolve) => {
				const timer = setTimeout(() => wakeUp?.(), ms);
				wakeUp = () => {
					clearTimeout(timer);
					wakeUp = undefined;
					resolve();
				};
			});
		},
	};
}

/** What the promise brings, or the signal's reason when it fires first; the work behind the promise goes on. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	if (signal.aborted) return Promise.reject(signal.reason);
	return new Promise((resolve, reject) => {
		const giveUp = () => reject(signal.reason);
		signal.addEventListener("abort", giveUp, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
	});
}

/** Resolves after so many milliseconds, or at once when the signal fires. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", end);
			resolve();
		};
		const timer = setTimeout(end, ms);
		signal.addEventListener("abort", end, { once: true });
	});
}
