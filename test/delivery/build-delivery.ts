import type { Article } from "../../src/domain/article.ts";
import type { Chat } from "../../src/domain/chat.ts";
import type { Delivery } from "../../src/domain/delivery.ts";

export const noon = Date.parse("2025-05-08T12:00:00Z");

function buildArticle(parts: Partial<Article> = {}): Article {
	return {
		id: 1,
		feedId: 1,
		storyId: "story",
		developmentId: "development",
		source: "Morning Post",
		url: "https://news.example/talks",
		title: "Negotiators meet for a new round of talks",
		lead: "",
		text: "",
		author: undefined,
		language: "en",
		publishedAt: noon - 12 * 60_000,
		seenAt: noon,
		summary: undefined,
		...parts,
	};
}

export function buildDelivery(
	parts: { article?: Partial<Article>; chat?: Partial<Chat> } & Partial<Omit<Delivery, "article" | "chat">> = {},
): Delivery {
	return {
		id: 34,
		threadId: 0,
		matches: [{ subscriptionId: 12, topicId: 5, query: "border talks", score: 0.8, why: [] }],
		status: "planned",
		attempts: 0,
		plannedAt: noon,
		sentAt: undefined,
		messageId: undefined,
		answers: undefined,
		also: [],
		...parts,
		article: buildArticle(parts.article),
		chat: {
			id: 1001,
			kind: "private",
			locale: "en",
			settings: { previews: false, silent: false },
			pausedAt: undefined,
			absence: undefined,
			createdAt: noon,
			...parts.chat,
		},
	};
}
