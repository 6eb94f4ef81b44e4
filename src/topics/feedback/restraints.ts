import { normalizeLanguage } from "../../text/find-language.ts";
import { Presence } from "../matching/presence.ts";
import type { ArticleWords } from "../matching/read-words.ts";
import { MATCH_SCORE } from "../matching/score-topic.ts";
import type { Form } from "../matching/term-forms.ts";
import { TermTable } from "../matching/term-table.ts";
import type { Lesson } from "./lessons.ts";
import { MOST_LEARNED, weighLessons } from "./weigh-lessons.ts";

/** One unwanted term alone is chance. */
const LEAST_TERMS = 2;
/**
 * With so many of the terms of an unwanted article, and this part of their weight, another is of its kind. In a trial with
 * ECB+ one judgement of a wrong article took away 28 % of the others that were wrong and 4 % of those that were right.
 */
const KIND_TERMS = 3;
const KIND_TERMS_TRANSLATED = 2;
const KIND_PART = 0.5;
/** One that has so much more of the reader's own words is not. */
const MORE_OWN = 0.1;
/** A term said once in a short text counts in full. */
const FULL_STRENGTH = 0.7;
/** What is of an unwanted kind scores this at the most. */
const UNWANTED_SCORE = 0.9 * MATCH_SCORE;

interface Kind {
	terms: { term: number; weight: number; isConcept: boolean }[];
	language: string | undefined;
	/** How the topic had judged the unwanted article. */
	score: number;
}

interface Restraint {
	less: { term: number; label: string; weight: number }[];
	kinds: Kind[];
}

/** A score after what counts against the topic was taken from it, and what that was, in the article's words. */
export interface Restrained {
	score: number;
	unwanted: string[];
}

/**
 * What readers taught counts against topics. It is subtracted after matching, for the few topics that were taught:
 * a third at the most, so that the reader's own words are never outweighed; only what is of the kind of an unwanted
 * article and has no more of the reader's words than that one falls below the threshold whatever its score.
 */
export class Restraints {
	readonly #table: TermTable;
	readonly #presence = new Presence();
	/** Of the article that was read last. */
	#language: string | undefined;
	readonly #byTopic = new Map<number, Restraint>();

	constructor(formsOf: (key: string) => Form[]) {
		this.#table = new TermTable(formsOf);
	}

	/** Puts these lessons in the place of those a topic had. */
	set(topicId: number, lessons: readonly Lesson[]): void {
		this.delete(topicId);
		const { less } = weighLessons(lessons);
		if (less.length === 0) return;
		const numbers = new Map(less.map(({ key }) => [key, this.#table.use(key)]));
		const kinds = lessons
			.filter(({ wish }) => wish === "less")
			.map(({ terms, score, language }) => ({
				score,
				language: normalizeLanguage(language),
				terms: terms.flatMap(({ key, weight }) => {
					const term = numbers.get(key);
					return term === undefined ? [] : [{ term, weight, isConcept: key.startsWith("c:") }];
				}),
			}));
		this.#byTopic.set(topicId, {
			less: less.map(({ key, label, weight }) => ({ term: numbers.get(key) ?? -1, label, weight })),
			kinds,
		});
	}

	delete(topicId: number): void {
		for (const { term } of this.#byTopic.get(topicId)?.less ?? []) this.#table.release(term);
		this.#byTopic.delete(topicId);
	}

	has(topicId: number): boolean {
		return this.#byTopic.has(topicId);
	}

	/** Reads the article that the next scores are for. */
	read(words: ArticleWords): void {
		this.#presence.read(words, this.#table);
		this.#language = words.language;
	}

	/** The score of the article that was read last; one of a topic that was taught nothing stays as it is. */
	restrain(topicId: number, score: number): Restrained {
		const restraint = this.#byTopic.get(topicId);
		const found = restraint?.less.filter(({ term }) => this.#presence.has(term)) ?? [];
		if (restraint === undefined || found.length < LEAST_TERMS) return { score, unwanted: [] };
		const loss = found.reduce((sum, { term, weight }) => sum + weight * this.#extent(term), 0);
		const left = Math.max(0, score - Math.min(MOST_LEARNED, loss));
		const isUnwanted = restraint.kinds.some((kind) => this.#isOfKind(kind, score));
		return {
			score: isUnwanted ? Math.min(left, UNWANTED_SCORE) : left,
			unwanted: found.map(({ label }) => label),
		};
	}

	#extent(term: number): number {
		return Math.min(1, this.#presence.strength(term) / FULL_STRENGTH);
	}

	#isOfKind({ terms: all, score: judged, language }: Kind, score: number): boolean {
		if (score >= judged + MORE_OWN) return false;
		// Of another language's words only those can be there that the lexicon knows.
		const isTranslated = language !== this.#language;
		const terms = isTranslated ? all.filter(({ isConcept }) => isConcept) : all;
		const least = isTranslated ? KIND_TERMS_TRANSLATED : Math.min(KIND_TERMS, terms.length);
		const there = terms.filter(({ term }) => this.#presence.has(term));
		const held = there.reduce((sum, { term, weight }) => sum + weight * this.#extent(term), 0);
		return there.length >= Math.max(LEAST_TERMS, least) && held >= KIND_PART * sumOf(terms);
	}
}

function sumOf(terms: readonly { weight: number }[]): number {
	return terms.reduce((sum, { weight }) => sum + weight, 0);
}
