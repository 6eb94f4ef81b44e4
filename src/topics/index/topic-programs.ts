import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import type { Presence } from "../presence.ts";
import { combineScores, MATCH_SCORE, scoreHas, scoreShare } from "../score-topic.ts";
import type { AddressList } from "./address-list.ts";
import { Arena, PLACE_BITS, PLACE_MASK } from "./arena.ts";
import type { PieceReader, PieceWriter } from "./pieces.ts";

/** Numbers at the head of a topic's block. */
const TOPIC = 0;
/** The last round in which it was judged. */
const SEEN = 1;
const SIZE = 2;
/** Bytes of the labels at the end of the block. */
const LABELS = 3;
const HEAD = 4;

/** A node begins with its kind, above it how many parts it has of one sort, above them those of the other. */
const WORDS = 0;
const HAS = 1;
const AND = 2;
const OR = 3;
const KIND_MASK = 3;
/** Before the terms of plain words: the kind, what is needed, and the weight of all words beside them, rounded up. */
const WORDS_HEAD = 4;
const FEW_SHIFT = 2;
const FEW_MASK = 0x3ff;
const MANY_SHIFT = 12;

/** Weights are kept as 32-bit floats: a topic judged in vain rather than a match lost. */
const SLACK = 1e-4;

const GONE = -1;
const LABEL_DIVIDER = "\n";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/**
 * Compiled topics as numbers, one block each: a head, the nodes in the order of the query (a term is its number and
 * its weight), and the reader's words for the terms. Scores are those of `scoreTopic`, to the last bit: the same
 * numbers in the same order, weights as 32-bit floats, what is needed as 64-bit.
 */
export class TopicPrograms {
	#arena = new Arena();
	/** Where a block is read, the numbers and floats it stands in. */
	#at = 0;
	/** Whether plain words that cannot reach what is needed may score nothing. */
	#isHasty = false;
	#ints: Int32Array = new Int32Array(0);
	#floats: Float32Array = new Float32Array(0);

	get byteLength(): number {
		return this.#arena.byteLength;
	}

	/** Writes a topic and gives its address; `numberOf` is asked once for each place a term has. */
	add(topicId: number, node: CompiledNode, numberOf: (key: string) => number): number {
		const labels = encoder.encode(labelsOf(node).join(LABEL_DIVIDER));
		const nodes = sizeOf(node);
		const size = HEAD + nodes + ((labels.length + 3) >> 2);
		const at = this.#arena.allocate(size);
		this.#open(at);
		this.#ints[this.#at + TOPIC] = topicId;
		this.#ints[this.#at + SEEN] = 0;
		this.#ints[this.#at + SIZE] = size;
		this.#ints[this.#at + LABELS] = labels.length;
		this.#at += HEAD;
		this.#write(node, numberOf);
		this.#arena.bytes[at >>> PLACE_BITS]?.set(labels, this.#at * 4);
		return at;
	}

	/** Whose block it is; -1 when the topic was ended. */
	topicOf(at: number): number {
		return (this.#arena.ints[at >>> PLACE_BITS] as Int32Array)[(at & PLACE_MASK) + TOPIC] as number;
	}

	/** Marks a topic as gone; its block stays until it is freed. */
	end(at: number): void {
		(this.#arena.ints[at >>> PLACE_BITS] as Int32Array)[(at & PLACE_MASK) + TOPIC] = GONE;
	}

	free(at: number): void {
		this.#open(at);
		this.#arena.release(at, this.#ints[this.#at + SIZE] as number);
	}

	/**
	 * Takes out of a list those that are gone or were judged in this round before, and marks the others. All are looked
	 * at one after the other before the first is scored: the processor can then fetch many blocks at a time.
	 */
	keepUnseen(list: AddressList, round: number): void {
		const { addresses, length } = list;
		const chunks = this.#arena.ints;
		let kept = 0;
		for (let nth = 0; nth < length; nth++) {
			const at = addresses[nth] as number;
			const ints = chunks[at >>> PLACE_BITS] as Int32Array;
			const place = at & PLACE_MASK;
			if (ints[place + SEEN] === round || ints[place + TOPIC] === GONE) continue;
			ints[place + SEEN] = round;
			addresses[kept++] = at;
		}
		list.length = kept;
	}

	/**
	 * The score for an article. One below `least` may be given as another below it, or as 0: with the least of a match,
	 * what cannot be one is left early.
	 */
	score(at: number, article: Presence, least: number): number {
		this.#open(at);
		this.#at += HEAD;
		this.#isHasty = least >= MATCH_SCORE;
		return this.#score(article);
	}

	/** Calls back once for each place a term has. */
	forEachTerm(at: number, visit: (term: number) => void): void {
		this.nodeOf(at, (term) => {
			visit(term);
			return "";
		});
	}

	/** The topic as it was compiled, but for the rarity of its terms. */
	nodeOf(at: number, keyOf: (term: number) => string): CompiledNode {
		this.#open(at);
		const start = this.#at;
		const size = this.#ints[start + SIZE] as number;
		const bytes = this.#ints[start + LABELS] as number;
		const from = (start + size - ((bytes + 3) >> 2)) * 4;
		const text = decoder.decode(this.#arena.bytes[at >>> PLACE_BITS]?.subarray(from, from + bytes));
		const labels = text.split(LABEL_DIVIDER).values();
		this.#at = start + HEAD;
		return this.#read(keyOf, () => labels.next().value ?? "");
	}

	/** Copies a block to the end of other programs and gives its address there. */
	moveTo(others: TopicPrograms, at: number): number {
		this.#open(at);
		const size = this.#ints[this.#at + SIZE] as number;
		const to = others.#arena.allocate(size);
		others.#open(to);
		others.#ints.set(this.#ints.subarray(this.#at, this.#at + size), others.#at);
		return to;
	}

	write(out: PieceWriter): void {
		this.#arena.write(out);
	}

	/** Takes the place of what there is. */
	read(from: PieceReader): void {
		this.#arena = Arena.read(from);
	}

	#open(at: number): void {
		this.#ints = this.#arena.ints[at >>> PLACE_BITS] as Int32Array;
		this.#floats = this.#arena.floats[at >>> PLACE_BITS] as Float32Array;
		this.#at = at & PLACE_MASK;
	}

	#score(article: Presence): number {
		const head = this.#ints[this.#at] as number;
		switch (head & KIND_MASK) {
			case WORDS:
				return this.#scoreWords(article, (head >>> FEW_SHIFT) & FEW_MASK, head >>> MANY_SHIFT);
			case HAS: {
				const term = this.#ints[this.#at + 3] as number;
				this.#at += 4;
				return scoreHas(head >>> FEW_SHIFT === 1 ? article.titleStrength(term) : article.strength(term));
			}
			case OR: {
				this.#at++;
				let best = 0;
				for (let part = head >>> MANY_SHIFT; part > 0; part--) best = Math.max(best, this.#score(article));
				return best;
			}
			default:
				return this.#scoreAll(article, (head >>> FEW_SHIFT) & FEW_MASK, head >>> MANY_SHIFT);
		}
	}

	#scoreWords(article: Presence, beside: number, own: number): number {
		const ints = this.#ints;
		const floats = this.#floats;
		const strengths = article.strengths;
		const needed = this.#doubleAt(this.#at + 1);
		const help = floats[this.#at + 3] as number;
		let at = this.#at + WORDS_HEAD;
		this.#at = at + (own + beside) * 2;
		let share = 0;
		for (const end = at + own * 2; at < end; at += 2)
			share += (floats[at + 1] as number) * (strengths[ints[at] as number] as number);
		const hasOwn = share > 0;
		if (this.#isHasty && (!hasOwn || share + help < needed)) return 0;
		for (const end = this.#at; at < end; at += 2)
			share += (floats[at + 1] as number) * (strengths[ints[at] as number] as number);
		return scoreShare(Math.min(1, share), needed, hasOwn);
	}

	#scoreAll(article: Presence, none: number, all: number): number {
		this.#at++;
		let sum = 0;
		let weights = 0;
		let isBroken = false;
		for (let part = 0; part < all; part++) {
			const weight = this.#weight();
			const score = this.#score(article);
			sum += weight * score;
			weights += weight;
			if (score < MATCH_SCORE) isBroken = true;
		}
		for (let part = 0; part < none; part++) if (this.#score(article) >= MATCH_SCORE) isBroken = true;
		return combineScores(sum, weights, isBroken);
	}

	/** How much the node that comes next counts among others. */
	#weight(): number {
		const head = this.#ints[this.#at] as number;
		const kind = head & KIND_MASK;
		return kind === WORDS ? head >>> MANY_SHIFT : kind === HAS ? this.#doubleAt(this.#at + 1) : 1;
	}

	#write(node: CompiledNode, numberOf: (key: string) => number): void {
		switch (node.kind) {
			case "words":
				this.#put(WORDS | (node.beside.length << FEW_SHIFT) | (node.own.length << MANY_SHIFT));
				this.#putDouble(node.needed);
				this.#floats[this.#at++] = node.beside.reduce((sum, term) => sum + term.weight, 0) + SLACK;
				for (const term of node.own) this.#putTerm(term, numberOf);
				for (const term of node.beside) this.#putTerm(term, numberOf);
				break;
			case "has":
				this.#put(HAS | ((node.inTitle ? 1 : 0) << FEW_SHIFT));
				this.#putDouble(node.term.weight);
				this.#put(numberOf(node.term.key));
				break;
			case "and":
				this.#put(AND | (node.none.length << FEW_SHIFT) | (node.all.length << MANY_SHIFT));
				for (const part of node.all) this.#write(part, numberOf);
				for (const part of node.none) this.#write(part, numberOf);
				break;
			case "or":
				this.#put(OR | (node.any.length << MANY_SHIFT));
				for (const part of node.any) this.#write(part, numberOf);
		}
	}

	#put(value: number): void {
		this.#ints[this.#at++] = value;
	}

	#putDouble(value: number): void {
		double[0] = value;
		this.#put(halves[0] as number);
		this.#put(halves[1] as number);
	}

	#putTerm(term: WeightedTerm, numberOf: (key: string) => number): void {
		this.#put(numberOf(term.key));
		this.#floats[this.#at++] = term.weight;
	}

	#doubleAt(at: number): number {
		halves[0] = this.#ints[at] as number;
		halves[1] = this.#ints[at + 1] as number;
		return double[0] as number;
	}

	#read(keyOf: (term: number) => string, nextLabel: () => string): CompiledNode {
		const head = this.#ints[this.#at] as number;
		const few = (head >>> FEW_SHIFT) & FEW_MASK;
		const many = head >>> MANY_SHIFT;
		const readNodes = (count: number) => Array.from({ length: count }, () => this.#read(keyOf, nextLabel));
		switch (head & KIND_MASK) {
			case WORDS: {
				const needed = this.#doubleAt(this.#at + 1);
				this.#at += WORDS_HEAD;
				const readTerms = (count: number) =>
					Array.from({ length: count }, (): WeightedTerm => {
						const term = this.#ints[this.#at] as number;
						const weight = this.#floats[this.#at + 1] as number;
						this.#at += 2;
						return newTerm(keyOf(term), weight, nextLabel());
					});
				return { kind: "words", own: readTerms(many), beside: readTerms(few), needed };
			}
			case HAS: {
				const weight = this.#doubleAt(this.#at + 1);
				const term = this.#ints[this.#at + 3] as number;
				this.#at += 4;
				return { kind: "has", term: newTerm(keyOf(term), weight, nextLabel()), inTitle: few === 1 };
			}
			case AND:
				this.#at++;
				return { kind: "and", all: readNodes(many), none: readNodes(few) };
			default:
				this.#at++;
				return { kind: "or", any: readNodes(many) };
		}
	}
}

function newTerm(key: string, weight: number, label: string): WeightedTerm {
	return { key, weight, rarity: 0, label: label === "" ? key.slice(2) : label };
}

function sizeOf(node: CompiledNode): number {
	const sumOf = (parts: readonly CompiledNode[]) => parts.reduce((sum, part) => sum + sizeOf(part), 0);
	switch (node.kind) {
		case "words":
			return WORDS_HEAD + (node.own.length + node.beside.length) * 2;
		case "has":
			return 4;
		case "and":
			return 1 + sumOf(node.all) + sumOf(node.none);
		case "or":
			return 1 + sumOf(node.any);
	}
}

/** In the order the terms are written; "" for one that its key says as well. */
function labelsOf(node: CompiledNode): string[] {
	const labelOf = ({ key, label }: WeightedTerm) =>
		label === key.slice(2) ? "" : label.replaceAll(LABEL_DIVIDER, " ");
	switch (node.kind) {
		case "words":
			return [...node.own, ...node.beside].map(labelOf);
		case "has":
			return [labelOf(node.term)];
		case "and":
			return [...node.all, ...node.none].flatMap(labelsOf);
		case "or":
			return node.any.flatMap(labelsOf);
	}
}
