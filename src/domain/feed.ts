/** Milliseconds since the epoch, UTC. */
export type Millis = number;

/** A feed as the catalogue names it. */
export interface FeedListing {
	/** Absolute http(s) URL, exactly as it is asked for. */
	url: string;
	title: string;
	/** ISO 3166 country code or a word such as "INT"; as the catalogue has it. */
	country: string | undefined;
	/** ISO 639-1 code of the feed's language, a hint for articles too short to tell. */
	language: string | undefined;
	category: string | undefined;
}

/** A feed as it is kept: its listing and what polling it has shown so far. */
export interface Feed extends FeedListing {
	id: number;
	etag: string | undefined;
	lastModified: string | undefined;
	nextPollAt: Millis;
	/** When its first successful poll was; undefined before. What was there then is never pushed. */
	firstPolledAt: Millis | undefined;
	lastSuccessAt: Millis | undefined;
	lastPolledAt: Millis | undefined;
	/** Failed polls in a row; 0 when the last one succeeded. */
	failures: number;
	/** Why the last poll failed, in words for a person; undefined when it did not. */
	lastError: string | undefined;
}

/** What one poll leaves behind for the next. */
export interface FeedState {
	etag: string | undefined;
	lastModified: string | undefined;
	polledAt: Millis;
	nextPollAt: Millis;
	/** 0 after a success. */
	failures: number;
	lastError: string | undefined;
}

/** One item of a feed document, as parsed; the HTML in it is still from outside and untouched. */
export interface Entry {
	guid: string | undefined;
	/** Absolute URL. */
	link: string | undefined;
	/** May hold HTML. */
	title: string;
	publishedAt: Millis | undefined;
	summaryHtml: string;
	contentHtml: string;
	author: string | undefined;
}
