import type { Memory } from "./memory.ts";

/** A list's head, which lies in the same memory wherever its owner wants: the block, how many records, room for how many. */
const AT = 0;
export const LIST_LENGTH = 1;
export const LIST_ROOM = 2;
/** How many numbers a head has; all 0 is an empty list. */
export const LIST_HEAD = 3;

/**
 * Lists of records of the same width, each with a key. A block has room for the keys, one after the other, and behind
 * them for the records: who looks through a list reads the keys, and few of the records. A list that outgrows its
 * block moves to one half as large again, and to a smaller one when three quarters of it are empty.
 */
export class Lists {
	readonly #memory: Memory;
	readonly #width: number;

	constructor(memory: Memory, width: number) {
		this.#memory = memory;
		this.#width = width;
	}

	/** Makes room for one more record at the end and gives its place, for the caller to write it. */
	push(head: number, key: number): number {
		const { ints } = this.#memory;
		const length = ints[head + LIST_LENGTH] as number;
		const room = ints[head + LIST_ROOM] as number;
		if (length === room) this.#move(head, roomAfter(room));
		// Moving may have put new arrays in place.
		const now = this.#memory.ints;
		now[head + LIST_LENGTH] = length + 1;
		now[(now[head + AT] as number) + length] = key;
		return this.recordOf(head, length);
	}

	/** The place of a record's key. */
	keyOf(head: number, nth: number): number {
		return (this.#memory.ints[head + AT] as number) + nth;
	}

	/** The place of a record. */
	recordOf(head: number, nth: number): number {
		const { ints } = this.#memory;
		return (ints[head + AT] as number) + (ints[head + LIST_ROOM] as number) + nth * this.#width;
	}

	/** Writes a record and its key in the place of another. */
	copy(head: number, from: number, to: number): void {
		const { ints } = this.#memory;
		ints[this.keyOf(head, to)] = ints[this.keyOf(head, from)] as number;
		const record = this.recordOf(head, from);
		ints.copyWithin(this.recordOf(head, to), record, record + this.#width);
	}

	/** Shortens a list to its first records. */
	cut(head: number, length: number): void {
		const { ints } = this.#memory;
		const room = ints[head + LIST_ROOM] as number;
		ints[head + LIST_LENGTH] = length;
		if (length === 0 && room > 0) {
			this.#memory.release(ints[head + AT] as number, room * (1 + this.#width));
			ints[head + LIST_ROOM] = 0;
		} else if (length * 4 <= room) this.#move(head, room >> 1);
	}

	#move(head: number, room: number): void {
		const at = this.#memory.allocate(room * (1 + this.#width));
		const { ints } = this.#memory;
		const oldRoom = ints[head + LIST_ROOM] as number;
		if (oldRoom > 0) {
			const oldAt = ints[head + AT] as number;
			const length = ints[head + LIST_LENGTH] as number;
			ints.copyWithin(at, oldAt, oldAt + length);
			ints.copyWithin(at + room, oldAt + oldRoom, oldAt + oldRoom + length * this.#width);
			this.#memory.release(oldAt, oldRoom * (1 + this.#width));
		}
		ints[head + AT] = at;
		ints[head + LIST_ROOM] = room;
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
