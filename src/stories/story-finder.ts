import type { NewArticle } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";

/** What a finder needs to know of an article that already has its story. */
export interface ToldArticle {
	storyId: string;
	url: string | undefined;
	title: string;
	language: string | undefined;
	publishedAt: Millis | undefined;
	seenAt: Millis;
}

/** Finds which articles tell the same story; forgets what is older than a few days. */
export interface StoryFinder {
	/** Takes up an article whose story is known, as after a restart; in the order they were seen. */
	remember(article: ToldArticle): void;
	/** The story of a new article, a new one when nothing told it before; remembers the article. */
	find(article: NewArticle): string;
}
