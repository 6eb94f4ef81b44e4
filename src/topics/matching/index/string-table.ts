import { randomInt } from "node:crypto";
import type { Memory } from "./memory.ts";
import type { PieceReader, PieceWriter } from "./pieces.ts";

/**
 * Numbers at the head of a string's block, the second with one bit more; the owner's own follow, then the UTF-16 units: four
 * a number where all are Latin letters or plain marks (below 256), as most are, else two, with the bit set.
 */
const USES = 0;
const LENGTH = 1;
const HEAD = 2;
const IS_WIDE = 1;

/** A slot of the hash table is two numbers: the hash, and the place of the block. */
const NO_BLOCK = 0;
/** Where a string stood that is gone or was moved; a search goes on behind it. */
const LEFT = -1;
const SMALLEST = 16;
/** How many slots of the old table each change moves to the new one. */
const MOVED_SLOTS = 16;

/**
 * Strings, each counted by its uses and named by the place of its block in a memory, where it has some numbers of its
 * owner's beside it. A table of open addressing, so a search reads one slot and one block. When it fills up a larger
 * one is begun, to which each change moves a few slots, so that no addition takes long. The hash is seeded, so that
 * nobody can choose words that meet.
 */
export class StringTable {
	readonly #memory: Memory;
	/** How many numbers of the owner's a block has. */
	readonly #own: number;
	readonly #seed: number;
	#slots = new Int32Array(SMALLEST * 2);
	/** Slots that are not empty. */
	#filled = 0;
	/** The table before, while it is moved; what stands before `#moved` was. */
	#old = new Int32Array(0);
	#moved = 0;
	#size = 0;
	/** A sum of what was fetched ahead, of no meaning; without it nothing would be fetched. */
	fetched = 0;

	constructor(memory: Memory, own: number, seed = randomInt(2 ** 31)) {
		this.#memory = memory;
		this.#own = own;
		this.#seed = seed;
	}

	/** How many strings there are. */
	get size(): number {
		return this.#size;
	}

	/** Bytes of the slots; the blocks are the memory's. */
	get byteLength(): number {
		return this.#slots.byteLength + this.#old.byteLength;
	}

	/** Where a block's own numbers begin. */
	static readonly OWN = HEAD;

	/** The block of a string; 0 when it is not here. */
	find(text: string): number {
		const hash = this.#hash(text);
		const block = this.#search(this.#slots, hash, text);
		return block === 0 && this.#old.length > 0 ? this.#search(this.#old, hash, text) : block;
	}

	/**
	 * The blocks of the first so many strings, as {@link find} gives them. In a large table each step of a search waits
	 * for memory, so all take a step together: then the processor waits for many at a time.
	 */
	findAll(texts: readonly string[], count: number, blocks: Int32Array): void {
		const slots = this.#slots;
		const mask = slots.length - 1;
		for (let nth = 0; nth < count; nth++) blocks[nth] = this.#hash(texts[nth] as string);
		let fetched = 0;
		for (let nth = 0; nth < count; nth++) fetched += slots[((blocks[nth] as number) * 2) & mask] as number;
		const ints = this.#memory.ints;
		for (let nth = 0; nth < count; nth++) {
			const block = slots[(((blocks[nth] as number) * 2) & mask) + 1] as number;
			if (block > 0) fetched += (ints[block] as number) + (ints[block + HEAD + this.#own + 1] as number);
		}
		this.fetched = fetched;
		for (let nth = 0; nth < count; nth++) {
			const text = texts[nth] as string;
			const hash = blocks[nth] as number;
			let block = this.#search(slots, hash, text);
			if (block === 0 && this.#old.length > 0) block = this.#search(this.#old, hash, text);
			blocks[nth] = block;
		}
	}
	/** The block of a string, which is taken up, with its own numbers 0, or counted as used once more. */
	use(text: string): number {
		const known = this.find(text);
		if (known !== 0) {
			this.useAgain(known);
			return known;
		}
		const block = this.#write(text);
		this.#size++;
		this.#insert(this.#hash(text), block);
		this.#tend();
		return block;
	}

	/** Counts one more use of a string that is here. */
	useAgain(block: number): void {
		const { ints } = this.#memory;
		ints[block + USES] = (ints[block + USES] as number) + 1;
	}

	/** Undoes one use; true when it was the last: the string is gone, its block is still to be freed. */
	release(block: number): boolean {
		const { ints } = this.#memory;
		const uses = (ints[block + USES] as number) - 1;
		ints[block + USES] = uses;
		if (uses > 0) return false;
		const hash = this.#hash(this.text(block));
		if (!this.#leave(this.#slots, hash, block)) this.#leave(this.#old, hash, block);
		this.#size--;
		this.#tend();
		return true;
	}

	/** Gives the memory of a string back that is gone. */
	free(block: number): void {
		this.#memory.release(block, this.#sizeOf(this.#memory.ints[block + LENGTH] as number));
	}

	text(block: number): string {
		const { ints } = this.#memory;
		const size = ints[block + LENGTH] as number;
		const start = block + HEAD + this.#own;
		const each = (size & IS_WIDE) === 0 ? 4 : 2;
		const bits = 32 / each;
		let text = "";
		for (let i = 0; i < size >> 1; i++) {
			const some = ints[start + Math.floor(i / each)] as number;
			text += String.fromCharCode((some >>> ((i % each) * bits)) & (2 ** bits - 1));
		}
		return text;
	}

	/** Writes the slots; the memory is to be written by whom it belongs to. */
	write(out: PieceWriter): void {
		out.putNumbers(this.#seed, this.#filled, this.#moved, this.#size);
		out.put(this.#slots);
		out.put(this.#old);
	}

	static read(from: PieceReader, memory: Memory, own: number): StringTable {
		const [seed = 0, filled = 0, moved = 0, size = 0] = from.takeNumbers();
		const table = new StringTable(memory, own, seed);
		table.#filled = filled;
		table.#moved = moved;
		table.#size = size;
		table.#slots = from.take();
		table.#old = from.take();
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
			if (block === NO_BLOCK) return 0;
			if (block !== LEFT && slots[at] === hash && this.#holds(block, text)) return block;
		}
	}

	#holds(block: number, text: string): boolean {
		const { ints } = this.#memory;
		const size = ints[block + LENGTH] as number;
		const { length } = text;
		if (size >> 1 !== length) return false;
		const start = block + HEAD + this.#own;
		if ((size & IS_WIDE) !== 0) {
			for (let i = 0, at = start; i < length; i += 2, at++) if (ints[at] !== twoAt(text, i)) return false;
			return true;
		}
		for (let i = 0, at = start; i < length; i += 4, at++) if (ints[at] !== fourAt(text, i)) return false;
		return true;
	}

	#write(text: string): number {
		const { length } = text;
		const isWide = WIDE.test(text);
		const block = this.#memory.allocate(this.#sizeOf(length * 2 + (isWide ? IS_WIDE : 0)));
		const { ints } = this.#memory;
		ints[block + USES] = 1;
		ints[block + LENGTH] = length * 2 + (isWide ? IS_WIDE : 0);
		const start = block + HEAD + this.#own;
		ints.fill(0, block + HEAD, start);
		const each = isWide ? 2 : 4;
		for (let i = 0, at = start; i < length; i += each, at++) ints[at] = isWide ? twoAt(text, i) : fourAt(text, i);
		return block;
	}

	/** Of a block whose second number is this. */
	#sizeOf(size: number): number {
		const length = size >> 1;
		return HEAD + this.#own + ((size & IS_WIDE) === 0 ? (length + 3) >> 2 : (length + 1) >> 1);
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

const WIDE = /[^\0-\xff]/;

function twoAt(text: string, at: number): number {
	return text.charCodeAt(at) | (at + 1 < text.length ? text.charCodeAt(at + 1) << 16 : 0);
}

/** Four units; 0, which no four letters are, where one of them is not below 256. */
function fourAt(text: string, at: number): number {
	const { length } = text;
	const one = text.charCodeAt(at);
	const two = at + 1 < length ? text.charCodeAt(at + 1) : 0;
	const three = at + 2 < length ? text.charCodeAt(at + 2) : 0;
	const four = at + 3 < length ? text.charCodeAt(at + 3) : 0;
	return (one | two | three | four) < 256 ? one | (two << 8) | (three << 16) | (four << 24) : 0;
}
