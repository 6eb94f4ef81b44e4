import type { Millis } from "../domain/feed.ts";
import type { TermWeights } from "./article-vector.ts";

interface Told {
	storyId: string;
	time: Millis;
	weights: TermWeights;
}

/**
 * From this cosine on two articles tell one story, by how many terms they share: two names alone may meet in any
 * number of stories. The last stands for all higher numbers.
 */
const SAME_STORY = [1, 0.6, 0.38, 0.25];
/** A term in more of the recent articles than this finds no candidates: it tells no story from another. */
const MAX_POSTINGS = 1_500;
/** Before anything was seen every word seems rare; these many articles are imagined to have been. */
const IMAGINED_ARTICLES = 100;

/**
 * Recent articles, found through the terms they share with a new one. Entries are numbered in the order they came;
 * forgotten ones are passed over by their number.
 */
export class RecentArticles {
	readonly #maxAgeMs: number;
	readonly #maxArticles: number;
	readonly #told = new Map<number, Told>();
	readonly #postings = new Map<string, number[]>();
	#next = 0;
	#oldest = 0;

	constructor({ maxAgeMs, maxArticles }: { maxAgeMs: number; maxArticles: number }) {
		this.#maxAgeMs = maxAgeMs;
		this.#maxArticles = maxArticles;
	}

	add(storyId: string, weights: TermWeights, time: Millis): void {
		this.#forget(time);
		const number = this.#next++;
		this.#told.set(number, { storyId, time, weights });
		for (const term of weights.keys()) {
			const posting = this.#postings.get(term);
			if (posting === undefined) this.#postings.set(term, [number]);
			else posting.push(number);
		}
	}

	/** The story of the article nearest to these terms; undefined when none is near enough. */
	nearest(weights: TermWeights, time: Millis): string | undefined {
		this.#forget(time);
		const shared = new Map<number, { product: number; terms: number }>();
		let ownSquare = 0;
		for (const [term, weight] of weights) {
			const rarity = this.#rarity(term);
			ownSquare += (weight * rarity) ** 2;
			const posting = this.#postings.get(term);
			if (posting === undefined || posting.length > MAX_POSTINGS) continue;
			for (const number of posting) {
				const product = weight * (this.#told.get(number)?.weights.get(term) ?? 0) * rarity * rarity;
				const entry = shared.get(number);
				if (entry === undefined) shared.set(number, { product, terms: 1 });
				else {
					entry.product += product;
					entry.terms++;
				}
			}
		}
		let best: string | undefined;
		let bestCosine = 0;
		// Newer articles win a tie: a story moves on.
		for (const [number, { product, terms }] of shared) {
			const told = this.#told.get(number);
			const needed = SAME_STORY[Math.min(terms, SAME_STORY.length - 1)] ?? 1;
			// The other's length is at least the part of it that is shared.
			if (told === undefined || product < needed * needed * ownSquare * 0.01) continue;
			const cosine = product / Math.sqrt(ownSquare * this.#square(told.weights));
			if (cosine >= needed && cosine >= bestCosine) {
				bestCosine = cosine;
				best = told.storyId;
			}
		}
		return best;
	}

	#square(weights: TermWeights): number {
		let square = 0;
		for (const [term, weight] of weights) square += (weight * this.#rarity(term)) ** 2;
		return square;
	}

	#rarity(term: string): number {
		return Math.log((this.#told.size + IMAGINED_ARTICLES + 1) / ((this.#postings.get(term)?.length ?? 0) + 1));
	}

	#forget(now: Millis): void {
		for (; this.#oldest < this.#next; this.#oldest++) {
			const told = this.#told.get(this.#oldest);
			if (told === undefined) continue;
			if (told.time >= now - this.#maxAgeMs && this.#told.size <= this.#maxArticles) return;
			this.#told.delete(this.#oldest);
			for (const term of told.weights.keys()) this.#unpost(term, this.#oldest);
		}
	}

	/** Entries leave in the order they came, so the one to go stands first. */
	#unpost(term: string, number: number): void {
		const posting = this.#postings.get(term);
		if (posting === undefined) return;
		if (posting[0] === number) posting.shift();
		if (posting.length === 0) this.#postings.delete(term);
	}
}
