/** A clock and timers that stand still until they are told to go on. */
export function createVirtualTime(options: { lateByMs?: () => number } = {}) {
	const { lateByMs = () => 0 } = options;
	let time = 0;
	let timers: { at: number; callback: () => void }[] = [];
	return {
		now: () => time,
		setTimer(callback: () => void, ms: number) {
			const timer = { at: time + ms + lateByMs(), callback };
			timers.push(timer);
			return () => {
				timers = timers.filter((one) => one !== timer);
			};
		},
		get timers() {
			return timers.length;
		},
		/** Goes on by so much, firing what is due on the way, each at its time. */
		async pass(ms: number): Promise<void> {
			const end = time + ms;
			for (;;) {
				await Promise.resolve();
				await Promise.resolve();
				const next = timers.reduce<(typeof timers)[number] | undefined>(
					(first, one) => (first && first.at <= one.at ? first : one),
					undefined,
				);
				if (!next || next.at > end) break;
				time = Math.max(time, next.at);
				timers = timers.filter((one) => one !== next);
				next.callback();
			}
			time = end;
		},
	};
}

/** The most moments that lie in any window of so many milliseconds. */
export function mostWithin(moments: readonly number[], windowMs: number): number {
	let most = 0;
	let first = 0;
	moments.forEach((moment, last) => {
		while ((moments[first] as number) <= moment - windowMs) first++;
		most = Math.max(most, last - first + 1);
	});
	return most;
}
