import type { Millis } from "../domain/feed.ts";
import { readRetryAfter } from "./retry-after.ts";
import type { WebAnswer, WebClient } from "./web-client.ts";
import { WebError } from "./web-error.ts";

export interface FetchRequest {
	url: string;
	/** As the last answer gave them; sent back so that an unchanged feed costs nothing. */
	etag: string | undefined;
	lastModified: string | undefined;
	web: WebClient;
	now: Millis;
	signal?: AbortSignal;
	maxBytes?: number;
}

/** A feed document as it came. */
export interface FeedDocument {
	kind: "document";
	body: Uint8Array;
	contentType: string | undefined;
	/** After redirects; what relative links are relative to. */
	finalUrl: string;
	etag: string | undefined;
	lastModified: string | undefined;
}

export type FetchOutcome =
	| FeedDocument
	| { kind: "notModified" }
	/** `message` is a plain sentence; `retryAfterMs` where the server named a time. */
	| { kind: "failure"; message: string; retryAfterMs: number | undefined };

const accept =
	"application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5";

/** Asks for a feed, conditionally where it was read before. Never rejects for what the network or the server does. */
export async function fetchFeed(request: FetchRequest): Promise<FetchOutcome> {
	const { url, etag, lastModified, web, signal, maxBytes } = request;
	let answer: WebAnswer;
	try {
		answer = await web.get(url, {
			headers: {
				accept,
				...(etag ? { "if-none-match": etag } : {}),
				...(lastModified ? { "if-modified-since": lastModified } : {}),
			},
			...(signal ? { signal } : {}),
			...(maxBytes ? { maxBytes } : {}),
		});
	} catch (error) {
		if (error instanceof WebError) return { kind: "failure", message: error.message, retryAfterMs: undefined };
		throw error;
	}
	if (answer.status === 304) return { kind: "notModified" };
	if (answer.status < 200 || answer.status > 299) {
		const retryAfterMs = readRetryAfter(answer.header("retry-after"), request.now);
		return { kind: "failure", message: explainStatus(answer.status), retryAfterMs };
	}
	return {
		kind: "document",
		body: answer.body,
		contentType: answer.header("content-type"),
		finalUrl: answer.finalUrl,
		etag: validator(answer.header("etag")),
		lastModified: validator(answer.header("last-modified")),
	};
}

const statusWords: Record<number, string> = {
	401: "the server wants a password",
	403: "the server does not let us read it",
	404: "there is nothing at this address",
	410: "the server says it is gone for good",
	429: "the server says we ask too often",
	503: "the server is busy or down for a while",
};

function explainStatus(status: number): string {
	const words = statusWords[status] ?? (status >= 500 ? "the server has a fault" : "the server refused");
	return `${words} (HTTP ${status})`;
}

/** Only what may be sent back in a header: a server must not be able to break our next request. */
function validator(value: string | undefined): string | undefined {
	return value !== undefined && /^[\x20-\x7e]{1,1000}$/.test(value) ? value : undefined;
}
