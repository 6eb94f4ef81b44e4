import type { Article } from "../../domain/article.ts";
import type { CompiledNode } from "../compiled-query.ts";
import { findTellingTerms } from "../feedback/pick-terms.ts";
import { forEachInTurns } from "../for-each-in-turns.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { Presence } from "../matching/presence.ts";
import { type ArticleWords, readWords } from "../matching/read-words.ts";
import type { Form } from "../matching/term-forms.ts";
import { TermTable } from "../matching/term-table.ts";
import { type Corpus, findRarities } from "../understanding/weigh-terms.ts";
import { type AspectSort, nameAspect, readTopicWords } from "./name-aspect.ts";

/** So many of a topic's stories show what it is about. */
const MAX_READ = 100;
/** An aspect has at least this part of the stories, so that it brings some, and at most that, so that it brings less. */
const LEAST_SHARE = 0.04;
const MOST_SHARE = 0.6;
/** And so many stories: what one or two are about is no aspect of a topic. */
const LEAST_STORIES = 3;
/** Of an aspect's stories this part may be those of one before it. */
const MOST_SHARED = 0.5;
/** What is found most often is looked at further. */
const MAX_ASKED = 60;
const MAX_ASPECTS = 4;
/** Readers narrow by countries and by kinds of their topic, then by people and places; by other things seldom. */
const PREFERENCES: Record<AspectSort, number> = { country: 1.5, kind: 1.5, name: 1, thing: 0.3 };
/** Two names, then something else: a topic is narrowed in either way. */
const NAMES_FIRST = 2;

export interface FindAspectsOptions {
	lexicon: Lexicon;
	forms: (key: string) => Form[];
	articles: Corpus;
}

interface Aspect {
	key: string;
	label: string;
	sort: AspectSort;
	/** How many stories it was seen in at first sight, where words with one root look alike. */
	seen: number;
	/** The places of the stories that have it. */
	stories: Set<number>;
}

/**
 * What several of a wide topic's stories are about beside it, in the words of the topic's language: countries, kinds
 * of the topic, people, places. What tells the most stories from others comes first; each has stories of its own.
 */
export async function findAspects(
	topic: CompiledNode,
	stories: readonly Article[],
	{ lexicon, forms, articles }: FindAspectsOptions,
): Promise<string[]> {
	await lexicon.prepare();
	const read: ArticleWords[] = [];
	await forEachInTurns(thinOut(stories, MAX_READ), (article) => {
		read.push(readWords({ ...article, text: "" }, article.source));
	});
	const aspects = await findNamed(topic, read, lexicon);
	await findStories(aspects, read, forms);
	const least = Math.max(LEAST_STORIES, LEAST_SHARE * read.length);
	const fitting = aspects.filter(({ stories: { size } }) => size >= least && size <= MOST_SHARE * read.length);
	const keys = fitting.map(({ key }) => key);
	const rarities = await findRarities(keys, { lexicon, corpus: articles });
	const ranked = fitting
		.map((aspect, nth) => ({ aspect, value: aspect.stories.size * (rarities[nth] ?? 0) * PREFERENCES[aspect.sort] }))
		.sort((a, b) => b.value - a.value || (a.aspect.key < b.aspect.key ? -1 : 1))
		.map(({ aspect }) => aspect);
	return choose(ranked).map(({ label }) => label);
}

/** Some of the items, as far apart as they can be. */
function thinOut<T>(items: readonly T[], most: number): T[] {
	const step = Math.max(1, items.length / most);
	return items.filter((_, nth) => Math.floor(nth / step) > Math.floor((nth - 1) / step));
}

/** What the articles name, the most frequent first. */
async function findNamed(topic: CompiledNode, articles: readonly ArticleWords[], lexicon: Lexicon): Promise<Aspect[]> {
	const reader = readTopicWords(topic, lexicon);
	const found = new Map<string, Aspect>();
	await forEachInTurns(articles, (words) => {
		for (const term of findTellingTerms(words, topic, "less", lexicon)) {
			const known = found.get(term.key);
			if (known !== undefined) {
				known.seen++;
				continue;
			}
			const named = nameAspect(term, words, reader, lexicon);
			if (named !== undefined) found.set(term.key, { key: term.key, ...named, seen: 1, stories: new Set() });
		}
	});
	return [...found.values()].sort((a, b) => b.seen - a.seen || (a.key < b.key ? -1 : 1)).slice(0, MAX_ASKED);
}

async function findStories(
	aspects: readonly Aspect[],
	articles: readonly ArticleWords[],
	forms: (key: string) => Form[],
): Promise<void> {
	const table = new TermTable(forms);
	const presence = new Presence();
	const terms = aspects.map(({ key }) => table.use(key));
	let place = 0;
	await forEachInTurns(articles, (words) => {
		presence.read(words, table);
		for (const [nth, term] of terms.entries()) if (presence.strength(term) > 0) aspects[nth]?.stories.add(place);
		place++;
	});
}

function choose(ranked: readonly Aspect[]): Aspect[] {
	const names = ranked.filter(({ sort }) => sort === "country" || sort === "name");
	const others = ranked.filter(({ sort }) => sort === "kind" || sort === "thing");
	const chosen: Aspect[] = [];
	for (const aspect of [
		...names.slice(0, NAMES_FIRST),
		...others.slice(0, 1),
		...names.slice(NAMES_FIRST),
		...others.slice(1),
	]) {
		if (chosen.length === MAX_ASPECTS) break;
		const isNew = chosen.every(
			({ label, stories }) => label !== aspect.label && overlap(aspect.stories, stories) <= MOST_SHARED,
		);
		if (isNew) chosen.push(aspect);
	}
	return chosen;
}

/** The part of one's items that are also the other's. */
function overlap(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
	let shared = 0;
	for (const item of one) if (other.has(item)) shared++;
	return shared / one.size;
}
