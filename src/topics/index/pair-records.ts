import type { Bound } from "../find-anchors.ts";
import type { Presence } from "../presence.ts";
import type { AddressList } from "./address-list.ts";
import type { PieceReader, PieceWriter } from "./pieces.ts";
import { Runs } from "./runs.ts";

/** Numbers of a record: the topic's address, the term that must be present too, and the bound. */
const TOPIC = 0;
const GUARD = 1;
const BOUND = 2;
const WIDTH = 3;

/** The three parts of a bound are kept as thousandths in ten bits each. */
const PARTS = 1_000;
const PART_BITS = 10;
const PART_MASK = (1 << PART_BITS) - 1;
/** Weights are kept as 32-bit floats: a candidate more rather than a match lost. */
const SLACK = 1e-4;

/**
 * The clustered pair index: by first term, one after the other in memory, which topics to look at when a second term
 * is present as well and both are strong enough in this article for the topic to reach what it needs.
 */
export class PairRecords {
	#runs = new Runs(WIDTH);
	readonly #isGone: (address: number) => boolean;
	/** Terms that may have records are below this. */
	#terms = 0;
	/** Where the sweep stands. */
	#term = 0;
	#nth = 0;

	constructor(isGone: (address: number) => boolean) {
		this.#isGone = isGone;
	}

	get byteLength(): number {
		return this.#runs.byteLength;
	}

	/** `guard` may be the first term itself, when it alone may do. */
	add(first: number, guard: number, topic: number, bound: Bound | undefined): void {
		const place = this.#runs.push(first);
		const ints = this.#runs.ints(first);
		ints[place + TOPIC] = topic;
		ints[place + GUARD] = guard;
		ints[place + BOUND] = packBound(bound);
		if (first >= this.#terms) this.#terms = first + 1;
	}

	/** Drops all that is filed under a term. */
	clear(first: number): void {
		if (this.#runs.length(first) > 0) this.#runs.cut(first, 0);
	}

	/**
	 * Adds to `candidates` the topics filed under a term that is present which the article may match, one perhaps several
	 * times. Most records are turned away by their guard, so that is asked for in the bits, which stay near.
	 */
	collect(first: number, { strengths, bits }: Presence, candidates: AddressList): void {
		const length = this.#runs.length(first);
		if (length === 0) return;
		const ints = this.#runs.ints(first);
		const strength = strengths[first] as number;
		const start = this.#runs.start(first);
		for (let place = start; place < start + length * WIDTH; place += WIDTH) {
			const guard = ints[place + GUARD] as number;
			if (((bits[guard >>> 5] as number) & (1 << guard)) === 0) continue;
			const bound = ints[place + BOUND] as number;
			const guarded = strengths[guard] as number;
			const reached = (bound >>> (2 * PART_BITS)) * strength + ((bound >>> PART_BITS) & PART_MASK) * guarded;
			if (reached >= (bound & PART_MASK)) candidates.push(ints[place + TOPIC] as number);
		}
	}

	/** The terms that have records, those with the fewest first. */
	firstsByLength(): number[] {
		const firsts: number[] = [];
		for (let first = 0; first < this.#terms; first++) if (this.#runs.length(first) > 0) firsts.push(first);
		return firsts.sort((a, b) => this.#runs.length(a) - this.#runs.length(b));
	}

	/** Gives each record of a term another topic's address, in whose order they stand then. */
	readdress(first: number, newAddress: (address: number) => number): void {
		const length = this.#runs.length(first);
		const ints = this.#runs.ints(first);
		const start = this.#runs.start(first);
		const records: [number, number, number][] = [];
		for (let place = start; place < start + length * WIDTH; place += WIDTH)
			records.push([
				newAddress(ints[place + TOPIC] as number),
				ints[place + GUARD] as number,
				ints[place + BOUND] as number,
			]);
		records.sort((a, b) => a[TOPIC] - b[TOPIC]);
		for (const [nth, record] of records.entries()) ints.set(record, start + nth * WIDTH);
	}

	write(out: PieceWriter): void {
		out.putNumbers(this.#terms, this.#term, this.#nth);
		this.#runs.write(out);
	}

	/** Takes the place of what there is. */
	read(from: PieceReader): void {
		const [terms = 0, term = 0, nth = 0] = from.takeNumbers();
		this.#terms = terms;
		this.#term = term;
		this.#nth = nth;
		this.#runs = Runs.read(from, WIDTH);
	}

	/** Drops those of the next records whose topics are gone; true when it has come round. */
	sweep(records: number): boolean {
		let left = records;
		while (left > 0 && this.#term < this.#terms) {
			left--;
			const length = this.#runs.length(this.#term);
			if (this.#nth >= length) {
				this.#term++;
				this.#nth = 0;
				continue;
			}
			const ints = this.#runs.ints(this.#term);
			const start = this.#runs.start(this.#term);
			const place = start + this.#nth * WIDTH;
			if (!this.#isGone(ints[place + TOPIC] as number)) {
				this.#nth++;
				continue;
			}
			const last = start + (length - 1) * WIDTH;
			ints.copyWithin(place, last, last + WIDTH);
			this.#runs.cut(this.#term, length - 1);
		}
		if (this.#term < this.#terms) return false;
		this.#term = 0;
		this.#nth = 0;
		return true;
	}
}

/** Weights are rounded up and the gap down. */
function packBound(bound: Bound | undefined): number {
	if (bound === undefined || bound.gap <= SLACK) return 0;
	const whole = Math.max(bound.first, bound.second, bound.gap);
	const up = (weight: number) => Math.ceil((PARTS * weight) / whole + SLACK);
	const gap = Math.floor((PARTS * (bound.gap - SLACK)) / whole);
	return (up(bound.first) << (2 * PART_BITS)) | (up(bound.second) << PART_BITS) | gap;
}
