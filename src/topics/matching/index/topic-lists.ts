import { roomAfter, roomFor } from "./lists.ts";
import type { Memory } from "./memory.ts";

/** Numbers of a record: a topic's address and its bound. */
export const RECORD = 2;

/** A list: how many records, room for how many, then the records. */
export const LIST_LENGTH = 0;
const ROOM = 1;
export const LIST_HEAD = 2;

/** Lists of the topics that share a pair of terms, each named by its place in a memory. */
export class TopicLists {
	readonly #memory: Memory;

	constructor(memory: Memory) {
		this.#memory = memory;
	}

	/** A list of so many records, which are still to be written, with room for so many. */
	create(length: number, room: number): number {
		const list = this.#memory.allocate(LIST_HEAD + room * RECORD);
		this.#memory.ints[list + LIST_LENGTH] = length;
		this.#memory.ints[list + ROOM] = room;
		return list;
	}

	/** Adds a record and gives the place where the list is then. */
	add(list: number, topic: number, bound: number): number {
		const { ints } = this.#memory;
		const length = ints[list + LIST_LENGTH] as number;
		const grown = length === ints[list + ROOM] ? this.#resize(list, roomAfter(length)) : list;
		const now = this.#memory.ints;
		now[grown + LIST_LENGTH] = length + 1;
		now[grown + LIST_HEAD + length * RECORD] = topic;
		now[grown + LIST_HEAD + length * RECORD + 1] = bound;
		return grown;
	}

	/** Puts the last record in the place of this one, and gives the place where the list is then; 0 when none is left. */
	drop(list: number, nth: number): number {
		const { ints } = this.#memory;
		const length = (ints[list + LIST_LENGTH] as number) - 1;
		const record = list + LIST_HEAD + nth * RECORD;
		const last = list + LIST_HEAD + length * RECORD;
		ints.copyWithin(record, last, last + RECORD);
		ints[list + LIST_LENGTH] = length;
		if (length > 0) return length * 4 <= (ints[list + ROOM] as number) ? this.#resize(list, roomFor(length)) : list;
		this.release(list);
		return 0;
	}

	release(list: number): void {
		this.#memory.release(list, LIST_HEAD + (this.#memory.ints[list + ROOM] as number) * RECORD);
	}

	#resize(list: number, room: number): number {
		const at = this.#memory.allocate(LIST_HEAD + room * RECORD);
		const { ints } = this.#memory;
		ints.copyWithin(at, list, list + LIST_HEAD + (ints[list + LIST_LENGTH] as number) * RECORD);
		this.release(list);
		ints[at + ROOM] = room;
		return at;
	}
}
