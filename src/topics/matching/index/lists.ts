import type { Memory } from "./memory.ts";

/** A list's head, which lies in the same memory wherever its owner wants: the block, how many records, room for how many. */
const AT = 0;
const LENGTH = 1;
const ROOM = 2;
/** How many numbers a head has; all 0 is an empty list. */
export const LIST_HEAD = 3;

/**
 * Lists of records of the same width, each one after the other in memory. A list that outgrows its block moves to one
 * half as large again, and to a smaller one when three quarters of it are empty.
 */
export class Lists {
	readonly #memory: Memory;
	readonly #width: number;

	constructor(memory: Memory, width: number) {
		this.#memory = memory;
		this.#width = width;
	}

	/** Makes room for one more record at the end and gives its place, for the caller to write it. */
	push(head: number): number {
		const { ints } = this.#memory;
		const length = ints[head + LENGTH] as number;
		const room = ints[head + ROOM] as number;
		if (length === room) this.#move(head, roomAfter(room));
		// Moving may have put new arrays in place.
		const now = this.#memory.ints;
		now[head + LENGTH] = length + 1;
		return (now[head + AT] as number) + length * this.#width;
	}

	/** Shortens a list to its first records. */
	cut(head: number, length: number): void {
		const { ints } = this.#memory;
		const room = ints[head + ROOM] as number;
		ints[head + LENGTH] = length;
		if (length === 0 && room > 0) {
			this.#memory.release(ints[head + AT] as number, room * this.#width);
			ints[head + ROOM] = 0;
		} else if (length * 4 <= room) this.#move(head, room >> 1);
	}

	#move(head: number, room: number): void {
		const at = this.#memory.allocate(room * this.#width);
		const { ints } = this.#memory;
		const oldRoom = ints[head + ROOM] as number;
		if (oldRoom > 0) {
			const oldAt = ints[head + AT] as number;
			ints.copyWithin(at, oldAt, oldAt + (ints[head + LENGTH] as number) * this.#width);
			this.#memory.release(oldAt, oldRoom * this.#width);
		}
		ints[head + AT] = at;
		ints[head + ROOM] = room;
	}
}

/** The next of 1, 2, 3, 4, 6, 8, 12, 16, 24 …: few sizes, so that blocks are given out again, and not much left empty. */
export function roomAfter(room: number): number {
	if (room < 2) return room + 1;
	const power = 1 << (31 - Math.clz32(room));
	const middle = power + (power >> 1);
	return room < middle ? middle : power * 2;
}

/** The smallest of these that is enough. */
export function roomFor(length: number): number {
	return length < 2 ? 1 : roomAfter(length - 1);
}
