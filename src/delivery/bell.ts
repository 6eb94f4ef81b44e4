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
