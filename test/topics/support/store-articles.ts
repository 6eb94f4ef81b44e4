import type { NewArticle } from "../../../src/domain/article.ts";
import type { Storage } from "../../../storage/storage.ts";

/** Stores articles in the first feed there is, each as a story of its own. */
export async function storeArticles(storage: Storage, articles: readonly NewArticle[], now: number): Promise<void> {
	const [feed] = await storage.feeds.list();
	if (feed === undefined) throw new Error("there is no feed");
	const state = {
		etag: undefined,
		lastModified: undefined,
		polledAt: now,
		nextPollAt: now,
		failures: 0,
		lastError: undefined,
	};
	const arrivals = articles.map((article, nth) => ({
		article: { ...article, feedId: feed.id },
		storyId: `s${nth}`,
		matches: [],
	}));
	await storage.articles.record(feed.id, state, arrivals);
}
