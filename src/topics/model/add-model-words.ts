import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import { listLeaves, type WordsNode } from "../list-leaves.ts";
import { MODEL_QUALITY, readModelKey } from "../matching/term-forms.ts";
import { findRarities, type Knowledge } from "../understanding/weigh-terms.ts";
import { type ChosenWord, chooseWords, runsOf } from "./choose-words.ts";
import type { ModelWords } from "./model-words.ts";

/** What all that a model named weighs beside the reader's own words, when these weigh 1. */
const BESIDE_WEIGHT = 0.2;
/** Words are looked for in the order they were named, so many of them at the most. */
const MAX_BESIDE = 60;
const MAX_ALTERNATIVES = 40;
/** Of a language, for a topic of one term: each pair of them is filed. */
const MAX_GROUPS = 8;
/** A word of a model's for a topic of one term: one cannot reach what is needed, two can. */
const GROUP_WEIGHT = 0.45;
const GROUPS_NEEDED = 0.5;

/** The reader's terms that a model may be asked other words for; conditions and phrases are taken as written. */
export function termsToAsk(root: CompiledNode): string[] {
	const own = listLeaves(root).flatMap((leaf) => (leaf.kind === "words" ? leaf.own : []));
	return [...new Set(own.map(({ label }) => label))];
}

/**
 * The topic with what a model named for it. It keeps what it was, and more may match: an article that has, for some of
 * the reader's terms, words of the model's instead. Such words alone make it match only when there are two of
 * them, for different terms or, where there is one term, different words; a bad answer brings little.
 */
export async function addModelWords(
	root: CompiledNode,
	words: ModelWords,
	knowledge: Knowledge,
): Promise<CompiledNode> {
	switch (root.kind) {
		case "words": {
			const any = await alternatives(root, words, knowledge);
			return any.length > 1 ? { kind: "or", any } : (any[0] ?? root);
		}
		case "has":
			return root;
		case "and": {
			const all: CompiledNode[] = [];
			for (const part of root.all) all.push(await addModelWords(part, words, knowledge));
			return { ...root, all };
		}
		case "or": {
			const any: CompiledNode[] = [];
			for (const part of root.any) any.push(await addModelWords(part, words, knowledge));
			return { ...root, any };
		}
	}
}

async function alternatives(node: WordsNode, words: ModelWords, knowledge: Knowledge): Promise<CompiledNode[]> {
	const chosen = await chooseWords(node.own, words, knowledge);
	const isOneTerm = node.own.length === 1;
	const beside = chosen.filter(({ own }) => own === undefined || isOneTerm);
	const named = besideTerms(node, beside, BESIDE_WEIGHT * sumOf(node.own));
	const nodes: WordsNode[] = [{ ...node, beside: [...node.beside, ...named] }];
	if (isOneTerm) nodes.push(...inEachLanguage(node, chosen));
	else nodes.push(...inOtherWords(node, chosen));
	await weigh(nodes.slice(1), knowledge);
	return nodes;
}

/** One term for all: however many of them an article has, they weigh no more. */
function besideTerms(node: WordsNode, words: readonly ChosenWord[], weight: number): WeightedTerm[] {
	if (words.length === 0) return [];
	const label = node.own.map((term) => term.label).join(" ");
	return [{ key: joinKeys(words.slice(0, MAX_BESIDE)), label, weight, rarity: 1 }];
}

function sumOf(terms: readonly WeightedTerm[]): number {
	return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** For each language a topic that asks for two of the words for the one term, or for one and what stands beside it. */
function inEachLanguage(node: WordsNode, words: readonly ChosenWord[]): WordsNode[] {
	const label = node.own[0]?.label ?? "";
	const { named = [], beside = [] } = Object.groupBy(words, ({ own }) => (own === undefined ? "beside" : "named"));
	return [...Map.groupBy(named, ({ language }) => language).values()]
		.map(groupOverlapping)
		.filter((groups) => groups.length > 1 || beside.length > 0)
		.map((groups) => ({
			kind: "words",
			own: groups
				.slice(0, MAX_GROUPS)
				.map((group) => ({ key: joinKeys(group), label, weight: GROUP_WEIGHT, rarity: 1 })),
			beside: besideTerms(node, beside, BESIDE_WEIGHT),
			needed: GROUPS_NEEDED,
		}));
}

/** Words of which one may stand within the other are one: "fudbal" in "ženski fudbal" is no second word. */
function groupOverlapping(words: readonly ChosenWord[]): ChosenWord[][] {
	let groups: { words: ChosenWord[]; forms: Set<string>; runs: Set<string> }[] = [];
	for (const word of words) {
		const runs = word.forms.flatMap(runsOf);
		const overlaps = (group: (typeof groups)[number]) =>
			word.forms.some((form) => group.runs.has(form)) || runs.some((run) => group.forms.has(run));
		const joined = groups.filter(overlaps);
		groups = groups.filter((group) => !joined.includes(group));
		groups.push({
			words: [...joined.flatMap((group) => group.words), word],
			forms: new Set([...joined.flatMap((group) => [...group.forms]), ...word.forms]),
			runs: new Set([...joined.flatMap((group) => [...group.runs]), ...runs]),
		});
	}
	return groups.map((group) => group.words);
}

/** The same terms, each also in the model's words; one of them alone stays below what is needed. */
function inOtherWords(node: WordsNode, words: readonly ChosenWord[]): WordsNode[] {
	const byTerm = Map.groupBy(words, ({ own }) => own);
	// Nothing stands beside them here, so that they are all of the topic.
	const whole = sumOf(node.own);
	let heaviest = 0;
	const own = node.own.map(({ weight, ...rest }, place) => {
		const term = { ...rest, weight: weight / whole };
		const named = byTerm.get(place)?.slice(0, MAX_ALTERNATIVES) ?? [];
		if (named.length === 0) return term;
		heaviest = Math.max(heaviest, term.weight);
		return { ...term, key: `${term.key}+${joinKeys(named)}` };
	});
	if (heaviest === 0) return [];
	return [{ kind: "words", own, beside: [], needed: Math.max(node.needed / whole, heaviest * MODEL_QUALITY + 0.02) }];
}

function joinKeys(words: readonly ChosenWord[]): string {
	return words.map(({ key }) => key).join("+");
}

/** The weights are given; how rare each term is decides where the topic is filed. */
async function weigh(nodes: readonly WordsNode[], knowledge: Knowledge): Promise<void> {
	const terms = nodes.flatMap(({ own }) => own);
	const rarities = await findRarities(
		terms.map(({ key }) => key),
		knowledge,
	);
	for (const [index, term] of terms.entries()) term.rarity = Math.max(0.1, rarities[index] ?? 0.1);
}

/** What of a model's words is looked for, by the reader's term or terms they belong to. */
export function suggestedIn(root: CompiledNode): { term: string; words: string[] }[] {
	const found = new Map<string, Set<string>>();
	const terms = listLeaves(root).flatMap((leaf) => (leaf.kind === "words" ? [...leaf.own, ...leaf.beside] : []));
	for (const { key, label } of terms) {
		for (const part of key.split("+")) {
			if (!part.startsWith("m:")) continue;
			const words = found.get(label) ?? new Set();
			found.set(label, words.add(readModelKey(part).phrase));
		}
	}
	return [...found].map(([term, words]) => ({ term, words: [...words] }));
}
