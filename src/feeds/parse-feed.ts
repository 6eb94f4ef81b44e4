import RssParser from "rss-parser";
import type { Entry, Millis } from "../domain/feed.ts";
import { decodeDocument } from "./decode-document.ts";
import { FeedError } from "./feed-error.ts";
import { parseDate } from "./parse-date.ts";
import { readJsonFeed } from "./read-json-feed.ts";
import { rewriteAsRss } from "./rewrite-as-rss.ts";

export interface FeedSource {
	/** As it came, not yet decoded. */
	body: Uint8Array;
	/** The header, with its charset. */
	contentType?: string | undefined;
	/** Where it came from: what relative links are relative to. */
	url: string;
	/** The moment dates are judged by: later ones are mistakes. Without it only the year is judged. */
	now?: Millis | undefined;
}

export interface ParsedFeed {
	title: string;
	format: "rss" | "rdf" | "atom" | "cdf" | "json";
	/** At most 500, in the document's order; long fields are cut. */
	entries: Entry[];
}

const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);
const twoDaysMs = 2 * 86_400_000;

/** A feed document to entries. Throws {@link FeedError} for what is no feed; one odd entry never spoils the others. */
export async function parseFeed(source: FeedSource): Promise<ParsedFeed> {
	const { title, format, entries } = await read(source);
	const until = source.now === undefined ? latest : source.now + twoDaysMs;
	for (const entry of entries) {
		if (entry.publishedAt !== undefined && !(entry.publishedAt >= earliest && entry.publishedAt <= until)) {
			entry.publishedAt = undefined;
		}
	}
	return { title, format, entries };
}

async function read({ body, contentType, url }: FeedSource): Promise<ParsedFeed> {
	const text = decodeDocument(body, contentType);
	const start = /\S/.exec(text)?.index;
	if (start === undefined) throw new FeedError("the answer is empty");
	if (text[start] === "{" || text[start] === "[") return { format: "json", ...readJsonFeed(text, url) };
	const { rss, format } = await rewriteAsRss(text, url);
	const parsed = await createParser().parseString(rss);
	return {
		title: asText(parsed.feedTitle),
		format,
		entries: parsed.items.map((item) => ({
			guid: asText(item.guid) || undefined,
			link: asText(item.link) || undefined,
			title: asText(item.entryTitle),
			publishedAt: parseDate(asText(item.pubDate)),
			summaryHtml: asText(item.entrySummary),
			contentHtml: asText(item.entryContent),
			author: asText(item.entryAuthor) || undefined,
		})),
	};
}

/**
 * Under their own names rss-parser would run its snippet patterns over the long texts, which take minutes on
 * hostile ones; under these it only hands them over.
 */
function createParser() {
	return new RssParser<{ feedTitle?: unknown }, Record<string, unknown>>({
		customFields: {
			feed: [["t:title", "feedTitle"]] as never,
			item: [
				["t:title", "entryTitle"],
				["t:summary", "entrySummary"],
				["t:content", "entryContent"],
				["t:author", "entryAuthor"],
			],
		},
	});
}

function asText(value: unknown): string {
	return typeof value === "string" ? value.trim() : "";
}
