import { Arena, PLACE_BITS, PLACE_MASK } from "./arena.ts";
import type { PieceReader, PieceWriter } from "./pieces.ts";
import { Rows } from "./rows.ts";

const AT = 0;
const LENGTH = 1;
/** How many records the block has room for; 0 when there is none. */
const ROOM = 2;
const OWNER_WIDTH = 3;

/**
 * For each owner (a dense number) a list of records of the same width, one after the other in memory. A list that
 * outgrows its block moves to one half as large again, and to a smaller one when three quarters of it are empty.
 */
export class Runs {
	readonly width: number;
	#arena = new Arena();
	#owners = new Rows(OWNER_WIDTH);

	constructor(width: number) {
		this.width = width;
	}

	get byteLength(): number {
		return this.#arena.byteLength + this.#owners.byteLength;
	}

	/** How many records an owner has. */
	length(owner: number): number {
		return owner < this.#owners.count ? this.#owners.get(owner, LENGTH) : 0;
	}

	/** The numbers among which an owner's records stand, and the place of the first; good until the list changes. */
	ints(owner: number): Int32Array {
		return this.#arena.ints[this.#owners.get(owner, AT) >>> PLACE_BITS] as Int32Array;
	}

	floats(owner: number): Float32Array {
		return this.#arena.floats[this.#owners.get(owner, AT) >>> PLACE_BITS] as Float32Array;
	}

	start(owner: number): number {
		return this.#owners.get(owner, AT) & PLACE_MASK;
	}

	/** Makes room for one more record at the end and gives its place, for the caller to write it. */
	push(owner: number): number {
		this.#owners.reach(owner + 1);
		const length = this.#owners.get(owner, LENGTH);
		const room = this.#owners.get(owner, ROOM);
		if (length === room) this.#move(owner, roomAfter(room));
		this.#owners.set(owner, LENGTH, length + 1);
		return this.start(owner) + length * this.width;
	}

	/** Shortens an owner's list to its first records. */
	cut(owner: number, length: number): void {
		this.#owners.set(owner, LENGTH, length);
		const room = this.#owners.get(owner, ROOM);
		if (length === 0 && room > 0) {
			this.#arena.release(this.#owners.get(owner, AT), room * this.width);
			this.#owners.set(owner, ROOM, 0);
		} else if (length * 4 <= room) this.#move(owner, room >> 1);
	}

	#move(owner: number, room: number): void {
		const at = this.#arena.allocate(room * this.width);
		const oldRoom = this.#owners.get(owner, ROOM);
		if (oldRoom > 0) {
			const oldAt = this.#owners.get(owner, AT);
			const from = this.#arena.ints[oldAt >>> PLACE_BITS] as Int32Array;
			const to = this.#arena.ints[at >>> PLACE_BITS] as Int32Array;
			const start = oldAt & PLACE_MASK;
			to.set(from.subarray(start, start + this.length(owner) * this.width), at & PLACE_MASK);
			this.#arena.release(oldAt, oldRoom * this.width);
		}
		this.#owners.set(owner, AT, at);
		this.#owners.set(owner, ROOM, room);
	}

	write(out: PieceWriter): void {
		this.#arena.write(out);
		this.#owners.write(out);
	}

	static read(from: PieceReader, width: number): Runs {
		const runs = new Runs(width);
		runs.#arena = Arena.read(from);
		runs.#owners = Rows.read(from, OWNER_WIDTH);
		return runs;
	}
}

/** 1, 2, 3, 4, 6, 8, 12, 16, 24 …: few sizes, so that blocks are given out again, and not much left empty. */
function roomAfter(room: number): number {
	if (room < 2) return room + 1;
	return (room & (room - 1)) === 0 ? room + (room >> 1) : (room * 4) / 3;
}
