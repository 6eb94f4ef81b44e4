import { crc32 } from "node:zlib";

/** What a part of the index is written to: arrays of numbers, to be taken back in the same order. */
export class PieceWriter {
	/** The arrays, each with its length before it. */
	readonly pieces: Int32Array[] = [];

	put(ints: Int32Array): void {
		this.pieces.push(Int32Array.of(ints.length), ints);
	}

	/** A few numbers, whole ones below 2^31. */
	putNumbers(...numbers: number[]): void {
		this.put(Int32Array.from(numbers));
	}

	/** A checksum of everything so far. */
	get sum(): number {
		return this.pieces.reduce((sum, piece) => crc32(bytesOf(piece), sum), 0);
	}
}

/**
 * Gives back what a {@link PieceWriter} took. What it gives is not to be trusted before {@link end} found the sum to be
 * that of what was read.
 */
export class PieceReader {
	readonly #fill: (ints: Int32Array) => void;
	#left: number;
	#sum = 0;

	/** `fill` reads the next numbers, as many as there is room for; there are `length` in all. */
	constructor(fill: (ints: Int32Array) => void, length: number) {
		this.#fill = fill;
		this.#left = length;
	}

	/** The next array. */
	take(): Int32Array<ArrayBuffer> {
		const ints = new Int32Array(this.#takeLength());
		this.#read(ints);
		return ints;
	}

	/** The same, read to where it is to stand, once its length is known. */
	takeTo(placeFor: (length: number) => Int32Array): void {
		this.#read(placeFor(this.#takeLength()));
	}

	/** As many numbers as were put. */
	takeNumbers(): number[] {
		return [...this.take()];
	}

	/** @throws RangeError when what was read is not what was written, or not all of it. */
	end(): void {
		const sum = this.#sum;
		const [written = 0] = this.#read(new Int32Array(1));
		if (written >>> 0 !== sum || this.#left !== 0) throw new RangeError("the copy of the index is damaged");
	}

	#takeLength(): number {
		const [length = -1] = this.#read(new Int32Array(1));
		if (length < 0 || length > this.#left) throw new RangeError("the copy of the index is damaged");
		return length;
	}

	#read(ints: Int32Array): Int32Array {
		if (ints.length > this.#left) throw new RangeError("the copy of the index ends too early");
		this.#left -= ints.length;
		this.#fill(ints);
		this.#sum = crc32(bytesOf(ints), this.#sum);
		return ints;
	}
}

function bytesOf(ints: Int32Array): Uint8Array {
	return new Uint8Array(ints.buffer, ints.byteOffset, ints.byteLength);
}
