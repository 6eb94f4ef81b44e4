import type { Millis } from "./feed.ts";

/** An article before it is stored: clean plain text, nothing of the page's furniture. */
export interface NewArticle {
	/**
	 * Its identities, strongest first: guid within the feed, canonical URL, title and day.
	 * An article is known when any of them is.
	 */
	keys: string[];
	feedId: number;
	/** The link to show, absolute; undefined when the feed gave none. */
	url: string | undefined;
	/** Plain text, one line, as the paper wrote it. */
	title: string;
	/** The feed's own summary, cleaned, paragraphs divided by "\n"; "" when there is none. */
	lead: string;
	/** The body, cleaned, paragraphs divided by "\n"; "" when the feed carries none. */
	text: string;
	author: string | undefined;
	/** ISO 639-1; Croatian, Bosnian and Serbian are all "sr". */
	language: string | undefined;
	publishedAt: Millis | undefined;
	/** When we first saw it. */
	seenAt: Millis;
	/** The folded, stemmed terms of title, lead and text, divided by spaces: what search looks in. */
	terms: string;
}

/** What an article tells. A development is one step of one story. */
export interface Telling {
	/** The event, as people would group it. */
	storyId: string;
	/** The articles that tell the very same of it. */
	developmentId: string;
}

/** When an article's news is from: a feed's clock may be ahead, so never later than we saw it. */
export function toldAt({ publishedAt, seenAt }: Pick<NewArticle, "publishedAt" | "seenAt">): Millis {
	return Math.min(publishedAt ?? seenAt, seenAt);
}

/** An article of the store. */
export interface Article extends Omit<NewArticle, "keys" | "terms">, Telling {
	id: number;
	/** The title of its feed. */
	source: string;
	/** The summary made for the chat; undefined until one was made, "" when none was good enough. */
	summary: string | undefined;
}
