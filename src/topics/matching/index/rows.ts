import type { PieceReader, PieceWriter } from "./pieces.ts";

const CHUNK_BITS = 13;
const CHUNK_MASK = (1 << CHUNK_BITS) - 1;
const SMALLEST = 16;

/** A table of 32-bit numbers that grows by rows without moving the ones there are; new rows are zero. */
export class Rows {
	readonly width: number;
	readonly #chunks: Int32Array[] = [];
	#count = 0;

	constructor(width: number) {
		this.width = width;
	}

	get count(): number {
		return this.#count;
	}

	/** Bytes reserved. */
	get byteLength(): number {
		return this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
	}

	get(row: number, column: number): number {
		return (this.#chunks[row >>> CHUNK_BITS] as Int32Array)[(row & CHUNK_MASK) * this.width + column] as number;
	}

	set(row: number, column: number, value: number): void {
		(this.#chunks[row >>> CHUNK_BITS] as Int32Array)[(row & CHUNK_MASK) * this.width + column] = value;
	}

	/** Makes sure that there are so many rows. */
	reach(count: number): void {
		if (count <= this.#count) return;
		this.#count = count;
		const last = (count - 1) >>> CHUNK_BITS;
		// The first chunk grows to its size, so that a small table is small.
		const first = this.#chunks[0]?.length ?? 0;
		const wanted = Math.min(count, CHUNK_MASK + 1) * this.width;
		if (first < wanted) {
			let rows = Math.max(SMALLEST, first / this.width);
			while (rows * this.width < wanted) rows *= 2;
			const grown = new Int32Array(rows * this.width);
			grown.set(this.#chunks[0] ?? []);
			this.#chunks[0] = grown;
		}
		while (this.#chunks.length <= last) this.#chunks.push(new Int32Array((CHUNK_MASK + 1) * this.width));
	}

	write(out: PieceWriter): void {
		out.putNumbers(this.#count, this.#chunks.length);
		for (const chunk of this.#chunks) out.put(chunk);
	}

	static read(from: PieceReader, width: number): Rows {
		const rows = new Rows(width);
		const [count = 0, chunks = 0] = from.takeNumbers();
		rows.#count = count;
		for (let chunk = 0; chunk < chunks; chunk++) rows.#chunks.push(from.take());
		return rows;
	}
}
