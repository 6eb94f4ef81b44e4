import { randomUUID } from "node:crypto";
import { canonicalUrl } from "../articles/canonical-url.ts";
import type { NewArticle } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";
import { RecentArticles } from "./recent-articles.ts";
import { type ToldTerms, toldTerms } from "./told-terms.ts";

/** What a finder needs to know of an article that already has its story. */
export interface ToldArticle {
	storyId: string;
	/** 0 when it is not known. */
	feedId: number;
	url: string | undefined;
	title: string;
	/** "" when there is none. */
	lead: string;
	language: string | undefined;
	publishedAt?: Millis | undefined;
	seenAt: Millis;
}

/** Finds which articles tell the same story; forgets what is older than a few days. */
export interface StoryFinder {
	/** Takes up an article whose story is known, as after a restart; in the order they were seen. */
	remember(article: ToldArticle): void;
	/** The story of a new article, a new one when nothing told it before; remembers the article. */
	find(article: NewArticle): string;
}

/** Articles further apart tell different stories, however alike. */
const SAME_STORY_MS = 2 * 86_400_000;
/** A bound on memory whatever the feeds bring; the oldest are forgotten first. */
const MAX_ARTICLES = 50_000;

/**
 * A finder that has seen nothing yet. An article joins the story of the one nearest to it: the same address, or a
 * nearly the same title within two days.
 */
export function createStoryFinder({ newId = randomUUID }: { newId?: () => string } = {}): StoryFinder {
	const recent = new RecentArticles({ maxAgeMs: SAME_STORY_MS, maxArticles: MAX_ARTICLES });
	const storyByUrl = new Map<string, { storyId: string; time: Millis }>();

	const keep = (storyId: string, url: string | undefined, terms: ToldTerms, time: Millis) => {
		recent.add(storyId, terms, time);
		if (url !== undefined) {
			// Set anew so that the map stays in order of time.
			storyByUrl.delete(url);
			storyByUrl.set(url, { storyId, time });
		}
		for (const [known, told] of storyByUrl) {
			if (told.time >= time - SAME_STORY_MS && storyByUrl.size <= MAX_ARTICLES) break;
			storyByUrl.delete(known);
		}
	};

	return {
		remember(article) {
			keep(article.storyId, addressOf(article), toldTerms(article), timeOf(article));
		},
		find(article) {
			const url = addressOf(article);
			const time = timeOf(article);
			const terms = toldTerms(article);
			const storyId =
				(url === undefined ? undefined : storyByUrl.get(url)?.storyId) ?? recent.nearest(terms, time) ?? newId();
			keep(storyId, url, terms, time);
			return storyId;
		},
	};
}

function addressOf({ url }: { url: string | undefined }): string | undefined {
	return url === undefined ? undefined : canonicalUrl(url);
}

/** When an article was seen: feeds lie about the time of publication, and we see it in order. */
function timeOf({ seenAt }: { seenAt: Millis }): Millis {
	return seenAt;
}
