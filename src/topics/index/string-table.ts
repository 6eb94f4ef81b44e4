import { randomInt } from "node:crypto";
import { Arena, PLACE_BITS, PLACE_MASK } from "./arena.ts";
import { Rows } from "./rows.ts";

/** Columns of a string's row. */
const HASH = 0;
/** The next string of the same bucket; of an id that is free, the next free one. */
const NEXT = 1;
/** Where its UTF-16 units stand, two a number. */
const TEXT = 2;
const LENGTH = 3;
const USES = 4;

/** None: rows are counted from 0 and kept one higher, so that a new row points nowhere. */
const NONE = 0;

/**
 * Strings and their numbers, each counted by its uses; numbers are dense, and one that is free is given out again.
 * A hash table that grows by one bucket at a time (linear hashing: Litwin 1980), so no addition takes long. The hash
 * is seeded, so that nobody can choose words that meet in one bucket.
 */
export class StringTable {
	readonly #rows = new Rows(5);
	readonly #buckets = new Rows(1);
	readonly #texts = new Arena();
	readonly #seed: number;
	#free = NONE;
	#size = 0;
	/** Buckets at the beginning of the present doubling; those before `#split` were split in it. */
	#half = 8;
	#split = 0;

	constructor(seed = randomInt(2 ** 31)) {
		this.#seed = seed;
		this.#buckets.reach(this.#half);
	}

	/** One more than the highest number there is. */
	get capacity(): number {
		return this.#rows.count;
	}

	get byteLength(): number {
		return this.#rows.byteLength + this.#buckets.byteLength + this.#texts.byteLength;
	}

	/** The number of a string; -1 when it is not here. */
	find(text: string): number {
		const hash = this.#hash(text);
		let next = this.#buckets.get(this.#bucketOf(hash), 0);
		while (next !== NONE) {
			const id = next - 1;
			if (this.#rows.get(id, HASH) === hash && this.#isText(id, text)) return id;
			next = this.#rows.get(id, NEXT);
		}
		return -1;
	}

	/** The number of a string, which is taken up or counted as used once more. */
	use(text: string): number {
		const known = this.find(text);
		if (known !== -1) {
			this.#rows.set(known, USES, this.#rows.get(known, USES) + 1);
			return known;
		}
		const id = this.#newId();
		const hash = this.#hash(text);
		this.#rows.set(id, HASH, hash);
		this.#rows.set(id, USES, 1);
		this.#write(id, text);
		this.#link(this.#bucketOf(hash), id);
		this.#size++;
		if (this.#size > this.#half + this.#split) this.#splitOne();
		return id;
	}

	/** Counts one more use of a string that is here. */
	useAgain(id: number): void {
		this.#rows.set(id, USES, this.#rows.get(id, USES) + 1);
	}

	/** Undoes one use; true when it was the last and the string is gone. */
	release(id: number): boolean {
		const uses = this.#rows.get(id, USES) - 1;
		this.#rows.set(id, USES, uses);
		if (uses > 0) return false;
		this.#unlink(this.#bucketOf(this.#rows.get(id, HASH)), id);
		this.#texts.release(this.#rows.get(id, TEXT), sizeOf(this.#rows.get(id, LENGTH)));
		this.#rows.set(id, NEXT, this.#free);
		this.#free = id + 1;
		this.#size--;
		return true;
	}

	/** The string of a number in use. */
	text(id: number): string {
		const length = this.#rows.get(id, LENGTH);
		const at = this.#rows.get(id, TEXT);
		const ints = this.#texts.ints[at >>> PLACE_BITS] as Int32Array;
		const units: number[] = [];
		for (let i = 0; i < length; i++) {
			const two = ints[(at & PLACE_MASK) + (i >> 1)] as number;
			units.push((i & 1) === 0 ? two & 0xffff : two >>> 16);
		}
		return String.fromCharCode(...units);
	}

	#hash(text: string): number {
		let hash = this.#seed;
		for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
		hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
		return hash ^ (hash >>> 13);
	}

	#bucketOf(hash: number): number {
		const bucket = hash & (this.#half * 2 - 1);
		return bucket < this.#half + this.#split ? bucket : bucket & (this.#half - 1);
	}

	#splitOne(): void {
		const bucket = this.#split;
		this.#buckets.reach(this.#half + bucket + 1);
		this.#split++;
		let next = this.#buckets.get(bucket, 0);
		this.#buckets.set(bucket, 0, NONE);
		if (this.#split === this.#half) {
			this.#half *= 2;
			this.#split = 0;
		}
		while (next !== NONE) {
			const id = next - 1;
			next = this.#rows.get(id, NEXT);
			this.#link(this.#bucketOf(this.#rows.get(id, HASH)), id);
		}
	}

	#link(bucket: number, id: number): void {
		this.#rows.set(id, NEXT, this.#buckets.get(bucket, 0));
		this.#buckets.set(bucket, 0, id + 1);
	}

	#unlink(bucket: number, id: number): void {
		const after = this.#rows.get(id, NEXT);
		let next = this.#buckets.get(bucket, 0);
		if (next === id + 1) {
			this.#buckets.set(bucket, 0, after);
			return;
		}
		while (next !== NONE) {
			const other = next - 1;
			next = this.#rows.get(other, NEXT);
			if (next === id + 1) {
				this.#rows.set(other, NEXT, after);
				return;
			}
		}
	}

	#newId(): number {
		const free = this.#free;
		if (free === NONE) {
			const id = this.#rows.count;
			this.#rows.reach(id + 1);
			return id;
		}
		this.#free = this.#rows.get(free - 1, NEXT);
		return free - 1;
	}

	#write(id: number, text: string): void {
		const at = this.#texts.allocate(sizeOf(text.length));
		const ints = this.#texts.ints[at >>> PLACE_BITS] as Int32Array;
		for (let i = 0; i < text.length; i += 2)
			ints[(at & PLACE_MASK) + (i >> 1)] = text.charCodeAt(i) | ((text.charCodeAt(i + 1) || 0) << 16);
		this.#rows.set(id, TEXT, at);
		this.#rows.set(id, LENGTH, text.length);
	}

	#isText(id: number, text: string): boolean {
		if (this.#rows.get(id, LENGTH) !== text.length) return false;
		const at = this.#rows.get(id, TEXT);
		const ints = this.#texts.ints[at >>> PLACE_BITS] as Int32Array;
		for (let i = 0; i < text.length; i += 2) {
			if (ints[(at & PLACE_MASK) + (i >> 1)] !== (text.charCodeAt(i) | ((text.charCodeAt(i + 1) || 0) << 16)))
				return false;
		}
		return true;
	}
}

/** The numbers that so many UTF-16 units take; the empty string takes one, as a block must. */
function sizeOf(length: number): number {
	return Math.max(1, (length + 1) >> 1);
}
