import type { CompiledNode, WeightedTerm } from "./compiled-query.ts";
import { findAnchors } from "./find-anchors.ts";
import { Presence } from "./presence.ts";
import type { ArticleWords } from "./read-words.ts";
import { type Judge, MATCH_SCORE, scoreTopic, toJudge } from "./score-topic.ts";
import type { Form } from "./term-forms.ts";
import { TermTable } from "./term-table.ts";

/** Filed topics of one anchor; those that were removed are passed over and cleared out in time. */
interface Filed {
	slots: number[];
	removed: number;
}

/**
 * All topics, found through their rarest terms: the work for an article is bounded by the topics that share a
 * rare term with it, not by how many there are. Adding and removing take effect at once.
 */
export class TopicIndex {
	readonly #table: TermTable;
	readonly #anchorsOf: (node: CompiledNode) => WeightedTerm[];
	readonly #presence = new Presence();
	readonly #slotOf = new Map<number, number>();
	readonly #ids: number[] = [];
	readonly #judges: (Judge | undefined)[] = [];
	readonly #anchors: number[][] = [];
	readonly #byAnchor: (Filed | undefined)[] = [];
	#seen = new Uint32Array(64);
	#round = 0;

	/** With `anchorsOf` topics are filed under other terms than those they cannot do without. */
	constructor(formsOf: (key: string) => Form[], anchorsOf: (node: CompiledNode) => WeightedTerm[] = findAnchors) {
		this.#table = new TermTable(formsOf);
		this.#anchorsOf = anchorsOf;
	}

	get size(): number {
		return this.#slotOf.size;
	}

	has(topicId: number): boolean {
		return this.#slotOf.has(topicId);
	}

	/** Takes up a topic; one with the same id is replaced. */
	add(topicId: number, node: CompiledNode): void {
		this.remove(topicId);
		const slot = this.#ids.length;
		this.#slotOf.set(topicId, slot);
		this.#ids.push(topicId);
		this.#judges.push(toJudge(node, (key) => this.#table.use(key)));
		const anchors = this.#anchorsOf(node).map((term) => this.#table.use(term.key));
		this.#anchors.push(anchors);
		for (const anchor of new Set(anchors)) {
			const filed = this.#byAnchor[anchor];
			if (filed === undefined) this.#byAnchor[anchor] = { slots: [slot], removed: 0 };
			else filed.slots.push(slot);
		}
	}

	/** Drops a topic; nothing happens when there is none of this id. */
	remove(topicId: number): void {
		const slot = this.#slotOf.get(topicId);
		const judge = slot === undefined ? undefined : this.#judges[slot];
		if (slot === undefined || judge === undefined) return;
		this.#slotOf.delete(topicId);
		this.#judges[slot] = undefined;
		const anchors = this.#anchors[slot] ?? [];
		this.#anchors[slot] = [];
		for (const anchor of new Set(anchors)) this.#clear(anchor);
		for (const anchor of anchors) this.#table.release(anchor);
		forEachTerm(judge, (term) => this.#table.release(term));
	}

	/** Calls back with each topic the article is about and its score. */
	match(words: ArticleWords, found: (topicId: number, score: number) => void): void {
		this.#judgeCandidates(words, (topicId, score) => {
			if (score >= MATCH_SCORE) found(topicId, score);
		});
	}

	/** The same with those that share a rare term but score too low. */
	matchAll(words: ArticleWords, found: (topicId: number, score: number) => void): void {
		this.#judgeCandidates(words, found);
	}

	#judgeCandidates(words: ArticleWords, found: (topicId: number, score: number) => void): void {
		this.#presence.read(words, this.#table);
		if (this.#seen.length < this.#ids.length) {
			const seen = new Uint32Array(this.#ids.length * 2);
			seen.set(this.#seen);
			this.#seen = seen;
		}
		this.#round++;
		for (const term of this.#presence.terms) {
			const filed = this.#byAnchor[term];
			if (filed === undefined) continue;
			for (const slot of filed.slots) {
				if (this.#seen[slot] === this.#round) continue;
				this.#seen[slot] = this.#round;
				const judge = this.#judges[slot];
				if (judge === undefined) continue;
				const score = scoreTopic(judge, this.#presence);
				if (score > 0) found(this.#ids[slot] ?? -1, score);
			}
		}
	}

	#clear(anchor: number): void {
		const filed = this.#byAnchor[anchor];
		if (filed === undefined) return;
		filed.removed++;
		if (filed.removed * 2 <= filed.slots.length) return;
		const slots = filed.slots.filter((slot) => this.#judges[slot] !== undefined);
		this.#byAnchor[anchor] = slots.length === 0 ? undefined : { slots, removed: 0 };
	}
}

function forEachTerm(judge: Judge, visit: (term: number) => void): void {
	switch (judge.kind) {
		case "words":
			judge.own.forEach(visit);
			judge.beside.forEach(visit);
			break;
		case "has":
			visit(judge.term);
			break;
		case "and":
			for (const part of [...judge.all, ...judge.none]) forEachTerm(part, visit);
			break;
		case "or":
			for (const part of judge.any) forEachTerm(part, visit);
	}
}
