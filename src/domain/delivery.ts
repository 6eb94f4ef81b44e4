import type { Article } from "./article.ts";
import type { Chat } from "./chat.ts";
import type { Millis } from "./feed.ts";
import type { Reason } from "./topic.ts";

/** One of a chat's topics that a delivered article matched. */
export interface DeliveredMatch {
	subscriptionId: number;
	topicId: number;
	/** As the reader typed the topic. */
	query: string;
	score: number;
	why: Reason[];
}

/**
 * planned → sending → sent, or refused (Telegram will never take it), or dropped (unwanted meanwhile).
 * One found "sending" at start was cut off by a crash and is planned again: we prefer a repeat to a loss.
 */
export type DeliveryStatus = "planned" | "sending" | "sent" | "refused" | "dropped";

/** One development on its way to one chat. */
export interface Delivery {
	id: number;
	chat: Chat;
	threadId: number;
	article: Article;
	/** Best first; never empty. */
	matches: DeliveredMatch[];
	status: DeliveryStatus;
	/** Failed attempts so far. */
	attempts: number;
	plannedAt: Millis;
	sentAt: Millis | undefined;
	messageId: number | undefined;
	/** The message with which this chat and thread first heard of the story; undefined where it has not, or weeks ago. */
	answers: number | undefined;
	/** The other sources that told the same by now, the first first. */
	also: string[];
}
