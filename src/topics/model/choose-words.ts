import { isStopWord } from "../../text/stop-words.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { WeightedTerm } from "../compiled-query.ts";
import { isCommonWord } from "../lexicon/common-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { formsOf, modelKey } from "../matching/term-forms.ts";
import { findRarities, type Knowledge } from "../understanding/weigh-terms.ts";
import type { ModelWords, WordsByLanguage } from "./model-words.ts";

/** Rarer than standing in about one of twelve articles; what is commoner tells no topic. */
const MIN_RARITY = 2.5;

/** A word that a model named, fit to look for. */
export interface ChosenWord {
	/** As {@link formsOf} reads it. */
	key: string;
	language: string;
	/** The place among the topic's own terms of the one it stands for; undefined for one that stands beside them. */
	own: number | undefined;
	/** Everything that shows it in an article, each as its words divided by spaces. */
	forms: string[];
}

/**
 * Of what a model named for a topic the words that are good to look for: none that says nothing, that stands in
 * many of the stored articles, or that would count for two of the topic's terms at once.
 */
export async function chooseWords(
	own: readonly WeightedTerm[],
	words: ModelWords,
	{ lexicon, corpus }: Knowledge,
): Promise<ChosenWord[]> {
	const places = new Map(own.map(({ label }, place) => [label.toLowerCase(), place]));
	const named = words.terms.flatMap(({ term, words }) => toWords(words, places.get(term.toLowerCase()), lexicon));
	const telling = [...named, ...toWords(words.beside, undefined, lexicon)];
	const rarities = await findRarities(
		telling.map(({ key }) => key),
		{ lexicon, corpus },
	);
	const rare = telling.filter((_, index) => (rarities[index] ?? 0) >= MIN_RARITY);
	return leaveOutShared(
		rare,
		own.map(({ key }) => formsOf(key, lexicon).map(({ words }) => words.join(" "))),
	);
}

function toWords(words: WordsByLanguage, own: number | undefined, lexicon: Lexicon): ChosenWord[] {
	return Object.entries(words).flatMap(([language, phrases]) =>
		phrases
			.filter((phrase) => isTelling(phrase, language))
			.map((phrase) => {
				const key = modelKey(language, phrase);
				return { key, language, own, forms: formsOf(key, lexicon).map(({ words }) => words.join(" ")) };
			}),
	);
}

function isTelling(phrase: string, language: string): boolean {
	return tokenize(phrase).some(
		({ folded, isAcronym }) =>
			isAcronym || (folded.length > 2 && !isStopWord(folded, language) && !isCommonWord(folded)),
	);
}

/**
 * One place in an article must never speak for two terms: a word goes when it is a form of another of the reader's
 * terms, or contains or is contained in a word named for another before it. What is a form of its own term already
 * goes too.
 */
function leaveOutShared(words: readonly ChosenWord[], ownForms: readonly string[][]): ChosenWord[] {
	/** By form whose it is, and by each run of words within a form whose forms have it. */
	const whole = new Map<string, Set<number>>();
	const within = new Map<string, Set<number>>();
	const own = new Map<string, Set<number>>();
	for (const [place, forms] of ownForms.entries()) for (const form of forms) note(own, form, place);
	return words.filter((word) => {
		const place = word.own ?? -1;
		const runs = new Set(word.forms.flatMap(runsOf));
		if (word.forms.some((form) => own.has(form))) return false;
		if (!hasWordsBeyond(word, (run) => isOfAnother(own.get(run), place))) return false;
		if (word.forms.some((form) => isOfAnother(within.get(form), place))) return false;
		for (const run of runs) if (isOfAnother(whole.get(run), place)) return false;
		for (const form of word.forms) note(whole, form, place);
		for (const run of runs) note(within, run, place);
		return true;
	});
}

function note(map: Map<string, Set<number>>, text: string, place: number): void {
	const places = map.get(text);
	if (places === undefined) map.set(text, new Set([place]));
	else places.add(place);
}

function isOfAnother(places: Set<number> | undefined, place: number): boolean {
	return places !== undefined && (places.size > 1 || !places.has(place));
}

/** Whether a phrase says more than other terms of the reader's that it contains: "Serbia today" does not. */
function hasWordsBeyond({ forms, language }: ChosenWord, isOther: (run: string) => boolean): boolean {
	return forms.every((form) => {
		let left = ` ${form} `;
		for (const run of runsOf(form)) if (isOther(run)) left = left.replace(` ${run} `, " ");
		return left.length === form.length + 2 || isTelling(left, language);
	});
}

/** Every run of words within a phrase, the phrase itself included, the longest first. */
export function runsOf(form: string): string[] {
	const words = form.split(" ");
	const runs: string[] = [];
	for (let length = words.length; length > 0; length--)
		for (let from = 0; from + length <= words.length; from++) runs.push(words.slice(from, from + length).join(" "));
	return runs;
}
