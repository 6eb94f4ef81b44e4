import type { Draft } from "./draft.ts";
import { outlets } from "./outlets.ts";

const idle = new Set([
	"the",
	"and",
	"of",
	"in",
	"on",
	"for",
	"or",
	"about",
	"news",
	"und",
	"der",
	"die",
	"das",
	"dhe",
	"për",
]);

/** The words a reader's topic is made of, as far as a newsroom has to understand it. */
export function topicWords(topic: string): string[] {
	const said = topic
		.toLowerCase()
		.replaceAll(/(?:^|\s)-\S+/g, " ")
		.replaceAll(/\blang:\S*/g, " ")
		.replaceAll(/\b(?:source|title):/g, " ");
	return [...new Set(words(said).filter((word) => word.length > 1 && !idle.has(word)))].slice(0, 20);
}

/** Whether an article is in the language that a topic asks for, if it asks for one. */
export function isInLanguage(draft: Draft, topic: string): boolean {
	const language = /(?:^|\s)lang:(\w\w)/i.exec(topic)?.[1]?.toLowerCase();
	return language === undefined || outlets.get(draft.outlet)?.language.startsWith(language) === true;
}

/** How much of a topic an article is about: the share of its words, 0 to 1. Endings do not count. */
export function rateDraft(draft: Draft, wanted: readonly string[]): number {
	if (wanted.length === 0) return 0;
	const own = words(`${draft.title} ${draft.tags}`.toLowerCase());
	const found = wanted.filter((word) => own.some((other) => isSameStem(word, other)));
	return found.length / wanted.length;
}

/** Whether a text has any of the words. */
export function namesAny(text: string, wanted: readonly string[]): boolean {
	const own = words(text.toLowerCase());
	return wanted.some((word) => own.some((other) => isSameStem(word, other)));
}

function words(text: string): string[] {
	return text
		.normalize("NFC")
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}

function isSameStem(one: string, other: string): boolean {
	const length = Math.min(5, Math.max(one.length, other.length));
	return one.slice(0, length) === other.slice(0, length);
}
