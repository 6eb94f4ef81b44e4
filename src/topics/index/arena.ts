import type { PieceReader, PieceWriter } from "./pieces.ts";

/** A chunk's size in numbers, as a power of two: what is reserved at once, so that growing never takes long. */
const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const SMALLEST = 64;

/** Of an address the bits that are the place in its chunk; the others are the chunk's number. */
export const PLACE_BITS = CHUNK_BITS;
export const PLACE_MASK = CHUNK - 1;

/**
 * Blocks of 32-bit numbers, addressed by one number, in few large arrays: no object for each. A block lies in one
 * chunk, so whoever reads it looks its chunk up once: `arena.ints[at >>> PLACE_BITS]` from place `at & PLACE_MASK` on.
 * A block that was released is given out again to the next of its size. Nothing is ever moved or copied but the first
 * chunk, while it is small.
 */
export class Arena {
	/** The chunks as whole numbers, and the same memory as floats and as bytes. */
	readonly ints: Int32Array[] = [];
	readonly floats: Float32Array[] = [];
	readonly bytes: Uint8Array[] = [];
	/** By size the first block to give out again; each holds the address of the next in its first number. */
	#free = new Map<number, number>();
	/** The chunk that blocks are cut from, and how much of it is in use. */
	#current = 0;
	#used = 0;
	/** Chunks of large blocks that were released. */
	#spare: number[] = [];

	constructor() {
		this.#put(0, new Int32Array(SMALLEST));
	}

	/** Bytes reserved. */
	get byteLength(): number {
		return this.ints.reduce((sum, chunk) => sum + chunk.byteLength, 0);
	}

	/** The address of a block of so many numbers (1 at least); what stands in it is left from before. */
	allocate(size: number): number {
		const free = this.#free.get(size);
		if (free !== undefined) {
			const next = this.ints[free >>> PLACE_BITS]?.[free & PLACE_MASK] ?? -1;
			if (next === -1) this.#free.delete(size);
			else this.#free.set(size, next);
			return free;
		}
		if (size > CHUNK) return this.#allocateLarge(size);
		let used = this.#used;
		if (this.#current === 0 && used + size > (this.ints[0]?.length ?? 0)) this.#growFirst(used + size);
		if (used + size > CHUNK) {
			this.#current = this.ints.length;
			this.#put(this.#current, new Int32Array(CHUNK));
			used = 0;
		}
		this.#used = used + size;
		return this.#current * CHUNK + used;
	}

	/** Takes a block of this size back. */
	release(at: number, size: number): void {
		const chunk = at >>> PLACE_BITS;
		if (size > CHUNK) {
			this.#put(chunk, new Int32Array(0));
			this.#spare.push(chunk);
			return;
		}
		(this.ints[chunk] as Int32Array)[at & PLACE_MASK] = this.#free.get(size) ?? -1;
		this.#free.set(size, at);
	}

	write(out: PieceWriter): void {
		out.putNumbers(this.ints.length, this.#current, this.#used);
		out.putNumbers(...this.#spare);
		out.putNumbers(...[...this.#free].flat());
		for (const chunk of this.ints) out.put(chunk);
	}

	static read(from: PieceReader): Arena {
		const arena = new Arena();
		const [chunks = 0, current = 0, used = 0] = from.takeNumbers();
		arena.#current = current;
		arena.#used = used;
		arena.#spare = from.takeNumbers();
		const free = from.takeNumbers();
		for (let at = 0; at < free.length; at += 2) arena.#free.set(free[at] ?? 0, free[at + 1] ?? 0);
		for (let chunk = 0; chunk < chunks; chunk++) arena.#put(chunk, from.take());
		return arena;
	}

	/** A block larger than a chunk has one of its own, which goes with it. */
	#allocateLarge(size: number): number {
		const chunk = this.#spare.pop() ?? this.ints.length;
		this.#put(chunk, new Int32Array(size));
		return chunk * CHUNK;
	}

	#growFirst(needed: number): void {
		const old = this.ints[0] ?? new Int32Array(0);
		if (old.length === CHUNK) return;
		let length = old.length;
		while (length < needed && length < CHUNK) length *= 2;
		const grown = new Int32Array(length);
		grown.set(old);
		this.#put(0, grown);
	}

	#put(chunk: number, ints: Int32Array): void {
		this.ints[chunk] = ints;
		this.floats[chunk] = new Float32Array(ints.buffer, ints.byteOffset, ints.length);
		this.bytes[chunk] = new Uint8Array(ints.buffer, ints.byteOffset, ints.byteLength);
	}
}
