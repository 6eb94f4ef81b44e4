import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import { type Anchor, findAnchors } from "./find-anchors.ts";
import { AddressList } from "./index/address-list.ts";
import { PairList } from "./index/pair-list.ts";
import { PairRecords } from "./index/pair-records.ts";
import type { PieceReader, PieceWriter } from "./index/pieces.ts";
import { Rows } from "./index/rows.ts";
import { TopicPrograms } from "./index/topic-programs.ts";
import { Presence } from "./presence.ts";
import type { ArticleWords } from "./read-words.ts";
import { MATCH_SCORE } from "./score-topic.ts";
import type { Form } from "./term-forms.ts";
import { TermTable } from "./term-table.ts";

/** Ids are given in order by the store and are places in a table here. */
const MAX_TOPIC_ID = 2 ** 27;
const JUDGED_AT_ONCE = 256;
/** How many records, and how many blocks to free, each removal looks after. */
const SWEPT_RECORDS = 48;
const FREED_BLOCKS = 4;

/**
 * All topics, found through pairs of their rarest terms (see `findAnchors`): the work for an article is bounded by the
 * pairs it has in common with them, not by how many there are. Distinct topics only: who follows them is the store's to
 * know, so a topic of many readers is kept and judged once.
 *
 * Everything lies in arrays of numbers that grow without being copied. Adding and removing take effect at once and
 * take a bounded time. A removed topic is marked as gone and its terms are released; the records that led to it stay
 * until a sweep comes by, which walks a few of them with each removal. Its block may be given to
 * another topic only after the sweep has been everywhere since, so a record never leads to a topic it was not made for.
 */
export class TopicIndex {
	#table: TermTable;
	readonly #formsOf: (key: string) => Form[];
	readonly #anchorsOf: (node: CompiledNode) => Anchor[];
	readonly #presence = new Presence();
	readonly #candidates = new AddressList();
	/** Those of them that are judged next: few enough to stay near once they were fetched. */
	readonly #taken = new Int32Array(JUDGED_AT_ONCE);
	#programs = new TopicPrograms();
	readonly #isGone = (address: number) => this.#programs.topicOf(address) === -1;
	#records = new PairRecords(this.#isGone);
	/** By topic id the address of its program, one higher; 0 for none. */
	#addresses = new Rows(1);
	#size = 0;
	#round = 0;
	/** While the index is filled, by its commonest pair of terms where each topic is to lie once it is settled. */
	#homes: PairList | undefined;
	/** Addresses of topics that went before the sweep began its present lap, and since; and those to be freed. */
	#goneBefore: number[] = [];
	#goneSince: number[] = [];
	#toFree: number[] = [];

	/** With `anchorsOf` topics are filed under other terms than those they cannot do without. */
	constructor(formsOf: (key: string) => Form[], anchorsOf: (node: CompiledNode) => Anchor[] = findAnchors) {
		this.#formsOf = formsOf;
		this.#table = new TermTable(formsOf);
		this.#anchorsOf = anchorsOf;
	}

	get size(): number {
		return this.#size;
	}

	/** Bytes reserved by its parts. */
	get byteLengths(): { programs: number; records: number; terms: number; addresses: number } {
		return {
			programs: this.#programs.byteLength,
			records: this.#records.byteLength,
			terms: this.#table.byteLength,
			addresses: this.#addresses.byteLength,
		};
	}

	has(topicId: number): boolean {
		return this.#addressOf(topicId) !== -1;
	}

	/**
	 * For a start with very many topics: what is added from here on is found only when the index was settled, which takes
	 * much less time.
	 */
	beginFilling(): void {
		this.#records.beginFilling();
		this.#homes = this.#size === 0 ? new PairList() : undefined;
	}

	/**
	 * Takes up a topic; one with the same id is replaced.
	 * @throws RangeError for one much longer than anybody may type; the index is as it was then.
	 */
	add(topicId: number, node: CompiledNode): void {
		if (!Number.isInteger(topicId) || topicId < 0 || topicId >= MAX_TOPIC_ID)
			throw new RangeError(`no topic has the id ${topicId}`);
		const terms = listTerms(node);
		const ids = this.#table.useAll(terms.map(({ key }) => key));
		const address = this.#write(topicId, node, ids.subarray(0, terms.length));
		this.remove(topicId);
		this.#addresses.reach(topicId + 1);
		this.#addresses.set(topicId, 0, address + 1);
		this.#size++;
		const idOf = (term: WeightedTerm) => ids[terms.indexOf(term)] as number;
		const anchors = this.#anchorsOf(node);
		this.#records.fetch(anchors.map(({ first }) => idOf(first)));
		for (const anchor of anchors) {
			const first = idOf(anchor.first);
			this.#records.add(first, anchor.second === undefined ? first : idOf(anchor.second), address, anchor);
		}
		if (this.#homes === undefined) return;
		const home = commonest(anchors);
		this.#homes.push(home ? idOf(home.first) : 0, home?.second ? idOf(home.second) : 0, address, 0);
	}

	/** Drops a topic; nothing happens when there is none of this id. */
	remove(topicId: number): void {
		const address = this.#addressOf(topicId);
		if (address === -1) return;
		this.#addresses.set(topicId, 0, 0);
		this.#size--;
		this.#programs.end(address);
		this.#goneSince.push(address);
		this.#programs.forEachTerm(address, (term) => {
			// No topic that is left has the term, so all that is filed under it leads to topics that are gone.
			if (this.#table.release(term)) this.#records.clear(term);
		});
		this.#sweep();
	}

	/** The topic as it was added, but for the rarity of its terms. */
	get(topicId: number): CompiledNode | undefined {
		const address = this.#addressOf(topicId);
		return address === -1 ? undefined : this.#programs.nodeOf(address, (term) => this.#table.keyOf(term));
	}

	/** The terms, and where they stand in the article that was matched last. */
	get evidence(): { table: TermTable; presence: Presence } {
		return { table: this.#table, presence: this.#presence };
	}

	/** Calls back with each topic the article is about and its score; the index must not be changed meanwhile. */
	match(words: ArticleWords, found: (topicId: number, score: number) => void): void {
		this.#judgeCandidates(words, MATCH_SCORE, found);
	}

	/** The same with those that share a rare term but score too low. */
	matchAll(words: ArticleWords, found: (topicId: number, score: number) => void): void {
		this.#judgeCandidates(words, Number.MIN_VALUE, found);
	}

	/**
	 * Lays what leads to the topics out anew, so that an article finds what is filed under a term in one place of memory,
	 * and after filling the topics as well: those that are likely to be found together lie side by side.
	 * Takes a second or two for a million topics, so it is for a start.
	 */
	settle(): void {
		const gone = [...this.#goneBefore, ...this.#goneSince, ...this.#toFree];
		const homes = this.#homes;
		this.#homes = undefined;
		if (homes === undefined) {
			this.#records.settle(gone.length > 0);
			// Nothing leads to these any more.
			for (const address of gone) this.#programs.free(address);
		} else {
			const programs = new TopicPrograms();
			const moved = programs.takeFrom(this.#programs, homes.topicsInOrder());
			this.#records.settle(gone.length > 0, moved);
			this.#programs = programs;
			for (let id = 0; id < this.#addresses.count; id++) {
				const address = this.#addresses.get(id, 0) - 1;
				if (address !== -1) this.#addresses.set(id, 0, moved(address) + 1);
			}
		}
		this.#goneBefore = [];
		this.#goneSince = [];
		this.#toFree = [];
	}

	/** Writes all there is; nothing may change until it is on its way. */
	write(out: PieceWriter): void {
		out.putNumbers(this.#size, this.#round);
		for (const addresses of [this.#goneBefore, this.#goneSince, this.#toFree]) out.put(Int32Array.from(addresses));
		for (const part of [this.#table, this.#programs, this.#records, this.#addresses]) part.write(out);
	}

	/**
	 * Takes the place of what there is. Forms and anchors must be found as they were when it was written.
	 * @throws RangeError when the copy is damaged; the index is as it was then.
	 */
	read(from: PieceReader): void {
		const [size = 0, round = 0] = from.takeNumbers();
		const goneBefore = from.takeNumbers();
		const goneSince = from.takeNumbers();
		const toFree = from.takeNumbers();
		const table = TermTable.read(from, this.#formsOf);
		const programs = TopicPrograms.read(from);
		const records = PairRecords.read(from, this.#isGone);
		const addresses = Rows.read(from, 1);
		from.end();
		this.#size = size;
		this.#round = round;
		this.#goneBefore = goneBefore;
		this.#goneSince = goneSince;
		this.#toFree = toFree;
		this.#table = table;
		this.#programs = programs;
		this.#records = records;
		this.#addresses = addresses;
	}

	#judgeCandidates(words: ArticleWords, least: number, found: (topicId: number, score: number) => void): void {
		this.#presence.read(words, this.#table);
		this.#round++;
		const candidates = this.#candidates;
		candidates.length = 0;
		this.#records.collect(this.#presence, candidates);
		const taken = this.#taken;
		for (let from = 0; from < candidates.length; from += taken.length) {
			const count = this.#programs.takeUnseen(candidates, from, this.#round, taken);
			for (let nth = 0; nth < count; nth++) {
				const address = taken[nth] as number;
				const score = this.#programs.score(address, this.#presence, least);
				if (score >= least) found(this.#programs.topicOf(address), score);
			}
		}
	}

	/** Writes a topic; one that is too long leaves all as it was. */
	#write(topicId: number, node: CompiledNode, ids: Int32Array): number {
		try {
			return this.#programs.add(topicId, node, ids);
		} catch (error) {
			for (const term of ids) this.#table.release(term);
			throw error;
		}
	}

	#addressOf(topicId: number): number {
		return topicId >= 0 && topicId < this.#addresses.count ? this.#addresses.get(topicId, 0) - 1 : -1;
	}

	#sweep(): void {
		for (let freed = 0; freed < FREED_BLOCKS && this.#toFree.length > 0; freed++)
			this.#programs.free(this.#toFree.pop() ?? 0);
		if (this.#goneBefore.length + this.#goneSince.length === 0) return;
		if (!this.#records.sweep(SWEPT_RECORDS)) return;
		this.#toFree = this.#toFree.concat(this.#goneBefore);
		this.#goneBefore = this.#goneSince;
		this.#goneSince = [];
	}
}

/** The pair that most articles are likely to have. */
function commonest(anchors: readonly Anchor[]): Anchor | undefined {
	const rarity = ({ first, second }: Anchor) => first.rarity + (second?.rarity ?? 0);
	return anchors.reduce<Anchor | undefined>(
		(best, anchor) => (best === undefined || rarity(anchor) < rarity(best) ? anchor : best),
		undefined,
	);
}

/** The terms of all places that have one. */
function listTerms(node: CompiledNode, terms: WeightedTerm[] = []): WeightedTerm[] {
	switch (node.kind) {
		case "words":
			for (const term of node.own) terms.push(term);
			for (const term of node.beside) terms.push(term);
			break;
		case "has":
			terms.push(node.term);
			break;
		case "and":
			for (const part of node.all) listTerms(part, terms);
			for (const part of node.none) listTerms(part, terms);
			break;
		case "or":
			for (const part of node.any) listTerms(part, terms);
	}
	return terms;
}
