import type { CompiledNode } from "../compiled-query.ts";
import { type ConditionNode, listLeaves } from "../list-leaves.ts";
import type { ArticleWords, ReadableArticle } from "../matching/read-words.ts";
import { MATCH_SCORE, scoreTopic, toJudge } from "../matching/score-topic.ts";
import type { Form } from "../matching/term-forms.ts";
import { type Evidence, TopicReader } from "../matching/topic-reader.ts";
import type { Judgement } from "../topics.ts";
import { explainReading } from "./explain-match.ts";

/**
 * How a topic judges an article, sent or not: the score that matching gives it, what speaks for it, and what is
 * wanting. `source` is the title of its feed.
 */
export function judgeArticle(
	root: CompiledNode,
	article: ReadableArticle,
	source: string,
	formsOf: (key: string) => Form[],
): Omit<Judgement, "topicId"> {
	const reader = new TopicReader([root], formsOf);
	const words = reader.read(article, source);
	return judgeReading(root, words, article, source, reader.evidence);
}

/** The same of an article that was read already; the evidence has to know all of the topic's terms. */
export function judgeReading(
	root: CompiledNode,
	words: ArticleWords,
	article: ReadableArticle,
	source: string,
	{ table, presence }: Evidence,
): Omit<Judgement, "topicId"> {
	const scoreOf = (node: CompiledNode) =>
		scoreTopic(
			toJudge(node, (key) => table.find(key)),
			presence,
		);
	const isThere = (key: string, inTitle = false) => {
		const term = table.find(key);
		return (inTitle ? presence.titleStrength(term) : presence.strength(term)) > 0;
	};

	const nearestOf = (parts: readonly CompiledNode[]) =>
		parts.reduce((best, part) => (scoreOf(part) > scoreOf(best) ? part : best));

	/** What the article lacks to be about this part; of alternatives, to be about the nearest. */
	function findMissing(node: CompiledNode): string[] {
		if (scoreOf(node) >= MATCH_SCORE) return [];
		switch (node.kind) {
			case "words":
				return node.own.filter(({ key }) => !isThere(key)).map(({ label }) => label);
			case "has":
				return isThere(node.term.key, node.inTitle) ? [] : [nameCondition(node)];
			case "and":
				return node.all.flatMap(findMissing);
			case "or":
				return findMissing(nearestOf(node.any));
		}
	}

	/** What stands in the article although the topic leaves it out, or all of its alternatives do. */
	function findUnwanted(node: CompiledNode): string[] {
		if (scoreOf(node) >= MATCH_SCORE) return [];
		if (node.kind === "or") return findUnwanted(nearestOf(node.any));
		if (node.kind !== "and") return [];
		const standing = node.none.filter((part) => scoreOf(part) >= MATCH_SCORE).flatMap(labelsOf);
		return [...standing, ...node.all.flatMap(findUnwanted)];
	}

	return {
		score: scoreOf(root),
		needed: MATCH_SCORE,
		why: explainReading(root, words, article, source, { table, presence }),
		missing: [...new Set(findMissing(root))],
		unwanted: [...new Set(findUnwanted(root))],
	};
}

function labelsOf(node: CompiledNode): string[] {
	return listLeaves(node).flatMap((leaf) =>
		leaf.kind === "words" ? leaf.own.map(({ label }) => label) : nameCondition(leaf),
	);
}

/** A condition about as it was typed. */
function nameCondition({ term: { key, label }, inTitle }: ConditionNode): string {
	if (inTitle) return `title:${label}`;
	if (key.startsWith("s:")) return `source:${label}`;
	return key.startsWith("l:") ? `lang:${label}` : label;
}
