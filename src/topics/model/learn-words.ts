import type { TopicStore } from "../../../storage/storage.ts";
import type { Topic } from "../../domain/topic.ts";
import type { Logger } from "../../logger.ts";
import type { CompiledNode } from "../compiled-query.ts";
import { understandTopic } from "../understanding/understand-topic.ts";
import type { Knowledge } from "../understanding/weigh-terms.ts";
import { termsToAsk } from "./add-model-words.ts";
import type { TopicModel } from "./topic-model.ts";
import { understandWithWords } from "./understand-with-words.ts";

export interface LearnDeps extends Knowledge {
	model: TopicModel;
	topics: Pick<TopicStore, "get" | "keepWords" | "wantingWords" | "wordsFor">;
	log?: Pick<Logger, "info"> | undefined;
	/** Called with what a topic is looked for by from now on. */
	onLearned(topicId: number, root: CompiledNode): void;
}

/**
 * Asks the model about a followed topic, and compiles and keeps with the answer every topic of these words that waits
 * for one: a reader who teaches a topic something gets one of their own. Resolves with the topics that may
 * have come in its place, where this one is gone. Rejects with ModelFailed when the model gave nothing of use; all then stays as it was.
 */
export async function learnWords(topicId: number, signal: AbortSignal, deps: LearnDeps): Promise<number[]> {
	const { model, topics } = deps;
	const topic = await topics.get(topicId);
	// Who alone followed it may have taught it something: what it became by that waits, and is in no queue.
	if (topic === undefined) return (await topics.wantingWords()).map(({ id }) => id);
	const understood = await understandTopic(topic.query, deps);
	if (!understood.ok) return [];
	const known = await topics.wordsFor(understood.understanding.key);
	const words = known ?? JSON.stringify(await model.ask(topic.query, termsToAsk(understood.root), signal));
	await learn(topic, words, deps);
	// Those taught while the model was thinking; from here on they begin with its words.
	for (const other of await topics.wantingWords())
		if (other.id !== topicId && other.query === topic.query) await learn(other, words, deps);
	return [];
}

async function learn(topic: Topic, words: string, deps: LearnDeps): Promise<void> {
	const { topics, log, onLearned } = deps;
	const learned = await understandWithWords(topic.query, async () => words, deps);
	if (!learned.ok) return;
	const { compiled, version, suggested = [] } = learned.understanding;
	// Nobody may follow it any more by now.
	if (!(await topics.keepWords(topic.id, { words, compiled, version }))) return;
	onLearned(topic.id, learned.root);
	const count = suggested.reduce((sum, { words }) => sum + words.length, 0);
	log?.info({ topicId: topic.id, words: count }, "model named words for a topic");
}
