import { tokenize } from "../../text/tokenize.ts";
import type { CompiledNode, WeightedTerm } from "../compiled-query.ts";
import { isFrequentWord } from "../lexicon/frequent-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { type ConditionNode, listLeaves, type WordsNode } from "../list-leaves.ts";
import { MAX_QUERY_TERMS, type QueryNode, type QueryWord } from "../query/query.ts";
import type { TopicFault } from "../topics.ts";
import { calibrate } from "./calibrate.ts";
import { guessTopicLanguage } from "./guess-topic-language.ts";
import { readAcronym } from "./read-acronym.ts";
import { tellLanguage } from "./tell-language.ts";
import { understandWords } from "./understand-words.ts";
import { keyOfWord } from "./understood-term.ts";
import { findRarities, type Knowledge } from "./weigh-terms.ts";

type Compiled = { ok: true; root: CompiledNode } | { ok: false; fault: TopicFault };

/**
 * Understands a parsed topic: what each word stands for, how much it weighs among the stored articles, and
 * which words stand beside the topic there. The weights are frozen with it.
 */
export async function compileTopic(query: QueryNode, text: string, knowledge: Knowledge): Promise<Compiled> {
	const words = plainWords(query);
	const language = await tellLanguage(words, guessTopicLanguage(words, knowledge.lexicon), knowledge);
	const root = translate(query, text, language, knowledge.lexicon);
	const fault = findEmptiness(root, query, text);
	if (root === undefined || fault !== undefined)
		return { ok: false, fault: fault ?? { kind: "saysTooLittle", at: 0, near: text } };
	await weigh(root, knowledge);
	for (const node of wordNodes(root)) await calibrate(node, { ...knowledge, language });
	return { ok: true, root };
}

function plainWords(query: QueryNode): QueryWord[] {
	switch (query.kind) {
		case "words":
			return query.words;
		case "and":
			return [...query.all, ...query.none].flatMap(plainWords);
		case "or":
			return query.any.flatMap(plainWords);
		default:
			return [];
	}
}

/** The node with terms in place of words; undefined when nothing of it says anything. */
function translate(query: QueryNode, text: string, language: string, lexicon: Lexicon): CompiledNode | undefined {
	switch (query.kind) {
		case "words": {
			const any = understandWords(query.words, text, language, lexicon)
				.filter((terms) => terms.length > 0)
				.map(
					(terms): CompiledNode => ({
						kind: "words",
						// Small words are not counted when a topic is parsed, and may be words of another language.
						own: terms
							.slice(0, MAX_QUERY_TERMS)
							.map((term) => readAcronym(term, language, lexicon))
							.map(({ key, label }) => newTerm(key, label)),
						beside: [],
						needed: 1,
					}),
				);
			return any.length > 1 ? { kind: "or", any } : any[0];
		}
		case "or": {
			const any = query.any
				.map((part) => translate(part, text, language, lexicon))
				.filter((part) => part !== undefined);
			return any.length > 1 ? { kind: "or", any } : any[0];
		}
		case "and": {
			const all = query.all
				.map((part) => translate(part, text, language, lexicon))
				.filter((part) => part !== undefined);
			const none = query.none.map((part) => translateExcluded(part)).filter((part) => part !== undefined);
			const [only] = all;
			if (all.length + none.length === 0) return undefined;
			return all.length === 1 && none.length === 0 ? only : { kind: "and", all, none };
		}
		default:
			return translateCondition(query);
	}
}

function translateCondition(query: Exclude<QueryNode, { kind: "words" | "or" | "and" }>): ConditionNode {
	switch (query.kind) {
		case "phrase": {
			const words = tokenize(query.text).map((token) => token.folded);
			return hasTerm(
				`${query.field === "source" ? "s" : "p"}:${words.join(" ")}`,
				`"${query.text}"`,
				query.field === "title",
			);
		}
		case "fieldWord":
			return query.field === "source"
				? hasTerm(`s:${query.word.folded}`, query.word.surface, false)
				: hasTerm(keyOfWord(query.word), query.word.surface, true);
		case "language":
			return hasTerm(`l:${query.code}`, query.text, false);
	}
}

/** What must not appear is taken as written, without anything it might stand for. */
function translateExcluded(query: QueryNode): CompiledNode | undefined {
	switch (query.kind) {
		case "words": {
			const all = query.words.map((word) => hasTerm(keyOfWord(word), word.surface, false));
			return all.length > 1 ? { kind: "and", all, none: [] } : all[0];
		}
		case "or": {
			const any = query.any.map(translateExcluded).filter((part) => part !== undefined);
			return any.length > 1 ? { kind: "or", any } : any[0];
		}
		case "and": {
			const all = query.all.map(translateExcluded).filter((part) => part !== undefined);
			const none = query.none.map(translateExcluded).filter((part) => part !== undefined);
			return { kind: "and", all, none };
		}
		default:
			return translateCondition(query);
	}
}

function newTerm(key: string, label: string): WeightedTerm {
	return { key, label, weight: 1, rarity: 1 };
}

function hasTerm(key: string, label: string, inTitle: boolean): ConditionNode {
	return { kind: "has", term: newTerm(key, label), inTitle };
}

/** The fault of a topic that, or an alternative of which, asks for nothing in particular. */
function findEmptiness(root: CompiledNode | undefined, query: QueryNode, text: string): TopicFault | undefined {
	const words = plainWords(query);
	if (root === undefined) {
		const [first] = words;
		return { kind: "saysTooLittle", at: first?.at ?? 0, near: first?.surface ?? text.trim() };
	}
	const excluding = findOnlyExcluding(root);
	if (excluding === undefined) return undefined;
	const at = Math.max(0, text.indexOf("-"));
	return { kind: "onlyExclusions", at, near: text.slice(at).split(/\s/)[0] ?? "" };
}

function findOnlyExcluding(node: CompiledNode): CompiledNode | undefined {
	if (node.kind === "or") return node.any.find((part) => findOnlyExcluding(part) !== undefined);
	if (node.kind !== "and") return undefined;
	return node.all.some((part) => findOnlyExcluding(part) === undefined) ? undefined : node;
}

/** Gives every term its rarity, and each group of plain words weights that sum to one. */
async function weigh(root: CompiledNode, knowledge: Knowledge): Promise<void> {
	const terms = allTerms(root);
	const rarities = await findRarities(
		terms.map((term) => term.key),
		knowledge,
	);
	for (const [index, term] of terms.entries()) {
		term.rarity = Math.max(0.1, rarities[index] ?? 0.1);
		term.weight = term.rarity;
	}
	for (const { own } of wordNodes(root)) shareOut(own);
}

/** Who and where tells a story from others of its kind. */
const NAME_FACTOR = 1.4;

/** An everyday word has its capital from the beginning of a sentence: Number of troops. */
function isName(key: string): boolean {
	return key.startsWith("n:") && !isFrequentWord(key.slice(2), "en");
}

/** In a short topic every word is meant; the fewer there are, the less their rarity tells them apart. */
function shareOut(own: WeightedTerm[]): void {
	const mean = own.reduce((sum, term) => sum + term.rarity, 0) / own.length;
	const evenness = own.length <= 3 ? 0.7 : own.length === 4 ? 0.2 : 0;
	let whole = 0;
	for (const term of own) {
		term.weight = (evenness * mean + (1 - evenness) * term.rarity) * (isName(term.key) ? NAME_FACTOR : 1);
		whole += term.weight;
	}
	for (const term of own) term.weight /= whole;
}

function allTerms(node: CompiledNode): WeightedTerm[] {
	switch (node.kind) {
		case "words":
			return node.own;
		case "has":
			return [node.term];
		case "and":
			return [...node.all, ...node.none].flatMap(allTerms);
		case "or":
			return node.any.flatMap(allTerms);
	}
}

function wordNodes(root: CompiledNode): WordsNode[] {
	return listLeaves(root).filter((leaf) => leaf.kind === "words");
}
