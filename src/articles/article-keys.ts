import { createHash } from "node:crypto";
import type { Entry } from "../domain/feed.ts";
import { fold } from "../text/fold.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { cleanHtml } from "./clean-html.ts";

/**
 * By what an article is known again, strongest first: its guid within the feed, its canonical link, and only
 * where there is no usable link its title and day within the feed, since "Live blog" is a title of many articles.
 * Empty for an entry that has none of them.
 */
export function articleKeys(entry: Entry, feedId: number): string[] {
	const keys: string[] = [];
	if (entry.guid) keys.push(`guid:${feedId}:${shorten(entry.guid)}`);
	const url = entry.link === undefined ? undefined : urlKey(entry.link);
	if (url !== undefined) keys.push(url);
	else {
		const title = shorten(fold(cleanHtml(entry.title || (entry.summaryHtml || entry.contentHtml).slice(0, 2_000))));
		// Without a date of its own no day is used: the day it is looked at would make it new each day.
		const day = entry.publishedAt === undefined ? "" : new Date(entry.publishedAt).toISOString().slice(0, 10);
		if (title !== "") keys.push(`title:${feedId}:${title}:${day}`);
	}
	return keys;
}

/** The key of the article at this address; undefined for what is none or names no article. */
export function urlKey(link: string): string | undefined {
	const url = canonicalUrl(link);
	return url !== undefined && namesAnArticle(url) ? `url:${shorten(url + placeOf(link))}` : undefined;
}

/** Entries of a live blog lead to places of one page, "#post-12"; "#comments" and "#xtor=RSS-1" are no such places. */
function placeOf(link: string): string {
	const hash = URL.parse(link.trim())?.hash ?? "";
	return /\d/.test(hash) && /^#[\w-]{1,100}$/.test(hash) ? hash : "";
}

/** A link to a paper's front page stands in many entries and identifies none. */
function namesAnArticle(canonical: string): boolean {
	const url = new URL(canonical);
	return url.pathname !== "/" || url.search !== "";
}

function shorten(text: string): string {
	return text.length <= 300 ? text : `sha256-${createHash("sha256").update(text).digest("base64url")}`;
}
