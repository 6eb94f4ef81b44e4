/** What a summary is made from: an article's clean text. */
export interface Summarizable {
	title: string;
	/** The feed's own summary, cleaned; "" when there is none. */
	lead: string;
	/** "" when the feed carries only a summary. */
	text: string;
	language: string | undefined;
}

/** What to aim at. */
export interface SummaryLimits {
	maxSentences: number;
	maxChars: number;
	/** Gives up when it fires; the caller then falls back. */
	signal?: AbortSignal;
}

/**
 * Makes a short faithful summary in the article's own language: plain text, whole sentences,
 * "" rather than a bad one. Rejects only when it could not work at all (network, time).
 */
export type Summarizer = (article: Summarizable, limits: SummaryLimits) => Promise<string>;
