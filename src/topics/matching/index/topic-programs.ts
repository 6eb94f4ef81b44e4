import { type CompiledNode, THOUSAND, type WeightedTerm } from "../../compiled-query.ts";
import type { Presence } from "../presence.ts";
import {
	combineScores,
	conditionThousandths,
	MATCH_SCORE,
	MILLI,
	scoreHas,
	scoreShare,
	thousandths,
} from "../score-topic.ts";
import { PART_BITS, PART_MASK } from "../term-table.ts";
import type { AddressList } from "./address-list.ts";
import { decodeLabels, encodeLabels } from "./labels.ts";
import { Memory } from "./memory.ts";
import type { PieceReader, PieceWriter } from "./pieces.ts";

/** Numbers at the head of a topic's block. */
const TOPIC = 0;
/** The last round in which it was judged. */
const SEEN = 1;
/** The block's size, above it for a topic of plain words what those beside it weigh, in thousandths or at the most. */
const SIZE = 2;
const HEAD = 3;
const SIZE_BITS = 16;
const SIZE_MASK = (1 << SIZE_BITS) - 1;

/**
 * A node begins with its kind. Above that plain words have what is needed of them in thousandths, how many words stand
 * beside them and how many there are; a condition whether it is about the title, and its weight; others how many parts
 * must not and must, or may, hold.
 */
const WORDS = 0;
const HAS = 1;
const AND = 2;
const OR = 3;
const KIND_BITS = 2;
const KIND_MASK = (1 << KIND_BITS) - 1;
const COUNT_BITS = 10;
const COUNT_MASK = (1 << COUNT_BITS) - 1;
const BESIDE_SHIFT = KIND_BITS + PART_BITS;
const OWN_SHIFT = BESIDE_SHIFT + COUNT_BITS;
const WEIGHT_SHIFT = KIND_BITS + 1;
const NONE_SHIFT = KIND_BITS;
const ALL_SHIFT = NONE_SHIFT + COUNT_BITS;
/** From the head of a usual block on this far away is its end, which the processor has to fetch too. */
const FAR = 14;
/** How many numbers a condition has. */
const HAS_SIZE = 2;

const GONE = -1;
/** In place of what the words beside a topic weigh: the score is wanted in full, however low. */
const FULL = -1;
/** Sums are made in another order than for a score. */
const SLACK = 1e-9;
/**
 * Compiled topics as numbers, one block each: a head, the nodes in the order of the query (a term is one number: its id
 * and its weight in thousandths), and the reader's words for the terms. Scores are those of `scoreTopic`, to the last
 * bit: the same numbers in the same order.
 */
export class TopicPrograms {
	#memory = new Memory();
	/** A sum of what was fetched ahead, of no meaning; without it nothing would be fetched. */
	fetched = 0;
	/** Where a block is read. */
	#at = 0;
	/** Which term's id is to be written next. */
	#nextId = 0;
	/** Whether plain words that cannot reach what is needed may score nothing. */
	#isHasty = false;

	get byteLength(): number {
		return this.#memory.byteLength;
	}

	/**
	 * Writes a topic and gives its address; `ids` are those of its terms, one for each place that has a term.
	 * @throws RangeError for a topic much longer than anybody may type.
	 */
	add(topicId: number, node: CompiledNode, ids: Int32Array): number {
		const labels = encodeLabels(node);
		const size = HEAD + sizeOf(node) + ((labels.length + 3) >> 2);
		if (size > SIZE_MASK) throw new RangeError(`topic ${topicId} is too long to be kept`);
		const at = this.#memory.allocate(size);
		const { ints } = this.#memory;
		ints[at + TOPIC] = topicId;
		ints[at + SEEN] = 0;
		ints[at + SIZE] = size | (helpOf(node) << SIZE_BITS);
		ints[at + size - 1] = 0;
		this.#at = at + HEAD;
		this.#nextId = 0;
		this.#write(node, ids);
		new Uint8Array(ints.buffer, this.#at * 4, labels.length).set(labels);
		return at;
	}

	/**
	 * Takes over the topics at these addresses of others, one behind the other, but for those that are gone. Gives where
	 * each is now, by its old address; the others are of no use afterwards.
	 */
	takeFrom(others: TopicPrograms, addresses: Int32Array): (address: number) => number {
		const from = others.#memory.ints;
		for (const address of addresses) {
			if (from[address + TOPIC] === GONE) continue;
			const size = (from[address + SIZE] as number) & SIZE_MASK;
			const at = this.#memory.allocate(size);
			this.#memory.ints.set(from.subarray(address, address + size), at);
			this.#memory.ints[at + SEEN] = 0;
			from[address + SEEN] = at;
		}
		return (address) => from[address + SEEN] as number;
	}

	/** Whose block it is; -1 when the topic was ended. */
	topicOf(at: number): number {
		return this.#memory.ints[at + TOPIC] as number;
	}

	/** Marks a topic as gone; its block stays until it is freed. */
	end(at: number): void {
		this.#memory.ints[at + TOPIC] = GONE;
	}

	free(at: number): void {
		this.#memory.release(at, (this.#memory.ints[at + SIZE] as number) & SIZE_MASK);
	}

	/**
	 * Takes some of the addresses of a list, without those that are gone or were judged in this round before, and marks
	 * them; gives how many there are. All are looked at one after the other before the first is scored: the processor can
	 * then fetch many blocks at a time.
	 */
	takeUnseen({ addresses, length }: AddressList, from: number, round: number, taken: Int32Array): number {
		const { ints } = this.#memory;
		const to = Math.min(length, from + taken.length);
		let count = 0;
		let fetched = 0;
		for (let nth = from; nth < to; nth++) {
			const at = addresses[nth] as number;
			fetched += ints[at + FAR] as number;
			const unseen = (ints[at + SEEN] as number) ^ round;
			// Nothing to do with a topic that is gone but to pass it over, so it may be marked as well.
			ints[at + SEEN] = round;
			taken[count] = at;
			// Added as 0 or 1, since the processor would guess wrongly half of the time.
			count += ((unseen | -unseen) >>> 31) & (~(ints[at + TOPIC] as number) >>> 31);
		}
		this.fetched = fetched;
		return count;
	}

	/**
	 * The score for an article. One below `least` may be given as another below it, or as 0: with the least of a match,
	 * what cannot be one is left early.
	 */
	score(at: number, article: Presence, least: number): number {
		const { ints } = this.#memory;
		const head = ints[at + HEAD] as number;
		const isHasty = least >= MATCH_SCORE;
		// Most topics are plain words and nothing else.
		if ((head & KIND_MASK) === WORDS)
			return scoreWords(ints, at + HEAD, article.strengths, isHasty ? (ints[at + SIZE] as number) >>> SIZE_BITS : FULL);
		this.#at = at + HEAD;
		this.#isHasty = isHasty;
		return this.#score(article);
	}

	/** Calls back once for each place a term has, and gives the place behind the nodes. */
	forEachTerm(at: number, visit: (term: number) => void): number {
		const { ints } = this.#memory;
		let next = at + HEAD;
		for (let nodes = 1; nodes > 0; nodes--) {
			const head = ints[next] as number;
			next++;
			switch (head & KIND_MASK) {
				case WORDS: {
					const end = next + ((head >>> BESIDE_SHIFT) & COUNT_MASK) + (head >>> OWN_SHIFT);
					for (; next < end; next++) visit((ints[next] as number) >>> PART_BITS);
					break;
				}
				case HAS:
					visit(ints[next] as number);
					next++;
					break;
				default:
					nodes += ((head >>> NONE_SHIFT) & COUNT_MASK) + (head >>> ALL_SHIFT);
			}
		}
		return next;
	}

	/** The topic as it was compiled, but for the rarity of its terms, its weights rounded. */
	nodeOf(at: number, keyOf: (term: number) => string): CompiledNode {
		const { ints } = this.#memory;
		const end = at + ((ints[at + SIZE] as number) & SIZE_MASK);
		const start = this.forEachTerm(at, () => {});
		const labels = decodeLabels(new Uint8Array(ints.buffer, start * 4, (end - start) * 4)).values();
		this.#at = at + HEAD;
		return this.#read(keyOf, () => labels.next().value ?? "");
	}

	write(out: PieceWriter): void {
		this.#memory.write(out);
	}

	static read(from: PieceReader): TopicPrograms {
		const programs = new TopicPrograms();
		programs.#memory = Memory.read(from);
		return programs;
	}

	#score(article: Presence): number {
		const { ints } = this.#memory;
		const at = this.#at;
		const head = ints[at] as number;
		switch (head & KIND_MASK) {
			case WORDS:
				this.#at = at + 1 + (head >>> OWN_SHIFT) + ((head >>> BESIDE_SHIFT) & COUNT_MASK);
				return scoreWords(ints, at, article.strengths, this.#isHasty ? PART_MASK : FULL);
			case HAS: {
				this.#at = at + HAS_SIZE;
				const term = ints[at + 1] as number;
				return scoreHas((head >>> KIND_BITS) & 1 ? article.titleStrength(term) : article.strength(term));
			}
			case OR: {
				this.#at = at + 1;
				let best = 0;
				for (let part = head >>> ALL_SHIFT; part > 0; part--) best = Math.max(best, this.#score(article));
				return best;
			}
			default:
				this.#at = at + 1;
				return this.#scoreAll(head, article);
		}
	}

	#scoreAll(head: number, article: Presence): number {
		let sum = 0;
		let weights = 0;
		let isBroken = false;
		for (let part = head >>> ALL_SHIFT; part > 0; part--) {
			const weight = weightOf(this.#memory.ints[this.#at] as number);
			const score = this.#score(article);
			sum += weight * score;
			weights += weight;
			if (score < MATCH_SCORE) isBroken = true;
		}
		for (let part = (head >>> NONE_SHIFT) & COUNT_MASK; part > 0; part--)
			if (this.#score(article) >= MATCH_SCORE) isBroken = true;
		return combineScores(sum, weights, isBroken);
	}

	#write(node: CompiledNode, ids: Int32Array): void {
		switch (node.kind) {
			case "words": {
				const { own, beside } = node;
				const needed = thousandths(node.needed);
				this.#put(WORDS | (needed << KIND_BITS) | (beside.length << BESIDE_SHIFT) | (own.length << OWN_SHIFT));
				for (const term of own) this.#put(((ids[this.#nextId++] as number) << PART_BITS) | thousandths(term.weight));
				for (const term of beside) this.#put(((ids[this.#nextId++] as number) << PART_BITS) | thousandths(term.weight));
				break;
			}
			case "has":
				this.#put(
					HAS | ((node.inTitle ? 1 : 0) << KIND_BITS) | (conditionThousandths(node.term.weight) << WEIGHT_SHIFT),
				);
				this.#put(ids[this.#nextId++] as number);
				break;
			case "and":
				this.#put(AND | (node.none.length << NONE_SHIFT) | (node.all.length << ALL_SHIFT));
				for (const part of node.all) this.#write(part, ids);
				for (const part of node.none) this.#write(part, ids);
				break;
			case "or":
				this.#put(OR | (node.any.length << ALL_SHIFT));
				for (const part of node.any) this.#write(part, ids);
		}
	}

	#put(value: number): void {
		this.#memory.ints[this.#at++] = value;
	}

	#read(keyOf: (term: number) => string, nextLabel: () => string): CompiledNode {
		const { ints } = this.#memory;
		const head = ints[this.#at] as number;
		this.#at++;
		const readNodes = (count: number) => Array.from({ length: count }, () => this.#read(keyOf, nextLabel));
		switch (head & KIND_MASK) {
			case WORDS: {
				const readTerms = (count: number) =>
					Array.from({ length: count }, (): WeightedTerm => {
						const term = ints[this.#at++] as number;
						return newTerm(keyOf(term >>> PART_BITS), (term & PART_MASK) / THOUSAND, nextLabel());
					});
				const own = readTerms(head >>> OWN_SHIFT);
				const beside = readTerms((head >>> BESIDE_SHIFT) & COUNT_MASK);
				return { kind: "words", own, beside, needed: ((head >>> KIND_BITS) & PART_MASK) / THOUSAND };
			}
			case HAS: {
				const key = keyOf(ints[this.#at++] as number);
				const weight = (head >>> WEIGHT_SHIFT) / THOUSAND;
				return { kind: "has", term: newTerm(key, weight, nextLabel()), inTitle: ((head >>> KIND_BITS) & 1) === 1 };
			}
			case AND: {
				const all = readNodes(head >>> ALL_SHIFT);
				return { kind: "and", all, none: readNodes((head >>> NONE_SHIFT) & COUNT_MASK) };
			}
			default:
				return { kind: "or", any: readNodes(head >>> ALL_SHIFT) };
		}
	}
}

/**
 * The score of the plain words whose node is at this place; what is absent has no strength, and so no part in it. `help`
 * is what the words beside them weigh at the most: without a chance to reach what is needed the score is 0.
 */
function scoreWords(ints: Int32Array, node: number, strengths: Float32Array, help: number): number {
	const head = ints[node] as number;
	const beside = node + 1 + (head >>> OWN_SHIFT);
	const end = beside + ((head >>> BESIDE_SHIFT) & COUNT_MASK);
	const needed = ((head >>> KIND_BITS) & PART_MASK) * MILLI;
	let share = 0;
	let at = node + 1;
	for (; at < beside; at++) {
		const term = ints[at] as number;
		share += (term & PART_MASK) * MILLI * (strengths[term >>> PART_BITS] as number);
	}
	const hasOwn = share > 0;
	if (help !== FULL && (!hasOwn || share + help * MILLI + SLACK < needed)) return 0;
	for (; at < end; at++) {
		const term = ints[at] as number;
		share += (term & PART_MASK) * MILLI * (strengths[term >>> PART_BITS] as number);
	}
	return scoreShare(Math.min(1, share), needed, hasOwn);
}

/** What the words beside plain ones weigh, if that is all of the topic. */
function helpOf(node: CompiledNode): number {
	if (node.kind !== "words") return 0;
	return Math.min(
		PART_MASK,
		node.beside.reduce((sum, { weight }) => sum + thousandths(weight), 0),
	);
}

/** How much a node with this head counts among others. */
function weightOf(head: number): number {
	const kind = head & KIND_MASK;
	return kind === WORDS ? head >>> OWN_SHIFT : kind === HAS ? (head >>> WEIGHT_SHIFT) * MILLI : 1;
}

function newTerm(key: string, weight: number, label: string): WeightedTerm {
	return { key, weight, rarity: 0, label: label === "" ? key.slice(2) : label };
}

function sizeOf(node: CompiledNode): number {
	const sumOf = (parts: readonly CompiledNode[]) => parts.reduce((sum, part) => sum + sizeOf(part), 0);
	switch (node.kind) {
		case "words":
			return 1 + node.own.length + node.beside.length;
		case "has":
			return HAS_SIZE;
		case "and":
			return 1 + sumOf(node.all) + sumOf(node.none);
		case "or":
			return 1 + sumOf(node.any);
	}
}
