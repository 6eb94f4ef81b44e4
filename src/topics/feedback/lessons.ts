import type { Millis } from "../../domain/feed.ts";
import type { Wish } from "../topics.ts";

/** A term of a judged article; the weights of one lesson sum to one. */
export interface TaughtTerm {
	/** As `formsOf` reads it. */
	key: string;
	/** As it stands in the article. */
	label: string;
	weight: number;
	rarity: number;
}

/** What one judgement of a reader's about one article taught. */
export interface Lesson {
	articleId: number;
	/** Of the article, for showing. */
	title: string;
	/** Of the article; absent when it was not known. */
	language?: string | undefined;
	wish: Wish;
	/** How the topic had judged the article. */
	score: number;
	at: Millis;
	terms: TaughtTerm[];
}

/** How many terms one article may teach, and how many a topic keeps. */
export const MAX_TERMS_A_LESSON = 6;
const MAX_TERMS = 20;
const MAX_TITLE = 120;

/** With one lesson more; the last judgement of an article holds, and the oldest lessons make room. */
export function addLesson(lessons: readonly Lesson[], lesson: Lesson): Lesson[] {
	const title = lesson.title.slice(0, MAX_TITLE).replace(/[\uD800-\uDBFF]$/, "");
	const all = [...withoutLesson(lessons, lesson.articleId), { ...lesson, title }];
	while (countTerms(all) > MAX_TERMS) all.shift();
	return all;
}

export function withoutLesson(lessons: readonly Lesson[], articleId: number): Lesson[] {
	return lessons.filter((lesson) => lesson.articleId !== articleId);
}

function countTerms(lessons: readonly Lesson[]): number {
	return new Set(lessons.flatMap(({ terms }) => terms.map(({ key }) => key))).size;
}

/** As they are kept. */
export function writeLessons(lessons: readonly Lesson[]): string | undefined {
	return lessons.length === 0 ? undefined : JSON.stringify(lessons);
}

export function readLessons(json: string): Lesson[] {
	return JSON.parse(json) as Lesson[];
}
