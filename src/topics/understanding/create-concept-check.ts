import type { CompiledNode } from "../compiled-query.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";

/**
 * Tells of compiled topics whether they look for a concept that the lexicon does not have any more, since an update or
 * an operator took it out. Such a term stands in no article, so the topic has to be understood anew. Each concept is
 * asked for once however many topics have it.
 */
export function createConceptCheck(lexicon: Pick<Lexicon, "get">): (root: CompiledNode) => boolean {
	const known = new Map<string, boolean>();
	const isLost = (part: string): boolean => {
		if (!part.startsWith("c:")) return false;
		let isKnown = known.get(part);
		if (isKnown === undefined) {
			isKnown = lexicon.get(part.slice(2)) !== undefined;
			known.set(part, isKnown);
		}
		return !isKnown;
	};
	const hasLost = ({ key }: { key: string }) => (key.includes("+") ? key.split("+").some(isLost) : isLost(key));
	return function lacksConcept(root) {
		switch (root.kind) {
			case "words":
				return root.own.some(hasLost) || root.beside.some(hasLost);
			case "has":
				return hasLost(root.term);
			case "and":
				return root.all.some(lacksConcept) || root.none.some(lacksConcept);
			case "or":
				return root.any.some(lacksConcept);
		}
	};
}
