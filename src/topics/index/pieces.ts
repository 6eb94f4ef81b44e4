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
}

/** Gives back what a {@link PieceWriter} took. The arrays are parts of one memory and may be written to. */
export class PieceReader {
	readonly #ints: Int32Array<ArrayBuffer>;
	#at = 0;

	constructor(ints: Int32Array<ArrayBuffer>) {
		this.#ints = ints;
	}

	take(): Int32Array<ArrayBuffer> {
		const length = this.#ints[this.#at] ?? -1;
		const start = this.#at + 1;
		if (length < 0 || start + length > this.#ints.length) throw new RangeError("the copy of the index ends too early");
		this.#at = start + length;
		return this.#ints.subarray(start, start + length);
	}

	/** As many numbers as were put. */
	takeNumbers(): number[] {
		return [...this.take()];
	}
}
