import type { EarlierVersion, Storage } from "../../storage/storage.ts";
import { wordMark } from "../articles/bare-title.ts";
import { entryMark } from "../articles/entry-mark.ts";
import { toArticle } from "../articles/to-article.ts";
import type { Article, NewArticle } from "../domain/article.ts";
import type { Entry, Feed, Millis } from "../domain/feed.ts";

/** An article is looked at again so often at the most: some feeds show other words at every poll. */
const MAX_VERSIONS = 20;
/** Of so many titles of an article each may be news; what comes after them is kept and brings no message of its own. */
const MAX_TITLES = 6;

/** An entry known by the store that says something else than it did. */
export interface ChangedEntry extends EarlierVersion {
	entry: Entry;
}

/** An article of the store as it reads now. */
export interface ChangedArticle {
	article: NewArticle;
	before: Article;
	changes: EarlierVersion;
	/** Whether its title is one that it did not have before, and it did not have too many: only such a one can be news. */
	hasNewTitle: boolean;
}

/**
 * Of entries that are known, with their keys: those that say something else than when their feed last brought them. An
 * entry is known again by its strongest key alone, so that two entries with one link are not taken for one that changed.
 */
export async function findChanged(
	feed: Feed,
	known: readonly { entry: Entry; keys: string[] }[],
	storage: { articles: Pick<Storage["articles"], "versions"> },
): Promise<ChangedEntry[]> {
	const versions = await storage.articles.versions(known.flatMap(({ keys }) => keys.slice(0, 1)));
	const shown = new Map<number, number>();
	const changed: ChangedEntry[] = [];
	for (const { entry, keys } of known) {
		const version = versions.get(keys[0] ?? "");
		// Other feeds show the same page under titles of their own.
		if (version === undefined || version.feedId !== feed.id) continue;
		const { articleId, titleMarks } = version;
		shown.set(articleId, (shown.get(articleId) ?? 0) + 1);
		if (version.entryMark === "" || version.entryMark === entryMark(entry)) continue;
		if (titleMarks.length + 1 < MAX_VERSIONS) changed.push({ entry, articleId, titleMarks });
	}
	// Several entries with the guid of one: which of them is the article cannot be told.
	return changed.filter(({ articleId }) => shown.get(articleId) === 1);
}

/** What a changed entry makes of its article; undefined when its words are the same, or it is not there any more. */
export async function readChanged(
	{ entry, articleId, titleMarks }: ChangedEntry,
	feed: Feed,
	storage: { articles: Pick<Storage["articles"], "get"> },
	now: Millis,
): Promise<ChangedArticle | undefined> {
	const article = toArticle(entry, feed, now);
	const before = article && (await storage.articles.get(articleId));
	if (!before) return undefined;
	const titleMark = wordMark(article.title);
	const lastMark = wordMark(before.title);
	if (titleMark === lastMark && wordMark(article.lead) === wordMark(before.lead)) return undefined;
	const earlier = [...titleMarks, lastMark];
	const hasNewTitle = !earlier.includes(titleMark) && new Set(earlier).size < MAX_TITLES;
	return { article, before, changes: { articleId, titleMarks: earlier }, hasNewTitle };
}
