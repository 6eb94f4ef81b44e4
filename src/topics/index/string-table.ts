import { randomInt } from "node:crypto";
import { Arena, PLACE_BITS, PLACE_MASK } from "./arena.ts";
import type { PieceReader, PieceWriter } from "./pieces.ts";
import { Rows } from "./rows.ts";

/** Numbers at the head of a string's block; its UTF-16 units follow, two a number. */
const ID = 0;
const USES = 1;
const LENGTH = 2;
const HEAD = 3;

/** A slot of the hash table is two numbers: the hash, and the address of the block, one higher. */
const NO_BLOCK = 0;
/** Where a string stood that is gone or was moved; a search goes on behind it. */
const LEFT = -1;
const SMALLEST = 16;
/** How many slots of the old table each change moves to the new one. */
const MOVED_SLOTS = 16;

/**
 * Strings and their numbers, each counted by its uses; numbers are dense, and one that is free is given out again.
 * A table of open addressing, so a search reads one slot and one block. When it fills up a larger one is begun, to
 * which each change moves a few slots, so that no addition takes long. The hash is seeded, so that nobody can choose
 * words that meet.
 */
export class StringTable {
	#blocks = new Arena();
	/** By number the address of the block; of one that is free the next free one. */
	#addresses = new Rows(1);
	readonly #seed: number;
	#slots = new Int32Array(SMALLEST * 2);
	/** Slots that are not empty. */
	#filled = 0;
	/** The table before, while it is moved; what stands before `#moved` was. */
	#old = new Int32Array(0);
	#moved = 0;
	/** The free number given back last, one higher; 0 for none. */
	#free = 0;
	#size = 0;

	constructor(seed = randomInt(2 ** 31)) {
		this.#seed = seed;
	}

	/** One more than the highest number there is. */
	get capacity(): number {
		return this.#addresses.count;
	}

	get byteLength(): number {
		const slots = this.#slots.byteLength + this.#old.byteLength;
		return slots + this.#addresses.byteLength + this.#blocks.byteLength;
	}

	/** The number of a string; -1 when it is not here. */
	find(text: string): number {
		const hash = this.#hash(text);
		const id = this.#search(this.#slots, hash, text);
		return id === -1 && this.#old.length > 0 ? this.#search(this.#old, hash, text) : id;
	}

	/** The number of a string, which is taken up or counted as used once more. */
	use(text: string): number {
		const known = this.find(text);
		if (known !== -1) {
			this.useAgain(known);
			return known;
		}
		const free = this.#free;
		const id = free === 0 ? this.#addresses.count : free - 1;
		if (free === 0) this.#addresses.reach(id + 1);
		else this.#free = this.#addresses.get(id, 0);
		const address = this.#write(id, text);
		this.#addresses.set(id, 0, address);
		this.#size++;
		this.#insert(this.#hash(text), address + 1);
		this.#tend();
		return id;
	}

	/** Counts one more use of a string that is here. */
	useAgain(id: number): void {
		const address = this.#addresses.get(id, 0);
		const place = (address & PLACE_MASK) + USES;
		const ints = this.#blocks.ints[address >>> PLACE_BITS] as Int32Array;
		ints[place] = (ints[place] as number) + 1;
	}

	/** Undoes one use; true when it was the last and the string is gone. */
	release(id: number): boolean {
		const address = this.#addresses.get(id, 0);
		const ints = this.#blocks.ints[address >>> PLACE_BITS] as Int32Array;
		const place = address & PLACE_MASK;
		const uses = (ints[place + USES] as number) - 1;
		ints[place + USES] = uses;
		if (uses > 0) return false;
		const hash = this.#hash(this.text(id));
		if (!this.#leave(this.#slots, hash, address + 1)) this.#leave(this.#old, hash, address + 1);
		this.#blocks.release(address, sizeOf(ints[place + LENGTH] as number));
		this.#addresses.set(id, 0, this.#free);
		this.#free = id + 1;
		this.#size--;
		this.#tend();
		return true;
	}

	/** The string of a number in use. */
	text(id: number): string {
		const address = this.#addresses.get(id, 0);
		const ints = this.#blocks.ints[address >>> PLACE_BITS] as Int32Array;
		const place = address & PLACE_MASK;
		const length = ints[place + LENGTH] as number;
		let text = "";
		for (let i = 0; i < length; i++) {
			const two = ints[place + HEAD + (i >> 1)] as number;
			text += String.fromCharCode((i & 1) === 0 ? two & 0xffff : two >>> 16);
		}
		return text;
	}

	write(out: PieceWriter): void {
		out.putNumbers(this.#seed, this.#filled, this.#moved, this.#free, this.#size);
		out.put(this.#slots);
		out.put(this.#old);
		this.#blocks.write(out);
		this.#addresses.write(out);
	}

	static read(from: PieceReader): StringTable {
		const [seed = 0, filled = 0, moved = 0, free = 0, size = 0] = from.takeNumbers();
		const table = new StringTable(seed);
		table.#filled = filled;
		table.#moved = moved;
		table.#free = free;
		table.#size = size;
		table.#slots = from.take();
		table.#old = from.take();
		table.#blocks = Arena.read(from);
		table.#addresses = Rows.read(from, 1);
		return table;
	}

	#hash(text: string): number {
		let hash = this.#seed;
		for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
		hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
		return hash ^ (hash >>> 13);
	}

	#search(slots: Int32Array, hash: number, text: string): number {
		const mask = slots.length - 1;
		for (let at = (hash * 2) & mask; ; at = (at + 2) & mask) {
			const block = slots[at + 1] as number;
			if (block === NO_BLOCK) return -1;
			if (block === LEFT || slots[at] !== hash) continue;
			const id = this.#readId(block - 1, text);
			if (id !== -1) return id;
		}
	}

	/** The number of the string in a block if it is this one, else -1. */
	#readId(address: number, text: string): number {
		const ints = this.#blocks.ints[address >>> PLACE_BITS] as Int32Array;
		const place = address & PLACE_MASK;
		if (ints[place + LENGTH] !== text.length) return -1;
		for (let i = 0, at = place + HEAD; i < text.length; i += 2, at++) if (ints[at] !== unitsAt(text, i)) return -1;
		return ints[place + ID] as number;
	}

	#write(id: number, text: string): number {
		const address = this.#blocks.allocate(sizeOf(text.length));
		const ints = this.#blocks.ints[address >>> PLACE_BITS] as Int32Array;
		const place = address & PLACE_MASK;
		ints[place + ID] = id;
		ints[place + USES] = 1;
		ints[place + LENGTH] = text.length;
		for (let i = 0, at = place + HEAD; i < text.length; i += 2, at++) ints[at] = unitsAt(text, i);
		return address;
	}

	#insert(hash: number, block: number): void {
		const mask = this.#slots.length - 1;
		let at = (hash * 2) & mask;
		while (this.#slots[at + 1] !== NO_BLOCK) at = (at + 2) & mask;
		this.#slots[at] = hash;
		this.#slots[at + 1] = block;
		this.#filled++;
	}

	#leave(slots: Int32Array, hash: number, block: number): boolean {
		const mask = slots.length - 1;
		for (let at = (hash * 2) & mask; mask > 0; at = (at + 2) & mask) {
			if (slots[at + 1] === NO_BLOCK) return false;
			if (slots[at + 1] !== block) continue;
			slots[at + 1] = LEFT;
			return true;
		}
		return false;
	}

	/** Moves some slots, or begins a new table when more than half of this one is filled. */
	#tend(): void {
		const old = this.#old;
		if (old.length > 0) {
			const end = Math.min(old.length, this.#moved + MOVED_SLOTS * 2);
			for (let at = this.#moved; at < end; at += 2) {
				const block = old[at + 1] as number;
				if (block === NO_BLOCK || block === LEFT) continue;
				this.#insert(old[at] as number, block);
				old[at + 1] = LEFT;
			}
			this.#moved = end;
			if (end === old.length) this.#old = new Int32Array(0);
		} else if (this.#filled * 4 > this.#slots.length) {
			this.#old = this.#slots;
			this.#moved = 0;
			// Never much smaller than the old one: what is added while that is moved has to find room.
			let slots = SMALLEST;
			while (slots < Math.max(this.#size * 3, this.#old.length / 4)) slots *= 2;
			this.#slots = new Int32Array(slots * 2);
			this.#filled = 0;
		}
	}
}

function sizeOf(length: number): number {
	return HEAD + ((length + 1) >> 1);
}

function unitsAt(text: string, at: number): number {
	return text.charCodeAt(at) | (at + 1 < text.length ? text.charCodeAt(at + 1) << 16 : 0);
}
