import type { Article, NewArticle } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";
import type { Match, Reason, Subscription } from "../domain/topic.ts";

/** What can be wrong with a topic as typed; the words for it stand in the language file. */
export type TopicFaultKind =
	| "empty"
	| "tooLong"
	| "tooManyTerms"
	| "unclosedQuote"
	| "unclosedParenthesis"
	| "strayParenthesis"
	| "missingOperand"
	| "nothingExcluded"
	| "emptyPhrase"
	| "emptyGroup"
	| "emptyField"
	| "unknownLanguage"
	| "onlyExclusions"
	| "saysTooLittle"
	| "nestedTooDeep";

/** A topic that cannot be followed as typed. */
export interface TopicFault {
	kind: TopicFaultKind;
	/** Offset in the text, in UTF-16 units. */
	at: number;
	/** The piece of the text the fault is about. */
	near: string;
	/** How many there were and may be, for the faults that count. */
	count?: number;
	limit?: number;
	/** A topic that would work, near what was typed; undefined when none can be guessed. */
	suggestion?: string;
}

/** A topic that was understood. */
export interface Understanding {
	/** As typed, white space tidied. */
	query: string;
	/** The normal form; equal keys mean equal topics. */
	key: string;
	/** The compiled query (JSON), kept with the topic. */
	compiled: string;
	/** The version of the compiler. */
	version: number;
	/** What is looked for, for showing: each of the reader's terms with the other forms that count as it. */
	terms: { term: string; also: string[] }[];
	/** What a model named for the reader's terms, to be shown as such; absent when none has. */
	suggested?: { term: string; words: string[] }[];
	/** What must not appear, and the bounds on source and language, as typed. */
	conditions: string[];
}

/** A stored article and how it was judged. */
export interface Hit {
	article: Article;
	score: number;
	why: Reason[];
}

/** What a topic would have brought. */
export interface Preview {
	/** Stories that match in the window, each once however many articles tell it. */
	count: number;
	/** Days of the window. */
	days: number;
	/** The newest that match, one a development, newest first; they may be older than the window. */
	newest: Hit[];
	/** The one of the window that came nearest without matching, and what it lacks; absent when none came near. */
	justMissed?: { article: Article; score: number; missing: string[] };
	/** How many developments of the window each of the variants asked for matches. */
	variantCounts?: number[];
	/** What several of the window's stories are about beside the topic, in a word or two each, the most telling first. */
	findAspects?(): Promise<string[]>;
}

/** How one followed topic judges one article. */
export interface Judgement {
	topicId: number;
	score: number;
	/** From this score on an article is about the topic. */
	needed: number;
	/** What speaks for it, as in a match. */
	why: Reason[];
	/** The topic's terms and conditions without which it is not about it, as the reader typed them; empty when it is. */
	missing: string[];
	/** What the topic leaves out and stands in it all the same. */
	unwanted: string[];
}

/** What a reader wants more or less of. */
export type Wish = "more" | "less";

/** What a topic learned from a reader's judgement of one article. */
export interface Lesson {
	articleId: number;
	/** Of the article. */
	title: string;
	wish: Wish;
	/** The most telling words of the article beside the topic, the heaviest first. */
	terms: { label: string }[];
}

/** The topics that are followed, understood and matched. */
export interface Topics {
	/** Parses and compiles a topic in a reader's own words. */
	understand(text: string): Promise<{ ok: true; understanding: Understanding } | { ok: false; fault: TopicFault }>;
	/** How a followed topic is understood, as it is kept and matched; undefined when nobody follows it. */
	describe(topicId: number): Promise<Understanding | undefined>;
	/** Follows a topic; from when this resolves it is matched. */
	follow(
		where: { chatId: number; threadId: number },
		understanding: Understanding,
		now: Millis,
	): Promise<{ subscription: Subscription; wasAdded: boolean }>;
	/** Stops following; undefined when the chat had no such subscription. */
	unfollow(chatId: number, subscriptionId: number): Promise<Subscription | undefined>;
	/** Takes topics nobody follows any more out of the matching (after a chat was forgotten). */
	end(topicIds: readonly number[]): void;
	/**
	 * Every followed topic the article is about. `source` is the title of its feed. With `near` also those it is not
	 * quite about, by lower scores; never one whose conditions it breaks, or which learned against it.
	 */
	match(article: NewArticle, source: string, near?: boolean): Match[];
	/** How these topics judge an article of the store; those nobody follows are left out. */
	judge(article: Article, topicIds: readonly number[]): Judgement[];
	/** What the topic would have brought in the last days, and how much its `variants`, which find no more than it. */
	preview(
		understanding: Understanding,
		options: { now: Millis; days: number; newest: number; variants?: readonly Understanding[] },
	): Promise<Preview>;
	/** The newest stored articles of a followed topic, one a development, by all that it learned. */
	newest(topicId: number, options: { now: Millis; newest: number }): Promise<Hit[]>;
	/**
	 * Learns what a reader wants more or less of from one article; this subscription alone is matched by it. `lesson`
	 * is undefined when the article says too little; the whole when the chat has no such subscription.
	 */
	learn(
		where: { chatId: number; subscriptionId: number },
		judged: { article: Article; wish: Wish; now: Millis },
	): Promise<{ subscription: Subscription; lesson: Lesson | undefined } | undefined>;
	/** Forgets what one article taught, or all; undefined when the chat has no such subscription. */
	unlearn(where: { chatId: number; subscriptionId: number }, articleId?: number): Promise<Subscription | undefined>;
	/** What a followed topic learned, the oldest first. */
	lessons(topicId: number): readonly Lesson[];
	/** How many developments these topics brought or would have brought on each of the last days of UTC, today last. */
	volumes(topicIds: readonly number[], span: { now: Millis; days: number }): Promise<Map<number, number[]>>;
	/** Folded, stemmed terms of a few words, as `ArticleStore.search` takes them. */
	searchTerms(words: string): string[];
	/**
	 * Understands every followed topic anew from the store as it has grown, a topic at a time; the signal ends it early.
	 * Resolves with how many were looked at and how many are matched otherwise now.
	 */
	refresh(signal?: AbortSignal): Promise<{ looked: number; changed: number }>;
	/** How many distinct topics are matched. */
	readonly size: number;
	/** Whether the words of topics are passed on to a language model. */
	readonly asksModel: boolean;
	/** Ends what goes on in the background. */
	close(): Promise<void>;
}
