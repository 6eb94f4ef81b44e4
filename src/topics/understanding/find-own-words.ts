import { isStopWord } from "../../text/stop-words.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { WeightedTerm } from "../compiled-query.ts";
import { keyOfWord } from "./understood-term.ts";
import { findRarities, type Knowledge } from "./weigh-terms.ts";

/** What the words of a topic as typed weigh beside the concept they name, which weighs 1. */
const AS_TYPED_WEIGHT = 0.15;

/**
 * The words of a topic that is one concept, as typed. A concept is found in whatever words, so that nothing tells an
 * article that speaks of coffee from one on the espresso bar round the corner; and of "natural gas" one that says "gas"
 * only would have no rank at all. They stand beside the topic: by themselves they make nothing match.
 */
export async function findOwnWords(
	own: readonly WeightedTerm[],
	{ language, ...knowledge }: Knowledge & { language: string },
): Promise<WeightedTerm[]> {
	const [only] = own;
	if (only === undefined || own.length > 1 || !only.key.startsWith("c:")) return [];
	const words = tokenize(only.label).filter(({ folded }) => !isStopWord(folded, language));
	const keys = [...new Set(words.map((token) => keyOfWord({ ...token, at: token.start })))];
	const rarities = await findRarities(keys, knowledge);
	return keys.map((key, nth) => ({
		key,
		label: only.label,
		rarity: Math.max(0.1, rarities[nth] ?? 0),
		weight: (only.weight * AS_TYPED_WEIGHT) / keys.length,
	}));
}
