import type { Anchor } from "../find-anchors.ts";
import { LEVEL_BITS, type Presence } from "../presence.ts";
import { PART_BITS, PART_MASK } from "../term-table.ts";
import type { AddressList } from "./address-list.ts";
import { roomAfter, roomFor } from "./lists.ts";
import { Memory } from "./memory.ts";
import { PairList } from "./pair-list.ts";
import type { PieceReader, PieceWriter } from "./pieces.ts";
import { Rows } from "./rows.ts";
import { LIST_HEAD, LIST_LENGTH, RECORD, TopicLists } from "./topic-lists.ts";

/** By first term: where its block is, how many guards it has, and room for how many. */
const AT = 0;
const LENGTH = 1;
const ROOM = 2;
const ROW_WIDTH = 3;

/**
 * A block has room for the guards, behind them for a record of each: the topic and its bound. Where several topics have
 * the pair the bound is MANY, and the place of their list stands for the topic.
 */
const BLOCK_WIDTH = 3;
const MANY = -1;

/** From so many on it takes less time to have the engine search them than to do it in a loop. */
const MANY_NUMBERS = 200;

/** The three parts of a bound share one number. */
type Bound = Pick<Anchor, "firstWeight" | "secondWeight" | "gap">;

/**
 * The clustered pair index: by first term, one after the other in memory, the second terms that must be present as
 * well, each once, and which topics to look at then, if both are strong enough in this article for the topic to reach
 * what it needs.
 */
export class PairRecords {
	#memory = new Memory();
	#lists = new TopicLists(this.#memory);
	#rows = new Rows(ROW_WIDTH);
	readonly #isGone: (topic: number) => boolean;
	/** Pairs that were put aside; undefined when none are to be. */
	#aside: PairList | undefined;
	/** A sum of what was fetched ahead, of no meaning; without it nothing would be fetched. */
	fetched = 0;
	/** Which guards of a term an article has. */
	#found: Int32Array = new Int32Array(64);
	/** Where the sweep stands: the first term, the guard, and the topic in its list. */
	#term = 0;
	#nth = 0;
	#inList = 0;

	/** `isGone` tells by its address whether a topic was removed. */
	constructor(isGone: (topic: number) => boolean) {
		this.#isGone = isGone;
	}

	get byteLength(): number {
		return this.#memory.byteLength + this.#rows.byteLength;
	}

	/**
	 * From here on pairs are put aside, and nothing is found through them, until {@link settle} files them all at once:
	 * with very many that takes a small part of the time.
	 */
	beginFilling(): void {
		this.#aside = new PairList();
	}

	/** `guard` may be the first term itself, when it alone may do. */
	add(first: number, guard: number, topic: number, bound: Bound): void {
		const packed = packBound(bound);
		if (this.#aside === undefined) this.#file(first, guard, topic, packed);
		else this.#aside.push(first, guard, topic, packed);
	}

	/** Drops all that is filed under a term. */
	clear(first: number): void {
		if (first < this.#rows.count && this.#rows.get(first, LENGTH) > 0) this.#clear(first);
	}

	/**
	 * Adds to `candidates` the topics which the article may match, one perhaps several times. Most pairs are turned
	 * away by their guard, so that is asked for in the bits, which stay near. Where a choice could go either way it is
	 * made by adding 0 or 1, since the processor would guess it wrongly half of the time.
	 */
	collect({ terms, levels, bits }: Presence, candidates: AddressList): void {
		const { ints } = this.#memory;
		const rows = this.#rows;
		this.fetch(terms);
		for (const first of terms) {
			if (first >= rows.count) continue;
			const at = rows.get(first, AT);
			const length = rows.get(first, LENGTH);
			const records = at + rows.get(first, ROOM);
			const found = this.#found.length < length ? this.#growFound(length) : this.#found;
			let count = 0;
			for (let nth = 0; nth < length; nth++) {
				const guard = ints[at + nth] as number;
				found[count] = nth;
				count += ((bits[guard >>> 5] as number) >>> guard) & 1;
			}
			const level = levels[first] as number;
			candidates.reserve(count);
			let { addresses, length: end } = candidates;
			for (let pair = 0; pair < count; pair++) {
				const nth = found[pair] as number;
				const guarded = levels[ints[at + nth] as number] as number;
				const topic = ints[records + nth * RECORD] as number;
				const bound = ints[records + nth * RECORD + 1] as number;
				if (bound !== MANY) {
					addresses[end] = topic;
					end += reaches(bound, level, guarded);
					continue;
				}
				const start = topic + LIST_HEAD;
				const many = ints[topic + LIST_LENGTH] as number;
				candidates.length = end;
				candidates.reserve(many + count);
				addresses = candidates.addresses;
				for (let record = start; record < start + many * RECORD; record += RECORD) {
					addresses[end] = ints[record] as number;
					end += reaches(ints[record + 1] as number, level, guarded);
				}
			}
			candidates.length = end;
		}
	}

	/** Touches the blocks of all terms, one right after the other, so that the processor waits for many at a time. */
	fetch(terms: readonly number[]): void {
		const { ints } = this.#memory;
		const rows = this.#rows;
		let fetched = 0;
		for (const first of terms) {
			if (first >= rows.count) continue;
			const at = rows.get(first, AT);
			fetched += (ints[at] as number) + (ints[at + rows.get(first, ROOM)] as number);
		}
		this.fetched = fetched;
	}

	/**
	 * Lays all out anew, with what was put aside: what is filed under one term lies together, its lists right behind it.
	 * With `hasGone` topics that are gone are left out; `moved` gives the new addresses of topics that were moved.
	 */
	settle(hasGone: boolean, moved?: (topic: number) => number): void {
		const pairs = this.#aside ?? new PairList();
		this.#listAll(pairs);
		if (hasGone) pairs.dropTopics(this.#isGone);
		if (moved !== undefined) pairs.replaceTopics(moved);
		this.#aside = undefined;
		this.#memory = new Memory();
		this.#lists = new TopicLists(this.#memory);
		this.#rows = new Rows(ROW_WIDTH);
		const rows = pairs.inOrder();
		const { firsts } = pairs;
		for (let from = 0, to = 0; from < rows.length; from = to) {
			const first = firsts[rows[from] as number] as number;
			while (to < rows.length && firsts[rows[to] as number] === first) to++;
			this.#settleTerm(first, pairs, rows, from, to);
		}
		this.#term = 0;
		this.#nth = 0;
		this.#inList = 0;
	}

	/** Drops those of the next records whose topics are gone; true when it has come round. */
	sweep(records: number): boolean {
		// What was put aside may lead to topics that are gone, and nobody looks there before all is laid out.
		if (this.#aside !== undefined) return false;
		for (let left = records; left > 0 && this.#term < this.#rows.count; left--) this.#sweepNext();
		if (this.#term < this.#rows.count) return false;
		this.#term = 0;
		return true;
	}

	write(out: PieceWriter): void {
		out.putNumbers(this.#term, this.#nth, this.#inList);
		this.#memory.write(out);
		this.#rows.write(out);
	}

	static read(from: PieceReader, isGone: (topic: number) => boolean): PairRecords {
		const records = new PairRecords(isGone);
		const [term = 0, nth = 0, inList = 0] = from.takeNumbers();
		records.#term = term;
		records.#nth = nth;
		records.#inList = inList;
		records.#memory = Memory.read(from);
		records.#lists = new TopicLists(records.#memory);
		records.#rows = Rows.read(from, ROW_WIDTH);
		return records;
	}

	#file(first: number, guard: number, topic: number, bound: number): void {
		this.#rows.reach(first + 1);
		const at = this.#rows.get(first, AT);
		const nth = findNumber(this.#memory.ints, at, this.#rows.get(first, LENGTH), guard);
		if (nth === -1) this.#append(first, guard, topic, bound);
		else this.#join(at + this.#rows.get(first, ROOM) + nth * RECORD, topic, bound);
	}

	/** Adds all that is filed to a list. */
	#listAll(pairs: PairList): void {
		const { ints } = this.#memory;
		for (let first = 0; first < this.#rows.count; first++) {
			const at = this.#rows.get(first, AT);
			const records = at + this.#rows.get(first, ROOM);
			for (let nth = 0; nth < this.#rows.get(first, LENGTH); nth++) {
				const guard = ints[at + nth] as number;
				const record = records + nth * RECORD;
				const isMany = ints[record + 1] === MANY;
				const start = isMany ? (ints[record] as number) + LIST_HEAD : record;
				const count = isMany ? (ints[start - LIST_HEAD + LIST_LENGTH] as number) : 1;
				for (let next = start; next < start + count * RECORD; next += RECORD)
					if (!this.#isGone(ints[next] as number))
						pairs.push(first, guard, ints[next] as number, ints[next + 1] as number);
			}
		}
	}

	/** Files the pairs of one first term: of the rows, which are sorted, those from one place to before another. */
	#settleTerm(first: number, { guards, topics, bounds }: PairList, rows: Int32Array, from: number, to: number): void {
		let length = 1;
		for (let nth = from + 1; nth < to; nth++)
			if (guards[rows[nth] as number] !== guards[rows[nth - 1] as number]) length++;
		const room = roomOnceSettled(length);
		const at = this.#memory.allocate(room * BLOCK_WIDTH);
		this.#rows.reach(first + 1);
		this.#rows.set(first, AT, at);
		this.#rows.set(first, LENGTH, length);
		this.#rows.set(first, ROOM, room);
		let nth = 0;
		for (let start = from, end = from; start < to; start = end, nth++) {
			const row = rows[start] as number;
			const guard = guards[row] as number;
			while (end < to && guards[rows[end] as number] === guard) end++;
			const list = end - start > 1 ? this.#lists.create(end - start, roomOnceSettled(end - start)) : 0;
			const { ints } = this.#memory;
			const record = at + room + nth * RECORD;
			ints[at + nth] = guard;
			ints[record] = list === 0 ? (topics[row] as number) : list;
			ints[record + 1] = list === 0 ? (bounds[row] as number) : MANY;
			for (let place = list + LIST_HEAD, next = start; list !== 0 && next < end; place += RECORD, next++) {
				ints[place] = topics[rows[next] as number] as number;
				ints[place + 1] = bounds[rows[next] as number] as number;
			}
		}
	}

	/** Begins a pair. */
	#append(first: number, guard: number, topic: number, bound: number): void {
		const length = this.#rows.get(first, LENGTH);
		const room = this.#rows.get(first, ROOM);
		if (length === room) this.#resize(first, roomAfter(room));
		const { ints } = this.#memory;
		const at = this.#rows.get(first, AT);
		const record = at + this.#rows.get(first, ROOM) + length * RECORD;
		ints[at + length] = guard;
		ints[record] = topic;
		ints[record + 1] = bound;
		this.#rows.set(first, LENGTH, length + 1);
	}

	/** Adds to a pair that other topics have. */
	#join(record: number, topic: number, bound: number): void {
		const { ints } = this.#memory;
		if (ints[record + 1] !== MANY) {
			const list = this.#lists.create(2, 2);
			const now = this.#memory.ints;
			now[list + LIST_HEAD] = now[record] as number;
			now[list + LIST_HEAD + 1] = now[record + 1] as number;
			now[list + LIST_HEAD + RECORD] = topic;
			now[list + LIST_HEAD + RECORD + 1] = bound;
			now[record] = list;
			now[record + 1] = MANY;
			return;
		}
		const list = this.#lists.add(ints[record] as number, topic, bound);
		this.#memory.ints[record] = list;
	}

	#resize(first: number, room: number): void {
		const length = this.#rows.get(first, LENGTH);
		const oldRoom = this.#rows.get(first, ROOM);
		const oldAt = this.#rows.get(first, AT);
		const at = this.#memory.allocate(room * BLOCK_WIDTH);
		const { ints } = this.#memory;
		if (oldRoom > 0) {
			ints.copyWithin(at, oldAt, oldAt + length);
			ints.copyWithin(at + room, oldAt + oldRoom, oldAt + oldRoom + length * RECORD);
			this.#memory.release(oldAt, oldRoom * BLOCK_WIDTH);
		}
		this.#rows.set(first, AT, at);
		this.#rows.set(first, ROOM, room);
	}

	#clear(first: number): void {
		const { ints } = this.#memory;
		const room = this.#rows.get(first, ROOM);
		const at = this.#rows.get(first, AT);
		const end = at + room + this.#rows.get(first, LENGTH) * RECORD;
		for (let record = at + room; record < end; record += RECORD)
			if (ints[record + 1] === MANY) this.#lists.release(ints[record] as number);
		this.#memory.release(at, room * BLOCK_WIDTH);
		this.#rows.set(first, LENGTH, 0);
		this.#rows.set(first, ROOM, 0);
	}

	/** Looks at one record, drops it if its topic is gone, and goes on to the next. */
	#sweepNext(): void {
		const length = this.#rows.get(this.#term, LENGTH);
		if (this.#nth >= length) {
			this.#term++;
			this.#nth = 0;
			this.#inList = 0;
			return;
		}
		const { ints } = this.#memory;
		const record = this.#rows.get(this.#term, AT) + this.#rows.get(this.#term, ROOM) + this.#nth * RECORD;
		const topic = ints[record] as number;
		if (ints[record + 1] === MANY) this.#sweepList(record, topic);
		else if (this.#isGone(topic)) this.#dropPair(this.#term, this.#nth);
		else this.#nth++;
	}

	#sweepList(pair: number, list: number): void {
		const { ints } = this.#memory;
		const length = ints[list + LIST_LENGTH] as number;
		if (this.#inList >= length) {
			this.#inList = 0;
			this.#nth++;
			return;
		}
		const record = list + LIST_HEAD + this.#inList * RECORD;
		if (!this.#isGone(ints[record] as number)) {
			this.#inList++;
			return;
		}
		const left = this.#lists.drop(list, this.#inList);
		if (left !== 0) this.#memory.ints[pair] = left;
		else {
			this.#inList = 0;
			this.#dropPair(this.#term, this.#nth);
		}
	}

	/** The last pair takes its place. */
	#dropPair(first: number, nth: number): void {
		const { ints } = this.#memory;
		const length = this.#rows.get(first, LENGTH) - 1;
		const room = this.#rows.get(first, ROOM);
		const at = this.#rows.get(first, AT);
		if (length === 0) {
			this.#memory.release(at, room * BLOCK_WIDTH);
			this.#rows.set(first, LENGTH, 0);
			this.#rows.set(first, ROOM, 0);
			return;
		}
		ints[at + nth] = ints[at + length] as number;
		const last = at + room + length * RECORD;
		ints.copyWithin(at + room + nth * RECORD, last, last + RECORD);
		this.#rows.set(first, LENGTH, length);
		if (length * 4 <= room) this.#resize(first, roomFor(length));
	}

	#growFound(length: number): Int32Array {
		this.#found = new Int32Array(length * 2);
		return this.#found;
	}
}

/** A little more than there is, so that not each term's next topic is the one for which all of its block is moved. */
function roomOnceSettled(length: number): number {
	return length + (length >> 4);
}

/** Where a number stands among so many from a place on; -1 when it is not there. */
function findNumber(ints: Int32Array, at: number, length: number, wanted: number): number {
	if (length > MANY_NUMBERS) return ints.subarray(at, at + length).indexOf(wanted);
	for (let nth = 0; nth < length; nth++) if (ints[at + nth] === wanted) return nth;
	return -1;
}

function packBound({ firstWeight, secondWeight, gap }: Bound): number {
	return gap <= 0 ? 0 : (firstWeight << (2 * PART_BITS)) | (secondWeight << PART_BITS) | gap;
}

/** 1 if terms as strong as this come to what the bound asks for, else 0. */
function reaches(bound: number, level: number, guarded: number): number {
	const reached = (bound >>> (2 * PART_BITS)) * level + ((bound >>> PART_BITS) & PART_MASK) * guarded;
	return ((((bound & PART_MASK) << LEVEL_BITS) - reached - 1) >>> 31) & 1;
}
