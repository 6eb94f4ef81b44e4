import type { NewArticle, Telling } from "../../src/domain/article.ts";
import type { FeedListing, FeedState, Millis } from "../../src/domain/feed.ts";
import type { Match, Subscription, Topic } from "../../src/domain/topic.ts";
import type { ArrivedArticle, NewSubscription, Storage } from "../../storage/storage.ts";

/** A fixed moment that tests count from. */
export const start: Millis = Date.UTC(2026, 2, 2, 9);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

let serial = 0;
/** A number no other call in this run gave. */
function nextNumber(): number {
	serial += 1;
	return serial;
}

export function newListing(changes: Partial<FeedListing> = {}): FeedListing {
	const n = nextNumber();
	return {
		url: `https://paper${n}.example/feed`,
		title: `Paper ${n}`,
		country: "XK",
		language: "en",
		category: "news",
		...changes,
	};
}

/** The state after a successful poll. */
export function newState(changes: Partial<FeedState> = {}): FeedState {
	return {
		etag: undefined,
		lastModified: undefined,
		polledAt: start,
		nextPollAt: start + 5 * minute,
		failures: 0,
		lastError: undefined,
		...changes,
	};
}

export function newArticle(changes: Partial<NewArticle> = {}): NewArticle {
	const n = nextNumber();
	return {
		keys: [`guid ${n}`, `https://paper.example/article/${n}`],
		feedId: 1,
		url: `https://paper.example/article/${n}`,
		title: `Headline ${n}`,
		lead: `Lead ${n}.`,
		text: `Body ${n}.`,
		author: undefined,
		language: "en",
		publishedAt: start - hour,
		seenAt: start,
		terms: `headline ${n}`,
		...changes,
	};
}

export function newMatch(topicId: number, changes: Partial<Match> = {}): Match {
	return { topicId, score: 0.8, why: [{ term: "kosovo", found: "Kosovo", where: "title" }], ...changes };
}

export function newSubscription(chatId: number, changes: Partial<NewSubscription> = {}): NewSubscription {
	const query = changes.query ?? `topic ${nextNumber()}`;
	return { chatId, threadId: 0, query, key: query.toLowerCase(), compiled: "{}", version: 1, ...changes };
}

/** Puts a feed into the store's catalogue beside those there; resolves with its id. */
export async function addFeed(storage: Storage, changes: Partial<FeedListing> = {}): Promise<number> {
	const listing = newListing(changes);
	await storage.feeds.replaceCatalogue([...(await storage.feeds.list()), listing], start);
	const feed = (await storage.feeds.list()).find(({ url }) => url === listing.url);
	if (!feed) throw new Error("the feed just added is missing");
	return feed.id;
}

/** Meets the chat and subscribes it. */
export async function follow(
	storage: Storage,
	chatId: number,
	changes: Partial<NewSubscription> = {},
): Promise<{ topic: Topic; subscription: Subscription; wasAdded: boolean }> {
	await storage.chats.meet(chatId, chatId < 0 ? "supergroup" : "private", "en", start);
	return storage.topics.subscribe(newSubscription(chatId, changes), start);
}

/** Stores one article of the feed with what it matched, of a story of one development unless named; resolves with its id. */
export async function storeArticle(
	storage: Storage,
	feedId: number,
	arrival: Partial<Telling> & { article?: Partial<NewArticle>; matches?: ArrivedArticle["matches"] } = {},
): Promise<number> {
	const { storyId = `story ${nextNumber()}`, developmentId = storyId } = arrival;
	const { articleIds } = await storage.articles.record(feedId, newState(), [
		{
			article: newArticle({ feedId, ...arrival.article }),
			storyId,
			developmentId,
			matches: arrival.matches ?? [],
		},
	]);
	const id = articleIds[0];
	if (id === undefined) throw new Error("the article was known already");
	return id;
}
