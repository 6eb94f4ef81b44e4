import type { TopicStore } from "../../../storage/storage.ts";
import type { Article } from "../../domain/article.ts";
import type { Millis } from "../../domain/feed.ts";
import type { Subscription } from "../../domain/topic.ts";
import { type CompiledNode, readCompiled } from "../compiled-query.ts";
import { judgeArticle } from "../explaining/judge-article.ts";
import type { ArticleWords } from "../matching/read-words.ts";
import type { Form } from "../matching/term-forms.ts";
import type { Wish } from "../topics.ts";
import type { Knowledge } from "../understanding/weigh-terms.ts";
import { addLesson, type Lesson, readLessons, withoutLesson, writeLessons } from "./lessons.ts";
import { pickTerms } from "./pick-terms.ts";
import { type Restrained, Restraints } from "./restraints.ts";
import { addLearned, weighLessons } from "./weigh-lessons.ts";

export interface LearningOptions extends Knowledge {
	topics: Pick<TopicStore, "ofChat" | "get" | "learn" | "lessons">;
	forms: (key: string) => Form[];
	/** Takes up a topic as it was compiled, enriched, in the place of what it was; and drops one. */
	put: (topicId: number, root: CompiledNode) => void;
	drop: (topicId: number) => void;
}

/** A subscription and what was just learned by it; `lesson` is undefined when the article taught nothing. */
export interface Learned {
	subscription: Subscription;
	lesson: Lesson | undefined;
}

/**
 * What readers taught their topics: kept apart from the reader's words and from how these were compiled, and brought
 * together with them whenever a topic is taken up.
 */
export class Learning {
	readonly #options: LearningOptions;
	readonly #lessons = new Map<number, readonly Lesson[]>();
	readonly #restraints: Restraints;

	private constructor(options: LearningOptions) {
		this.#options = options;
		this.#restraints = new Restraints(options.forms);
	}

	/** Restores what is kept; before topics are taken up. */
	static async open(options: LearningOptions): Promise<Learning> {
		const learning = new Learning(options);
		for (const { topicId, lessons } of await options.topics.lessons()) learning.#set(topicId, readLessons(lessons));
		return learning;
	}

	/** What a topic was taught, the oldest first. */
	lessons(topicId: number): readonly Lesson[] {
		return this.#lessons.get(topicId) ?? [];
	}

	/** The topic as it is to be matched. */
	enrich(topicId: number, root: CompiledNode): CompiledNode {
		const lessons = this.lessons(topicId);
		return lessons.length === 0 ? root : addLearned(root, weighLessons(lessons).more);
	}

	/** Takes from scores for one article what was learned against topics; `words` are read when they are needed. */
	restrainer(words: () => ArticleWords): (topicId: number, score: number) => Restrained {
		let isRead = false;
		return (topicId, score) => {
			if (!this.#restraints.has(topicId)) return { score, unwanted: [] };
			if (!isRead) this.#restraints.read(words());
			isRead = true;
			return this.#restraints.restrain(topicId, score);
		};
	}

	/**
	 * Learns from a reader's judgement; undefined when the chat has no such subscription. Judging an article again
	 * replaces what it taught before.
	 */
	async learn(
		{ chatId, subscriptionId }: { chatId: number; subscriptionId: number },
		{ article, wish, now }: { article: Article; wish: Wish; now: Millis },
	): Promise<Learned | undefined> {
		const found = await this.#find(chatId, subscriptionId);
		if (found === undefined) return undefined;
		const { subscription, root } = found;
		const terms = await pickTerms(article, root, wish, this.#options);
		// One term alone never counts against a topic.
		if (terms.length < (wish === "less" ? 2 : 1)) return { subscription, lesson: undefined };
		const lessons = this.lessons(subscription.topicId);
		const matched = this.enrich(subscription.topicId, root);
		const { score } = judgeArticle(matched, article, article.source, this.#options.forms);
		const { id: articleId, title, language } = article;
		const lesson = { articleId, title, language, wish, score, at: now, terms };
		await this.#keep(subscription, addLesson(lessons, lesson));
		return { subscription, lesson };
	}

	/** Forgets what one article taught, or all; undefined when the chat has no such subscription. */
	async unlearn(
		{ chatId, subscriptionId }: { chatId: number; subscriptionId: number },
		articleId?: number,
	): Promise<Subscription | undefined> {
		const found = await this.#find(chatId, subscriptionId);
		if (found === undefined) return undefined;
		const lessons = this.lessons(found.subscription.topicId);
		await this.#keep(found.subscription, articleId === undefined ? [] : withoutLesson(lessons, articleId));
		return found.subscription;
	}

	/** Drops what topics that have ended were taught. */
	end(topicId: number): void {
		this.#set(topicId, []);
	}

	async #find(chatId: number, subscriptionId: number) {
		const { topics } = this.#options;
		const subscription = (await topics.ofChat(chatId)).find(({ id }) => id === subscriptionId);
		const topic = subscription && (await topics.get(subscription.topicId));
		const root = topic && readCompiled(topic.compiled);
		return subscription && root ? { subscription, root } : undefined;
	}

	async #keep({ id, chatId }: Subscription, lessons: readonly Lesson[]): Promise<void> {
		const { topics, put, drop } = this.#options;
		const kept = await topics.learn(chatId, id, writeLessons(lessons));
		const root = kept && readCompiled(kept.topic.compiled);
		if (kept === undefined || root === undefined) return;
		this.#set(kept.topic.id, lessons);
		put(kept.topic.id, root);
		if (kept.endedTopicId === undefined) return;
		this.end(kept.endedTopicId);
		drop(kept.endedTopicId);
	}

	#set(topicId: number, lessons: readonly Lesson[]): void {
		this.#restraints.set(topicId, lessons);
		if (lessons.length === 0) this.#lessons.delete(topicId);
		else this.#lessons.set(topicId, lessons);
	}
}
