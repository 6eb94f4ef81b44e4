import type { Article } from "../../domain/article.ts";
import { lightStem } from "../../text/light-stem.ts";
import type { Token } from "../../text/tokenize.ts";
import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import { isCommonWord } from "../lexicon/common-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { lexiconLanguages } from "../lexicon/lexicon-languages.ts";
import { listLeaves } from "../list-leaves.ts";
import { Presence } from "../matching/presence.ts";
import { type ArticleWords, type PartWords, readWords } from "../matching/read-words.ts";
import { formsOf, spellingsOf } from "../matching/term-forms.ts";
import { TermTable } from "../matching/term-table.ts";
import type { Wish } from "../topics.ts";
import { keyOfWord } from "../understanding/understood-term.ts";
import { findRarities, type Knowledge } from "../understanding/weigh-terms.ts";
import { MAX_TERMS_A_LESSON, type TaughtTerm } from "./lessons.ts";

/** What an article is about stands in its first words. */
const READ_TOKENS = 400;
/** Asked for their rarity at the most. */
const MAX_CANDIDATES = 150;
/** Nobody reads on in a word without end, and it would be kept with the topic. */
const MAX_LABEL_LENGTH = 80;

/**
 * How much the sorts of terms tell. More of the same means the same people and places; less of it means the kind of
 * story: what the lexicon knows by name comes in other stories too, in any language, and so do words not all too rare, that other articles have too.
 */
const PREFERENCES = {
	more: { name: 1.6, concept: 1.2, word: 1, mostRare: 6, recurring: 1 },
	less: { name: 0.7, concept: 1.6, word: 1, mostRare: 4.5, recurring: 1.4 },
} satisfies Record<Wish, unknown>;

/** A term that tells what an article is about. */
export interface TellingTerm {
	key: string;
	label: string;
	sort: "name" | "concept" | "word";
}

/**
 * The terms that tell most of what an article is about beside its topic, weighed so that they sum to one. Empty when
 * the article says too little.
 */
export async function pickTerms(
	article: Article,
	topic: CompiledNode,
	wish: Wish,
	knowledge: Knowledge,
): Promise<TaughtTerm[]> {
	const { lexicon } = knowledge;
	await lexicon.prepare();
	const words = readWords(article, article.source);
	const candidates = findTellingTerms(words, topic, wish, lexicon);
	const table = new TermTable((key) => formsOf(key, lexicon));
	const numbers = candidates.map(({ key }) => table.use(key));
	const presence = new Presence();
	presence.read(words, table);
	const keys = candidates.map(({ key }) => key);
	const [rarities, recurring] = await Promise.all([findRarities(keys, knowledge), findRecurring(keys, knowledge)]);
	const preference = PREFERENCES[wish];
	const best = candidates
		.map(({ key, label, sort }, at) => {
			const rarity = Math.max(0.1, rarities[at] ?? 0.1);
			// A root in common is not enough: what the lexicon recognised must stand there in one of its forms.
			const strength = presence.strength(numbers[at] ?? -1);
			const factor = preference[sort] * (recurring.has(key) ? preference.recurring : 1);
			return { key, label, rarity, value: strength * Math.min(rarity, preference.mostRare) * factor };
		})
		.filter(({ value }) => value > 0)
		.sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
		.slice(0, MAX_TERMS_A_LESSON);
	const sum = best.reduce((all, { value }) => all + value, 0);
	return best.map(({ key, label, rarity, value }) => ({ key, label, rarity, weight: value / sum }));
}

/** Those of the terms that stand in more stored articles than one. */
async function findRecurring(keys: readonly string[], { lexicon, corpus }: Knowledge): Promise<Set<string>> {
	const spellings = keys.map((key) => spellingsOf(key, lexicon));
	const frequencies = await corpus.frequencies([...new Set(spellings.flat(2))]);
	const isIn = (words: readonly string[]) => words.every((word) => (frequencies.get(word) ?? 0) > 1);
	return new Set(keys.filter((_, at) => spellings[at]?.some(isIn)));
}

/** The names, concepts and words of an article that its topic, or its paper's name, has not. */
export function findTellingTerms(
	words: ArticleWords,
	topic: CompiledNode,
	wish: Wish,
	lexicon: Lexicon,
): TellingTerm[] {
	const language = lexiconLanguages.includes(words.language ?? "") ? (words.language ?? "en") : "en";
	const taken = new Set(
		termsOf(topic, wish).flatMap(({ key, label }) => [
			...spellingsOf(key, lexicon).flat(),
			...label.toLowerCase().split(" ").map(lightStem),
		]),
	);
	for (const { folded } of words.source.tokens) taken.add(lightStem(folded));
	const ownConcepts = new Set(termsOf(topic, wish).flatMap(({ key }) => key.split("+")));
	const isTaken = (token: Token) => taken.has(lightStem(token.folded));
	const names = findNames(words);
	const labelOf = (tokens: readonly Token[]) =>
		tokens
			.map((token) => (token.isAcronym || names.has(token.folded) ? token.surface : token.surface.toLowerCase()))
			.join(" ")
			.slice(0, MAX_LABEL_LENGTH)
			.toWellFormed();
	const found = new Map<string, TellingTerm>();
	const add = (candidate: TellingTerm) => {
		if (!found.has(candidate.key) && found.size < MAX_CANDIDATES) found.set(candidate.key, candidate);
	};
	for (const { tokens: all, isSmall } of [words.title, words.lead, words.text]) {
		const tokens = all.slice(0, READ_TOKENS);
		const named = new Set<number>();
		for (const { from, to, concepts } of lexicon.recognise(tokens, language)) {
			const run = tokens.slice(from, to);
			if (run.every(isTaken) || concepts.some((id) => ownConcepts.has(`c:${id}`))) continue;
			for (let at = from; at < to; at++) named.add(at);
			if (concepts.every((id) => lexicon.get(id)?.isGeneral === true)) continue;
			const isName = concepts.some(isProper) || run.every(({ folded }) => names.has(folded));
			add({
				key: concepts.map((id) => `c:${id}`).join("+"),
				label: labelOf(run),
				sort: isName ? "name" : "concept",
			});
		}
		for (const [at, token] of tokens.entries()) {
			if (named.has(at) || isSmall[at] || isTaken(token) || saysLittle(token)) continue;
			const isName = token.isAcronym || names.has(token.folded);
			add({
				key: keyOfWord({ ...token, at: token.start }),
				label: labelOf([token]),
				sort: isName ? "name" : "word",
			});
		}
	}
	return [...found.values()];
}

/** Countries and bodies have their codes for ids. */
function isProper(id: string): boolean {
	return /^[A-Z]{2,}$/.test(id);
}

function saysLittle({ folded, word, isAcronym }: Token): boolean {
	return /^\p{N}/u.test(word) || (!isAcronym && (word.length < 3 || isCommonWord(folded)));
}

/** Words written with a capital wherever they stand, though not only where a sentence or a title begins. */
function findNames({ title, lead, text }: ArticleWords): Set<string> {
	const small = new Set<string>();
	const capital = new Set<string>();
	const look = ({ tokens }: PartWords, isTitle: boolean) => {
		for (const [at, { surface, folded, start }] of tokens.slice(0, READ_TOKENS).entries()) {
			const before = tokens[at - 1];
			const isInside = before !== undefined && start === before.end + 1;
			if (!/^\p{Lu}/u.test(surface)) small.add(folded);
			else if (!isTitle && isInside) capital.add(folded);
		}
	};
	look(lead, false);
	look(text, false);
	// Some papers write every word of a title with a capital.
	look(
		title,
		title.tokens.every(({ surface }) => surface.length < 4 || /^\P{Ll}/u.test(surface)),
	);
	return new Set([...capital].filter((word) => !small.has(word)));
}

/** The terms that must not be learned again: the reader's own; and for more, what counts for the topic anyway. */
function termsOf(node: CompiledNode, wish: Wish): WeightedTerm[] {
	return listLeaves(node).flatMap((leaf) => {
		if (leaf.kind === "has") return leaf.term;
		return wish === "more" ? [...leaf.own, ...leaf.beside] : leaf.own;
	});
}
