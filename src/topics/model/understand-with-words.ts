import { writeCompiled } from "../compiled-query.ts";
import { type Understood, understandTopic } from "../understanding/understand-topic.ts";
import type { Knowledge } from "../understanding/weigh-terms.ts";
import { addModelWords, suggestedIn } from "./add-model-words.ts";

/** Understands a topic, with what a model said of it once; `keptFor` gives that for the topic's key. */
export async function understandWithWords(
	text: string,
	keptFor: (key: string) => Promise<string | undefined>,
	knowledge: Knowledge,
): Promise<Understood> {
	const understood = await understandTopic(text, knowledge);
	if (!understood.ok) return understood;
	const kept = await keptFor(understood.understanding.key);
	if (kept === undefined) return understood;
	// Loaded late: most bots ask no model, and what checks its words is large.
	const { readKept } = await import("./model-words.ts");
	const words = readKept(kept);
	if (words === undefined) return understood;
	const root = await addModelWords(understood.root, words, knowledge);
	const understanding = { ...understood.understanding, compiled: writeCompiled(root), suggested: suggestedIn(root) };
	return { ok: true, understanding, root };
}
