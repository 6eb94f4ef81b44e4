import type { Entry } from "../domain/feed.ts";
import { shortHash } from "./bare-title.ts";

/** Tells at the cost of a hash whether an entry still says what it said, before anything of it is cleaned. */
export function entryMark({ title, summaryHtml }: Pick<Entry, "title" | "summaryHtml">): string {
	return shortHash(`${title}\n\n${summaryHtml}`);
}
