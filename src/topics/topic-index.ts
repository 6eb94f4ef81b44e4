import type { CompiledNode } from "./compiled-query.ts";
import { type Anchor, findAnchors } from "./find-anchors.ts";
import { Presence } from "./presence.ts";
import type { ArticleWords } from "./read-words.ts";
import { type Judge, MATCH_SCORE, scoreTopic, toJudge } from "./score-topic.ts";
import type { Form } from "./term-forms.ts";
import { TermTable } from "./term-table.ts";

/** Stands for a second term that is not asked for. */
const NO_GUARD = -1;

/** The topics filed under one term; those that were removed are passed over and cleared out in time. */
class FiledTopics {
	length = 0;
	removed = 0;
	/** Slot and guard of each, side by side. */
	pairs = new Int32Array(4);

	push(slot: number, guard: number): void {
		if (this.length * 2 === this.pairs.length) {
			const grown = new Int32Array(this.pairs.length * 2);
			grown.set(this.pairs);
			this.pairs = grown;
		}
		this.pairs[this.length * 2] = slot;
		this.pairs[this.length * 2 + 1] = guard;
		this.length++;
	}
}

/**
 * All topics, found through their rarest terms: the work for an article is bounded by the topics that share a
 * rare term with it, not by how many there are. Adding and removing take effect at once.
 */
export class TopicIndex {
	readonly #table: TermTable;
	readonly #anchorsOf: (node: CompiledNode) => Anchor[];
	readonly #presence = new Presence();
	readonly #slotOf = new Map<number, number>();
	readonly #ids: number[] = [];
	readonly #judges: (Judge | undefined)[] = [];
	/** The terms each is filed under, and those that guard it. */
	readonly #firsts: number[][] = [];
	readonly #guards: number[][] = [];
	readonly #byFirst: (FiledTopics | undefined)[] = [];
	#seen = new Uint32Array(64);
	#round = 0;

	/** With `anchorsOf` topics are filed under other terms than those they cannot do without. */
	constructor(formsOf: (key: string) => Form[], anchorsOf: (node: CompiledNode) => Anchor[] = findAnchors) {
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
		const firsts: number[] = [];
		const guards: number[] = [];
		for (const { first, second } of this.#anchorsOf(node)) {
			const term = this.#table.use(first.key);
			const guard = second === undefined ? NO_GUARD : this.#table.use(second.key);
			firsts.push(term);
			if (guard !== NO_GUARD) guards.push(guard);
			let filed = this.#byFirst[term];
			if (filed === undefined) {
				filed = new FiledTopics();
				this.#byFirst[term] = filed;
			}
			filed.push(slot, guard);
		}
		this.#firsts.push(firsts);
		this.#guards.push(guards);
	}

	/** Drops a topic; nothing happens when there is none of this id. */
	remove(topicId: number): void {
		const slot = this.#slotOf.get(topicId);
		const judge = slot === undefined ? undefined : this.#judges[slot];
		if (slot === undefined || judge === undefined) return;
		this.#slotOf.delete(topicId);
		this.#judges[slot] = undefined;
		const firsts = this.#firsts[slot] ?? [];
		for (const first of firsts) this.#clear(first);
		for (const term of [...firsts, ...(this.#guards[slot] ?? [])]) this.#table.release(term);
		this.#firsts[slot] = [];
		this.#guards[slot] = [];
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
			const filed = this.#byFirst[term];
			if (filed === undefined) continue;
			const { pairs, length } = filed;
			for (let at = 0; at < length * 2; at += 2) {
				const guard = pairs[at + 1] as number;
				if (guard !== NO_GUARD && !this.#presence.has(guard)) continue;
				const slot = pairs[at] as number;
				if (this.#seen[slot] === this.#round) continue;
				this.#seen[slot] = this.#round;
				const judge = this.#judges[slot];
				if (judge === undefined) continue;
				const score = scoreTopic(judge, this.#presence);
				if (score > 0) found(this.#ids[slot] ?? -1, score);
			}
		}
	}

	#clear(term: number): void {
		const filed = this.#byFirst[term];
		if (filed === undefined) return;
		filed.removed++;
		if (filed.removed * 2 <= filed.length) return;
		const kept = new FiledTopics();
		for (let at = 0; at < filed.length * 2; at += 2) {
			const slot = filed.pairs[at] as number;
			if (this.#judges[slot] !== undefined) kept.push(slot, filed.pairs[at + 1] as number);
		}
		this.#byFirst[term] = kept.length === 0 ? undefined : kept;
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
