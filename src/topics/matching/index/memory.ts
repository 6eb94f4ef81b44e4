import type { PieceReader, PieceWriter } from "./pieces.ts";

/** As Node has it; its types leave it to the browser's. */
declare namespace WebAssembly {
	class Memory {
		constructor(pages: { initial: number; maximum: number });
		readonly buffer: ArrayBuffer;
		grow(pages: number): void;
	}
}

/** Sizes are in 32-bit numbers. */
const SMALLEST = 64;
/** Up to this size growing copies; from there on it must not, for that would take long. */
const LARGE = 1 << 20;
const PAGE = 1 << 14;
const MOST_PAGES = 1 << 16;
/** Sizes below this have their list of free blocks in a table. */
const FEW = 512;

/**
 * One memory of 32-bit numbers from which blocks are given out, each named by the place of its first number: no object
 * for a block, and a large table is reached without any step between. Place 0 is never given out, so it can stand for
 * none. A block that was released is given out again to the next of its size; nothing is ever moved. A memory that is
 * large lies in a WebAssembly.Memory, because that grows in place.
 *
 * Growing puts a new array in the place of `ints`, so whoever allocates must take it anew.
 */
export class Memory {
	ints: Int32Array<ArrayBuffer> = new Int32Array(SMALLEST);
	/** Grows in place once it is there. */
	#pages: WebAssembly.Memory | undefined;
	#used = 1;
	/** By size the first block to give out again, 0 for none; each holds the next in its first number. */
	#free = new Int32Array(FEW);
	#freeLarge = new Map<number, number>();

	/** Bytes given out once, some of which may be free again. */
	get byteLength(): number {
		return this.#used * 4;
	}

	/** The place of a block of so many numbers (1 at least); what stands in it is left from before. */
	allocate(size: number): number {
		const free = size < FEW ? (this.#free[size] as number) : (this.#freeLarge.get(size) ?? 0);
		if (free !== 0) {
			this.#setFree(size, this.ints[free] as number);
			return free;
		}
		const at = this.#used;
		if (at + size > this.ints.length) this.#grow(at + size);
		this.#used = at + size;
		return at;
	}

	/** Takes a block of this size back. */
	release(at: number, size: number): void {
		this.ints[at] = size < FEW ? (this.#free[size] as number) : (this.#freeLarge.get(size) ?? 0);
		this.#setFree(size, at);
	}

	write(out: PieceWriter): void {
		out.put(this.ints.subarray(0, this.#used));
		out.put(this.#free);
		out.putNumbers(...[...this.#freeLarge].flat());
	}

	static read(from: PieceReader): Memory {
		const memory = new Memory();
		from.takeTo((length) => {
			if (length > memory.ints.length) memory.#grow(length);
			memory.#used = length;
			return memory.ints.subarray(0, length);
		});
		memory.#free = from.take();
		const large = from.takeNumbers();
		for (let at = 0; at < large.length; at += 2) memory.#freeLarge.set(large[at] ?? 0, large[at + 1] ?? 0);
		return memory;
	}

	#setFree(size: number, at: number): void {
		if (size < FEW) this.#free[size] = at;
		else if (at === 0) this.#freeLarge.delete(size);
		else this.#freeLarge.set(size, at);
	}

	#grow(needed: number): void {
		if (this.#pages === undefined) {
			const length = Math.max(needed, this.ints.length * 2);
			this.#pages = length > LARGE ? reservePages(Math.max(needed, 2 * LARGE)) : undefined;
			const old = this.ints;
			this.ints = new Int32Array(this.#pages?.buffer ?? new ArrayBuffer(length * 4));
			this.ints.set(old.subarray(0, this.#used));
		} else {
			const step = Math.max(needed - this.ints.length, LARGE, this.ints.length >> 4);
			this.#pages.grow(Math.ceil(step / PAGE));
			this.ints = new Int32Array(this.#pages.buffer);
		}
	}
}

/** Undefined where the system does not let so many addresses be reserved; growing copies there. */
function reservePages(length: number): WebAssembly.Memory | undefined {
	try {
		return new WebAssembly.Memory({ initial: Math.ceil(length / PAGE), maximum: MOST_PAGES });
	} catch {
		return undefined;
	}
}
