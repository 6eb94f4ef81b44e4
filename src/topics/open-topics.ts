import type { Storage } from "../../storage/storage.ts";
import type { Match, Topic } from "../domain/topic.ts";
import type { Logger } from "../logger.ts";
import { lightStem } from "../text/light-stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";
import { type CompiledNode, readCompiled } from "./compiled-query.ts";
import { explainReading } from "./explain-match.ts";
import { judgeArticle } from "./judge-article.ts";
import { createLexicon, type Lexicon } from "./lexicon/lexicon.ts";
import { previewTopic } from "./preview-topic.ts";
import { readWords } from "./read-words.ts";
import { type Form, formsOf } from "./term-forms.ts";
import { TopicIndex } from "./topic-index.ts";
import type { Topics } from "./topics.ts";
import { understandTopic } from "./understand-topic.ts";

export interface OpenTopicsOptions {
	storage: Pick<Storage, "topics" | "articles">;
	log?: Pick<Logger, "error">;
	/** The shipped one when left out. */
	lexicon?: Lexicon;
}

/** Restores every followed topic from the store; one that an older compiler made is understood anew. */
export async function openTopics({ storage, log, lexicon = createLexicon() }: OpenTopicsOptions): Promise<Topics> {
	const forms = (key: string): Form[] => formsOf(key, lexicon);
	const index = new TopicIndex(forms);
	const options = { lexicon, corpus: storage.articles };

	const restore = async (topic: Topic) => {
		const root = readCompiled(topic.compiled);
		if (root !== undefined) return index.add(topic.id, root);
		const understood = await understandTopic(topic.query, options);
		if (!understood.ok) {
			log?.error({ topicId: topic.id, fault: understood.fault.kind }, "a followed topic is not understood any more");
			return;
		}
		await storage.topics.recompile(topic.id, understood.understanding.compiled, understood.understanding.version);
		index.add(topic.id, understood.root);
	};

	for (const topic of await storage.topics.all()) await restore(topic);

	return {
		get size() {
			return index.size;
		},
		async understand(text) {
			const understood = await understandTopic(text, options);
			return understood.ok ? { ok: true, understanding: understood.understanding } : understood;
		},
		async follow({ chatId, threadId }, { query, key, compiled, version }, now) {
			const { topic, subscription, wasAdded } = await storage.topics.subscribe(
				{ chatId, threadId, query, key, compiled, version },
				now,
			);
			if (!index.has(topic.id)) await restore(topic);
			return { subscription, wasAdded };
		},
		async unfollow(chatId, subscriptionId) {
			const ended = await storage.topics.unsubscribe(chatId, subscriptionId);
			if (ended?.topicEnded) index.remove(ended.subscription.topicId);
			return ended?.subscription;
		},
		end(topicIds) {
			for (const topicId of topicIds) index.remove(topicId);
		},
		match(article, source) {
			const words = readWords(article, source);
			const matches: Match[] = [];
			index.match(words, (topicId, score) => matches.push({ topicId, score, why: [] }));
			for (const match of matches) {
				const root = index.get(match.topicId);
				if (root !== undefined) match.why = explainReading(root, words, article, source, index.evidence);
			}
			return matches.sort((a, b) => b.score - a.score || a.topicId - b.topicId);
		},
		judge(article, topicIds) {
			return topicIds.flatMap((topicId) => {
				const root = index.get(topicId);
				return root === undefined ? [] : [{ topicId, ...judgeArticle(root, article, article.source, forms) }];
			});
		},
		async preview({ compiled, query }, { now, days, newest, variants = [] }) {
			const root = readCompiled(compiled) ?? (await rootOf(query));
			const others = await Promise.all(
				variants.map(async (other) => readCompiled(other.compiled) ?? rootOf(other.query)),
			);
			return previewTopic(root, { articles: storage.articles, lexicon, forms, now, days, newest, variants: others });
		},
		searchTerms(words) {
			const tokens = tokenize(words);
			const telling = tokens.filter((token) => !isStopWord(token.folded, "en") || token.isAcronym);
			return [...new Set((telling.length > 0 ? telling : tokens).map((token) => lightStem(token.folded)))];
		},
	};

	/** An understanding kept from before an update of the program. */
	async function rootOf(query: string): Promise<CompiledNode> {
		const understood = await understandTopic(query, options);
		if (!understood.ok) throw new Error(`a topic that was understood is not any more: ${understood.fault.kind}`);
		return understood.root;
	}
}
