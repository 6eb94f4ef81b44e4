/** A binary heap: the least entry first, by `isBefore`. */
export interface Heap<T> {
	push(entry: T): void;
	peek(): T | undefined;
	pop(): T | undefined;
	/** Throws away the entries that do not satisfy the condition. */
	retain(condition: (entry: T) => boolean): void;
	readonly size: number;
}

export function createHeap<T>(isBefore: (a: T, b: T) => boolean): Heap<T> {
	let entries: T[] = [];

	function rise(from: number): void {
		const entry = entries[from] as T;
		let at = from;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (!isBefore(entry, entries[parent] as T)) break;
			entries[at] = entries[parent] as T;
			at = parent;
		}
		entries[at] = entry;
	}

	function sink(from: number): void {
		const entry = entries[from] as T;
		let at = from;
		for (;;) {
			let child = 2 * at + 1;
			if (child >= entries.length) break;
			if (child + 1 < entries.length && isBefore(entries[child + 1] as T, entries[child] as T)) child++;
			if (!isBefore(entries[child] as T, entry)) break;
			entries[at] = entries[child] as T;
			at = child;
		}
		entries[at] = entry;
	}

	return {
		push(entry) {
			entries.push(entry);
			rise(entries.length - 1);
		},
		peek: () => entries[0],
		pop() {
			const first = entries[0];
			const last = entries.pop();
			if (entries.length > 0) {
				entries[0] = last as T;
				sink(0);
			}
			return first;
		},
		retain(condition) {
			entries = entries.filter(condition);
			for (let at = (entries.length >> 1) - 1; at >= 0; at--) sink(at);
		},
		get size() {
			return entries.length;
		},
	};
}
