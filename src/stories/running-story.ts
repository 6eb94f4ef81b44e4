import type { Millis } from "../domain/feed.ts";
import type { StoryTerms } from "./story-terms.ts";
import { ONE, type WeighedArticle } from "./weighed-article.ts";

/** What of a new article is compared with stories. */
export interface NewTerms extends Pick<StoryTerms, "feedId" | "titleNames" | "names"> {
	/** The weights of its terms. */
	weights: ReadonlyMap<string, number>;
}

/** A story is its last articles: it moves on, and what it costs to keep and to compare is bounded. */
const MAX_ARTICLES = 40;

/** One story as far as new articles are compared with it. */
export class RunningStory {
	readonly id: string;
	readonly #articles: WeighedArticle[] = [];
	/** The sum of its articles, where there are several: most stories have one, and many of them are kept. */
	#sum: Map<string, number> | undefined;
	/** Length of the sum. */
	#length = ONE;
	lastAt: Millis = 0;

	constructor(id: string) {
		this.id = id;
	}

	/** Takes in an article; says which terms are new in the story and which went with its oldest article. */
	add(article: WeighedArticle, time: Millis): { came: string[]; went: string[] } {
		this.lastAt = time;
		this.#articles.push(article);
		const [first] = this.#articles;
		if (first === undefined || first === article) return { came: article.terms, went: [] };
		this.#sum ??= new Map(first.terms.map((term, at) => [term, first.weights[at] ?? 0]));
		const came: string[] = [];
		for (const [at, term] of article.terms.entries()) {
			const sum = this.#sum.get(term);
			if (sum === undefined) came.push(term);
			this.#sum.set(term, (sum ?? 0) + (article.weights[at] ?? 0));
		}
		const went = this.#articles.length > MAX_ARTICLES ? this.#dropOldest(this.#sum) : [];
		let squares = 0;
		for (const weight of this.#sum.values()) squares += weight * weight;
		this.#length = Math.sqrt(squares) || 1;
		return { came, went };
	}

	/** How much of the story a term is, from 0 to 1. */
	share(term: string): number {
		return this.#weight(term) / this.#length;
	}

	/**
	 * From 0 to 1: the mean of the cosines to the nearest of its articles and to all of them together. A paper's own
	 * turns of phrase make its articles alike, so what it says in a title of other people and places is another story; and
	 * the same people meet on many things, so an article that has nothing but names in common with a story is of another.
	 */
	likeness({ feedId, titleNames, names, weights }: NewTerms): number {
		let together = 0;
		let sharesMoreThanNames = false;
		for (const [term, weight] of weights) {
			const product = weight * this.#weight(term);
			together += product;
			if (product > 0 && !names.has(term)) sharesMoreThanNames = true;
		}
		if (!sharesMoreThanNames) return 0;
		let nearest: WeighedArticle | undefined;
		let near = 0;
		for (const article of this.#articles) {
			const product = multiply(weights, article);
			if (product < near) continue;
			nearest = article;
			near = product;
		}
		const isSamePaper = feedId !== 0 && nearest?.feedId === feedId;
		if (isSamePaper && titleNames.size > 0 && !nearest?.terms.some((term) => titleNames.has(term))) return 0;
		return (near / ONE + together / this.#length) / ONE / 2;
	}

	terms(): Iterable<string> {
		return this.#sum?.keys() ?? this.#articles[0]?.terms ?? [];
	}

	#weight(term: string): number {
		if (this.#sum !== undefined) return this.#sum.get(term) ?? 0;
		const only = this.#articles[0];
		return only?.weights[only.terms.indexOf(term)] ?? 0;
	}

	#dropOldest(sum: Map<string, number>): string[] {
		const went: string[] = [];
		const oldest = this.#articles.shift();
		for (const [at, term] of oldest?.terms.entries() ?? []) {
			const left = (sum.get(term) ?? 0) - (oldest?.weights[at] ?? 0);
			// A term that every story has weighs nothing, so it is not missed.
			if (left > 0) sum.set(term, left);
			else {
				sum.delete(term);
				went.push(term);
			}
		}
		return went;
	}
}

function multiply(weights: ReadonlyMap<string, number>, { terms, weights: others }: WeighedArticle): number {
	let sum = 0;
	for (let at = 0; at < terms.length; at++) sum += (weights.get(terms[at] ?? "") ?? 0) * (others[at] ?? 0);
	return sum;
}
