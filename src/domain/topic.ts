import type { Millis } from "./feed.ts";

/** What somebody follows, once, however many chats follow it. */
export interface Topic {
	id: number;
	/** The normal form of the query; two queries of equal key mean the same. */
	key: string;
	/** As its first reader typed it. */
	query: string;
	/** What the compiler of `version` made of it (JSON); rebuilt when the compiler is newer. */
	compiled: string;
	version: number;
}

/** A chat (and, in forums, one thread of it) following a topic. */
export interface Subscription {
	id: number;
	chatId: number;
	/** Thread of a forum group; 0 elsewhere and in the general one. */
	threadId: number;
	topicId: number;
	/** As this reader typed it. */
	query: string;
	createdAt: Millis;
}

/** One piece of evidence that an article is about a topic. */
export interface Reason {
	/** The reader's term; "" for a word that often stands beside the topic. */
	term: string;
	/** The form that stands in the article. */
	found: string;
	where: "title" | "summary" | "text" | "source" | "language";
	/** Whether only a word that a model named for the topic was found. */
	byModel?: true;
}

/** An article judged against a topic. */
export interface Match {
	topicId: number;
	/** From 0 to 1; the same number means the same for every topic. */
	score: number;
	why: Reason[];
}
