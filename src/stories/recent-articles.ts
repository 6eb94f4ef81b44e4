import type { Telling } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";
import { tellSameNews } from "./tell-same-news.ts";
import type { ToldTerms } from "./told-terms.ts";

interface Told {
	telling: Telling;
	time: Millis;
	terms: ToldTerms;
}

/** A word in more of the recent titles than this finds no candidates: it tells no news from other. */
const MAX_POSTINGS = 1_500;

/**
 * Recent articles, found through the words their titles share with a new one's. Entries are numbered in the order
 * they came; forgotten ones are passed over by their number.
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

	add(telling: Telling, terms: ToldTerms, time: Millis): void {
		this.#forget(time);
		const number = this.#next++;
		this.#told.set(number, { telling, time, terms });
		for (const term of terms.title) {
			const posting = this.#postings.get(term);
			if (posting === undefined) this.#postings.set(term, [number]);
			else posting.push(number);
		}
	}

	/** What the article most alike tells; undefined when none tells the very same. */
	nearest(terms: ToldTerms, time: Millis): Telling | undefined {
		this.#forget(time);
		const candidates = new Set<number>();
		for (const term of terms.title) {
			const posting = this.#postings.get(term);
			if (posting === undefined || posting.length > MAX_POSTINGS) continue;
			for (const number of posting) candidates.add(number);
		}
		let best: Telling | undefined;
		let bestLikeness = 0;
		// Newer articles win a tie: a story moves on.
		for (const number of [...candidates].sort((a, b) => b - a)) {
			const told = this.#told.get(number);
			if (told === undefined) continue;
			const likeness = tellSameNews(terms, told.terms);
			if (likeness > bestLikeness) {
				bestLikeness = likeness;
				best = told.telling;
			}
		}
		return best;
	}

	#forget(now: Millis): void {
		for (; this.#oldest < this.#next; this.#oldest++) {
			const told = this.#told.get(this.#oldest);
			if (told === undefined) continue;
			if (told.time >= now - this.#maxAgeMs && this.#told.size <= this.#maxArticles) return;
			this.#told.delete(this.#oldest);
			for (const term of told.terms.title) this.#unpost(term, this.#oldest);
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
