import fc from "fast-check";
import { expect, it } from "vitest";
import type { CompiledNode } from "../../../src/topics/compiled-query.ts";
import { type Anchor, findAllTerms, findNearAnchors } from "../../../src/topics/matching/find-anchors.ts";
import { Presence } from "../../../src/topics/matching/presence.ts";
import { type ReadableArticle, readWords } from "../../../src/topics/matching/read-words.ts";
import { BROKEN_SCORE, MATCH_SCORE, scoreTopic, toJudge } from "../../../src/topics/matching/score-topic.ts";
import { TermTable } from "../../../src/topics/matching/term-table.ts";
import { TopicIndex } from "../../../src/topics/matching/topic-index.ts";
import { forms } from "../support/judge.ts";
import { article, node } from "../support/random-topics.ts";

const part = BROKEN_SCORE / MATCH_SCORE;

/** The scores that an index with these anchors finds, and those of a loop, as far as they are above the least. */
function scoreBoth(
	roots: readonly CompiledNode[],
	judged: ReadableArticle,
	anchorsOf: (node: CompiledNode) => Anchor[],
	least: number,
): { indexed: [number, number][]; looped: [number, number][] } {
	const index = new TopicIndex(forms, anchorsOf);
	for (const [id, root] of roots.entries()) index.add(id, root);
	const words = readWords(judged, "Balkan Insight");
	const indexed: [number, number][] = [];
	index.matchAll(words, (id, score) => {
		if (score > least) indexed.push([id, score]);
	});
	const table = new TermTable(forms);
	const judges = roots.map((root) => toJudge(root, (key) => table.use(key)));
	const presence = new Presence();
	presence.read(words, table);
	const looped = judges.map((judge, id): [number, number] => [id, scoreTopic(judge, presence)]);
	return { indexed: indexed.sort(([a], [b]) => a - b), looped: looped.filter(([, score]) => score > least) };
}

const topics = fc.array(node, { minLength: 1, maxLength: 12 });

it("files topics so that every one is found which an article is nearly about", () => {
	fc.assert(
		fc.property(topics, article, (roots, judged) => {
			const { indexed, looped } = scoreBoth(roots, judged, (root) => findNearAnchors(root, part), BROKEN_SCORE);
			expect(indexed).toEqual(looped);
		}),
		{ numRuns: 1_000 },
	);
});

it("files them under all of their terms so that every one is found which an article has anything of", () => {
	fc.assert(
		fc.property(topics, article, (roots, judged) => {
			const { indexed, looped } = scoreBoth(roots, judged, findAllTerms, 0);
			expect(indexed).toEqual(looped);
		}),
		{ numRuns: 500 },
	);
});
