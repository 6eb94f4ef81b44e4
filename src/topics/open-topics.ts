import type { Storage } from "../../storage/storage.ts";
import type { Match, Topic } from "../domain/topic.ts";
import type { Logger } from "../logger.ts";
import { createBudget } from "../model/create-budget.ts";
import { lightStem } from "../text/light-stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";
import { type CompiledNode, readCompiled } from "./compiled-query.ts";
import { explainReading } from "./explaining/explain-match.ts";
import { judgeReading } from "./explaining/judge-article.ts";
import { Learning } from "./feedback/learning.ts";
import { createLexicon, type Lexicon } from "./lexicon/lexicon.ts";
import { findNearAnchors } from "./matching/find-anchors.ts";
import { readWords } from "./matching/read-words.ts";
import { restoreIndex } from "./matching/restore-index.ts";
import { BROKEN_SCORE, MATCH_SCORE } from "./matching/score-topic.ts";
import { type Form, formsOf } from "./matching/term-forms.ts";
import { TopicIndex } from "./matching/topic-index.ts";
import { suggestedIn, termsToAsk } from "./model/add-model-words.ts";
import { learnWords } from "./model/learn-words.ts";
import type { TopicModel } from "./model/topic-model.ts";
import { understandWithWords } from "./model/understand-with-words.ts";
import { createWordQueue, type WordQueue } from "./model/word-queue.ts";
import { countVolumes } from "./preview/count-volumes.ts";
import { findNewest } from "./preview/find-newest.ts";
import { previewTopic } from "./preview/preview-topic.ts";
import type { Topics } from "./topics.ts";
import { createConceptCheck } from "./understanding/create-concept-check.ts";
import { refreshTopics } from "./understanding/refresh-topics.ts";
import { describeCompiled } from "./understanding/understand-topic.ts";

export interface OpenTopicsOptions {
	storage: Pick<Storage, "topics" | "articles">;
	log?: Pick<Logger, "info" | "warn" | "error">;
	/** The shipped one when left out. */
	lexicon?: Lexicon;
	/** Where a copy of the index is kept that makes the next start short; none is when left out. */
	copyPath?: string | undefined;
	/** Asked in the background for other words for the topics that are subscribed to. */
	model?: TopicModel | undefined;
	/** Whether `match` is asked for what comes near; the index is larger then. */
	findsNear?: boolean;
	/** Ends the opening, between two topics, with its reason. */
	signal?: AbortSignal | undefined;
	/** How the model is asked, where it is not as usual. */
	asking?: { perDay?: number; backOffMs?: readonly number[] };
}

/** Requests to the model. */
const ASKED_A_DAY = 500;

/** Restores every followed topic from the store; one that an older compiler made is understood anew. */
export async function openTopics(opened: OpenTopicsOptions): Promise<Topics> {
	const { storage, log, lexicon = createLexicon(), findsNear = false } = opened;
	const forms = (key: string): Form[] => formsOf(key, lexicon);
	const index = new TopicIndex(
		forms,
		findsNear ? (node) => findNearAnchors(node, BROKEN_SCORE / MATCH_SCORE) : undefined,
	);
	const options = { lexicon, corpus: storage.articles };
	const understand = (text: string) => understandWithWords(text, (key) => storage.topics.wordsFor(key), options);
	const queue = opened.model && startAsking(opened.model);

	const learning = await Learning.open({
		topics: storage.topics,
		...options,
		forms,
		put: (topicId, root) => put(topicId, root),
		drop: (topicId) => index.remove(topicId),
	});
	const put = (topicId: number, root: CompiledNode) => index.add(topicId, learning.enrich(topicId, root));
	const drop = (topicId: number) => {
		index.remove(topicId);
		learning.end(topicId);
	};

	const lacksConcept = createConceptCheck(lexicon);
	const restore = async (topic: Topic) => {
		const root = readCompiled(topic.compiled);
		if (root !== undefined && !lacksConcept(root)) return put(topic.id, root);
		const understood = await understand(topic.query);
		if (!understood.ok) {
			log?.error({ topicId: topic.id, fault: understood.fault.kind }, "a followed topic is not understood any more");
			if (root !== undefined) put(topic.id, root);
			return;
		}
		await storage.topics.recompile(topic.id, understood.understanding.compiled, understood.understanding.version);
		put(topic.id, understood.root);
	};

	// One topic that cannot be kept must not be in the way of all others.
	const restoreOrTell = (topic: Topic) =>
		restore(topic).catch((error) => {
			if (!(error instanceof RangeError)) throw error;
			log?.error({ err: error, topicId: topic.id }, "a followed topic cannot be matched");
		});
	await restoreIndex(index, {
		topics: storage.topics,
		lexicon,
		restore: restoreOrTell,
		copyPath: opened.copyPath,
		filing: findsNear ? "near" : "exact",
		log,
		signal: opened.signal,
	});
	if (queue !== undefined) for (const topic of await storage.topics.wantingWords()) queue.add(topic.id);

	return {
		get size() {
			return index.size;
		},
		async understand(text) {
			const understood = await understand(text);
			return understood.ok ? { ok: true, understanding: understood.understanding } : understood;
		},
		async describe(topicId) {
			const topic = await storage.topics.get(topicId);
			if (topic === undefined) return undefined;
			const root = readCompiled(topic.compiled) ?? (await rootOf(topic.query));
			const described = await describeCompiled(topic.query, root, lexicon);
			const suggested = suggestedIn(root);
			return described && suggested.length > 0 ? { ...described, suggested } : described;
		},
		async follow({ chatId, threadId }, { query, key, compiled, version }, now) {
			const root = readCompiled(compiled);
			const wantsWords = queue !== undefined && root !== undefined && termsToAsk(root).length > 0;
			const { topic, subscription, wasAdded } = await storage.topics.subscribe(
				{ chatId, threadId, query, key, compiled, version, wantsWords },
				now,
			);
			if (!index.has(topic.id)) await restore(topic);
			if (wantsWords && (await storage.topics.wordsFor(key)) === undefined) queue?.add(topic.id);
			return { subscription, wasAdded };
		},
		async unfollow(chatId, subscriptionId) {
			const ended = await storage.topics.unsubscribe(chatId, subscriptionId);
			if (ended?.topicEnded) drop(ended.subscription.topicId);
			return ended?.subscription;
		},
		end(topicIds) {
			for (const topicId of topicIds) drop(topicId);
		},
		match(article, source, near = false) {
			const words = readWords(article, source);
			const matches: Match[] = [];
			const restrain = learning.restrainer(() => words);
			const judge = (topicId: number, unrestrained: number) => {
				const { score } = restrain(topicId, unrestrained);
				const isNear = near && score === unrestrained && score > BROKEN_SCORE;
				if (score >= MATCH_SCORE || isNear) matches.push({ topicId, score, why: [] });
			};
			if (near) index.matchAll(words, judge);
			else index.match(words, judge);
			for (const match of matches) {
				const root = index.get(match.topicId);
				if (root !== undefined) match.why = explainReading(root, words, article, source, index.evidence);
			}
			return matches.sort((a, b) => b.score - a.score || a.topicId - b.topicId);
		},
		judge(article, topicIds) {
			const { source } = article;
			const words = readWords(article, source);
			const restrain = learning.restrainer(() => words);
			// Read once for all of them, by the index, which has the terms of every topic.
			index.match(words, () => {});
			return topicIds.flatMap((topicId) => {
				const root = index.get(topicId);
				if (root === undefined) return [];
				const judged = judgeReading(root, words, article, source, index.evidence);
				const { score, unwanted } = restrain(topicId, judged.score);
				return [{ topicId, ...judged, score, unwanted: [...judged.unwanted, ...unwanted] }];
			});
		},
		async preview({ compiled, query }, { now, days, newest, variants = [] }) {
			const root = readCompiled(compiled) ?? (await rootOf(query));
			const others = await Promise.all(
				variants.map(async (other) => readCompiled(other.compiled) ?? rootOf(other.query)),
			);
			return previewTopic(root, { articles: storage.articles, lexicon, forms, now, days, newest, variants: others });
		},
		async newest(topicId, { newest }) {
			const topic = await storage.topics.get(topicId);
			if (topic === undefined) return [];
			const root = learning.enrich(topicId, readCompiled(topic.compiled) ?? (await rootOf(topic.query)));
			return findNewest(root, {
				articles: storage.articles,
				lexicon,
				forms,
				newest,
				restrain: (words, score) => learning.restrainer(() => words)(topicId, score).score,
			});
		},
		learn: (where, judged) => learning.learn(where, judged),
		unlearn: (where, articleId) => learning.unlearn(where, articleId),
		lessons: (topicId) => learning.lessons(topicId),
		volumes: (topicIds, span) => countVolumes(topicIds, span, { storage, lexicon, forms, learning }),
		searchTerms(words) {
			const tokens = tokenize(words);
			const telling = tokens.filter((token) => !isStopWord(token.folded, "en") || token.isAcronym);
			return [...new Set((telling.length > 0 ? telling : tokens).map((token) => lightStem(token.folded)))];
		},
		refresh: (signal) =>
			refreshTopics({
				topics: storage.topics,
				understand,
				has: (topicId) => index.has(topicId),
				put,
				log,
				signal,
			}),
		asksModel: queue !== undefined,
		close: async () => queue?.stop(),
	};

	function startAsking(model: TopicModel): WordQueue {
		const { perDay = ASKED_A_DAY, backOffMs } = opened.asking ?? {};
		const onLearned = (topicId: number, root: CompiledNode) => {
			if (index.has(topicId)) put(topicId, root);
		};
		const deps = { ...options, model, topics: storage.topics, log, onLearned };
		return createWordQueue({
			ask: (topicId, signal) => learnWords(topicId, signal, deps),
			budget: createBudget({ perDay }),
			log,
			...(backOffMs ? { backOffMs } : {}),
		});
	}

	/** An understanding kept from before an update of the program. */
	async function rootOf(query: string): Promise<CompiledNode> {
		const understood = await understand(query);
		if (!understood.ok) throw new Error(`a topic that was understood is not any more: ${understood.fault.kind}`);
		return understood.root;
	}
}
