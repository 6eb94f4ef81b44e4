import type { TopicStore } from "../../../storage/storage.ts";
import type { Logger } from "../../logger.ts";
import type { CompiledNode } from "../compiled-query.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { understandTopic } from "../understand-topic.ts";
import type { Corpus } from "../weigh-terms.ts";
import { termsToAsk } from "./add-model-words.ts";
import type { TopicModel } from "./topic-model.ts";
import { understandWithWords } from "./understand-with-words.ts";

export interface LearnDeps {
	model: TopicModel;
	topics: Pick<TopicStore, "get" | "keepWords" | "wordsFor">;
	lexicon: Lexicon;
	corpus: Corpus;
	log?: Pick<Logger, "info"> | undefined;
	/** Called with what the topic is looked for by from now on. */
	onLearned(topicId: number, root: CompiledNode): void;
}

/**
 * Asks the model about a followed topic, compiles the topic with the answer and keeps both in one write. Rejects with
 * ModelFailed when the model gave nothing of use; the topic then stays as it was.
 */
export async function learnWords(topicId: number, signal: AbortSignal, deps: LearnDeps): Promise<void> {
	const { model, topics, log, onLearned } = deps;
	const topic = await topics.get(topicId);
	if (topic === undefined) return;
	const understood = await understandTopic(topic.query, deps);
	if (!understood.ok) return;
	// A topic that was taught something has the words of the one it came from.
	const known = await topics.wordsFor(understood.understanding.key);
	const words = known ?? JSON.stringify(await model.ask(topic.query, termsToAsk(understood.root), signal));
	const learned = await understandWithWords(topic.query, async () => words, deps);
	if (!learned.ok) return;
	const { compiled, version, suggested = [] } = learned.understanding;
	// Nobody may follow it any more by now.
	if (!(await topics.keepWords(topicId, { words, compiled, version }))) return;
	onLearned(topicId, learned.root);
	const count = suggested.reduce((sum, { words }) => sum + words.length, 0);
	log?.info({ topicId, words: count }, "model named words for a topic");
}
