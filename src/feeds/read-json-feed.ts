import type { Entry } from "../domain/feed.ts";
import { FeedError } from "./feed-error.ts";
import { parseDate } from "./parse-date.ts";
import { feedLimits } from "./rewrite-as-rss.ts";

/** Reads a JSON Feed (1.0 and 1.1). Throws {@link FeedError} for other JSON. */
export function readJsonFeed(text: string, url: string): { title: string; entries: Entry[] } {
	let document: unknown;
	try {
		document = JSON.parse(text);
	} catch (cause) {
		throw new FeedError("this is JSON that cannot be read", { cause });
	}
	const items = field(document, "items");
	if (!Array.isArray(items)) throw new FeedError("this is JSON, but not a feed");
	return {
		title: words(document, "title"),
		entries: items.slice(0, feedLimits.maxEntries).map((item): Entry => {
			const published = words(item, "date_published") || words(item, "date_modified");
			const author = field(item, "author") ?? [field(item, "authors")].flat()[0];
			const plain = words(item, "content_text");
			return {
				guid: words(item, "id") || undefined,
				link: absolute(words(item, "url") || words(item, "external_url"), url),
				title: asHtml(words(item, "title").slice(0, feedLimits.maxFieldChars.title)),
				publishedAt: parseDate(published),
				summaryHtml: asHtml(words(item, "summary").slice(0, feedLimits.maxFieldChars.summary)),
				contentHtml: (words(item, "content_html") || asHtml(plain)).slice(0, feedLimits.maxFieldChars.content),
				author: words(author, "name").slice(0, feedLimits.maxFieldChars.author) || undefined,
			};
		}),
	};
}

function field(value: unknown, name: string): unknown {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
	return (value as Record<string, unknown>)[name];
}

function words(value: unknown, name: string): string {
	const found = field(value, name);
	return typeof found === "string" ? found.trim() : typeof found === "number" ? String(found) : "";
}

/** JSON Feed's titles and summaries are plain text; an entry's may hold HTML. */
function asHtml(text: string): string {
	return text.replace(/[&<>]/g, (char) => (char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;"));
}

function absolute(link: string, base: string): string | undefined {
	const url = link === "" ? null : URL.parse(link, base);
	return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
