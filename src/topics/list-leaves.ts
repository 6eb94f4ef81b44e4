import type { CompiledNode } from "./compiled-query.ts";

/** Plain words of a topic, which are weighed together. */
export type WordsNode = CompiledNode & { kind: "words" };
/** A condition of a topic: it holds or not. */
export type ConditionNode = CompiledNode & { kind: "has" };

/** The plain words and conditions that can speak for a topic, in its order: all but those it leaves out. */
export function listLeaves(root: CompiledNode): (WordsNode | ConditionNode)[] {
	switch (root.kind) {
		case "words":
		case "has":
			return [root];
		case "and":
			return root.all.flatMap(listLeaves);
		case "or":
			return root.any.flatMap(listLeaves);
	}
}
