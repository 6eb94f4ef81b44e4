import type { Database } from "better-sqlite3";
import type { Article } from "../../src/domain/article.ts";
import type { FeedState, Millis } from "../../src/domain/feed.ts";
import type { ArrivedArticle, ArticleStore, RecordedArrival, StoredVersion } from "../storage.ts";
import { markRepeated } from "./amend-deliveries.ts";
import { allOf, anyOf } from "./article-terms.ts";
import { keepFeedState } from "./feeds.ts";
import { planDeliveries } from "./plan-deliveries.ts";
import { replaceVersion } from "./replace-version.ts";
import { thinOutArticles } from "./thin-out-articles.ts";
import { countDevelopments } from "./topic-developments.ts";

interface VersionRow {
	id: number;
	feed_id: number;
	entry_mark: string;
	title_marks: string;
}

interface ArticleRow {
	id: number;
	feed_id: number;
	story_id: string;
	development_id: string;
	url: string | null;
	title: string;
	lead: string;
	text: string;
	author: string | null;
	language: string | null;
	published_at: number | null;
	seen_at: number;
	summary: string | null;
	source: string;
}

const select = "SELECT a.*, f.title AS source FROM articles a JOIN feeds f ON f.id = a.feed_id";
// CROSS JOIN keeps the search outside: it walks the newest first by rowid and stops at the limit.
const selectMatching = `
	SELECT a.*, f.title AS source
	FROM article_terms t CROSS JOIN articles a ON a.id = t.rowid CROSS JOIN feeds f ON f.id = a.feed_id`;

// A poll that finds only known entries writes nothing but once a day.
const keyRefreshMs = 24 * 60 * 60 * 1000;
const newestId = Number.MAX_SAFE_INTEGER;

export function openArticles(db: Database): ArticleStore {
	const keySeen = db.prepare<[string], { last_seen_at: number }>("SELECT last_seen_at FROM article_keys WHERE key = ?");
	const refreshKey = db.prepare("UPDATE article_keys SET last_seen_at = ? WHERE key = ?");
	const addKey = db.prepare("INSERT OR IGNORE INTO article_keys (key, article_id, last_seen_at) VALUES (?, ?, ?)");
	const add = db.prepare(`
		INSERT INTO articles (feed_id, story_id, development_id, url, title, lead, text, author, language, published_at, seen_at, entry_mark, title_marks)
		VALUES (@feedId, @storyId, @developmentId, @url, @title, @lead, @text, @author, @language, @publishedAt, @seenAt, @entryMark, @titleMarks)`);
	const addTerms = db.prepare("INSERT INTO article_terms (rowid, terms) VALUES (?, ?)");
	const keepSummary = db.prepare("UPDATE articles SET summary = ? WHERE id = ?");
	const newest = db.prepare<[number], ArticleRow>(
		`${select} WHERE a.is_current ORDER BY a.told_at DESC, a.id DESC LIMIT ?`,
	);
	const newestBefore = db.prepare<[number, number], ArticleRow>(
		`${select} WHERE a.is_current AND (a.told_at, a.id) < (SELECT told_at, id FROM articles WHERE id = ?) ORDER BY a.told_at DESC, a.id DESC LIMIT ?`,
	);
	const search = db.prepare<[string, number, number], ArticleRow>(
		`${selectMatching} WHERE t.article_terms MATCH ? AND t.rowid < ? ORDER BY t.rowid DESC LIMIT ?`,
	);
	// Ids follow the clock all but exactly, so the lowest of the window bounds the walk.
	const candidates = db.prepare<{ terms: string; since: Millis; limit: number }, ArticleRow>(`
		${selectMatching}
		WHERE t.article_terms MATCH @terms AND t.rowid >= (SELECT min(id) FROM articles INDEXED BY articles_by_seen WHERE seen_at >= @since)
			AND a.seen_at >= @since
		ORDER BY t.rowid DESC LIMIT @limit`);
	// Named, as the planner would rather walk all ids in order than sort the few of the window.
	const since = db.prepare<[Millis], ArticleRow>(`
		SELECT a.*, f.title AS source
		FROM articles a INDEXED BY articles_by_seen CROSS JOIN feeds f ON f.id = a.feed_id
		WHERE a.seen_at >= ? ORDER BY a.id`);
	const ofStory = db.prepare<{ storyId: string; before: number; limit: number }, ArticleRow>(
		`${select} WHERE a.story_id = @storyId AND a.id < @before ORDER BY a.id DESC LIMIT @limit`,
	);
	const count = db.prepare<[], number>("SELECT count(*) FROM articles WHERE is_current").pluck();
	const frequency = db.prepare<[string], number>("SELECT doc FROM article_term_counts WHERE term = ?").pluck();
	const get = getArticle(db);
	const byKey = db.prepare<[string], ArticleRow>(
		`${select} WHERE a.id = (SELECT article_id FROM article_keys WHERE key = ?)`,
	);
	const versionOf = db.prepare<[string], VersionRow>(`
		SELECT a.id, a.feed_id, a.entry_mark, a.title_marks
		FROM article_keys k JOIN articles a ON a.id = k.article_id WHERE k.key = ?`);
	const replace = replaceVersion(db);
	const keepState = keepFeedState(db);
	const plan = planDeliveries(db);
	const repeat = markRepeated(db);
	const countDevelopment = countDevelopments(db);
	const thinOut = thinOutArticles(db);

	const refreshKeys = db.transaction((keys: readonly string[], now: Millis) => {
		for (const key of keys) refreshKey.run(now, key);
	}).immediate;

	function known(keys: readonly string[], now: Millis): Set<string> {
		const found = new Set<string>();
		const stale: string[] = [];
		for (const key of keys) {
			const seen = keySeen.get(key);
			if (!seen) continue;
			found.add(key);
			if (seen.last_seen_at < now - keyRefreshMs) stale.push(key);
		}
		if (stale.length > 0) refreshKeys(stale, now);
		return found;
	}

	function versions(keys: readonly string[]): Map<string, StoredVersion> {
		const found = new Map<string, StoredVersion>();
		for (const key of keys) {
			const row = versionOf.get(key);
			if (!row) continue;
			const { id: articleId, feed_id: feedId, entry_mark: entryMark } = row;
			found.set(key, { articleId, feedId, entryMark, titleMarks: JSON.parse(row.title_marks) });
		}
		return found;
	}

	function addArticle(arrival: ArrivedArticle): number | undefined {
		const { article, storyId, developmentId, entryMark = "", changes } = arrival;
		if (changes === undefined && article.keys.some((key) => keySeen.get(key))) return undefined;
		if (changes !== undefined && !replace.isCurrent(changes.articleId)) return undefined;
		const { lastInsertRowid } = add.run({
			feedId: article.feedId,
			storyId,
			developmentId,
			url: article.url ?? null,
			title: article.title,
			lead: article.lead,
			text: article.text,
			author: article.author ?? null,
			language: article.language ?? null,
			publishedAt: article.publishedAt ?? null,
			seenAt: article.seenAt,
			entryMark,
			titleMarks: JSON.stringify(changes?.titleMarks ?? []),
		});
		const id = Number(lastInsertRowid);
		if (changes !== undefined) replace.by(changes.articleId, { id, storyId, developmentId });
		for (const key of article.keys) addKey.run(key, id, article.seenAt);
		addTerms.run(id, article.terms);
		return id;
	}

	// Articles, what is to be sent of them and the poll's state in one write: a crash here may delay an article,
	// never lose it.
	const record = db.transaction(
		(feedId: number, state: FeedState, arrivals: readonly ArrivedArticle[]): RecordedArrival => {
			let planned = 0;
			const articleIds = arrivals.map((arrival) => {
				const { storyId, developmentId, matches } = arrival;
				const id = addArticle(arrival);
				if (id === undefined) return undefined;
				countDevelopment(arrival);
				repeat({ articleId: id, feedId, developmentId, now: state.polledAt });
				planned += plan({ articleId: id, storyId, developmentId, matches, now: state.polledAt });
				return id;
			});
			keepState(feedId, state);
			return { articleIds, planned };
		},
	).immediate;

	return {
		known: async (keys, now) => known(keys, now),
		versions: async (keys) => versions(keys),
		record: async (feedId, state, arrivals) => record(feedId, state, arrivals),
		get: async (id) => get(id),
		byKey: async (key) => {
			const row = byKey.get(key);
			return row && toArticle(row);
		},
		keepSummary: async (id, summary) => void keepSummary.run(summary, id),
		newest: async (limit, before) =>
			(before === undefined ? newest.all(limit) : newestBefore.all(before, limit)).map(toArticle),
		search: async (terms, { limit, before }) => {
			const expression = allOf(terms);
			return expression ? search.all(expression, before ?? newestId, limit).map(toArticle) : [];
		},
		candidates: async (terms, options) => {
			const expression = anyOf(terms);
			return expression
				? candidates.all({ terms: expression, since: options.since, limit: options.limit }).map(toArticle)
				: [];
		},
		since: async (seenAt) => since.all(seenAt).map(toArticle),
		ofStory: async (storyId, { before, limit }) => ofStory.all({ storyId, before, limit }).map(toArticle),
		count: async () => count.get() ?? 0,
		frequencies: async (terms) => new Map(terms.map((term) => [term, frequency.get(term) ?? 0])),
		thinOut: async (before, limit) => thinOut(before, limit),
	};
}

/** Reads one article, also for a delivery of it. */
export function getArticle(db: Database): (id: number) => Article | undefined {
	const get = db.prepare<[number], ArticleRow>(`${select} WHERE a.id = ?`);
	return (id) => {
		const row = get.get(id);
		return row && toArticle(row);
	};
}

function toArticle(row: ArticleRow): Article {
	return {
		id: row.id,
		feedId: row.feed_id,
		storyId: row.story_id,
		developmentId: row.development_id,
		source: row.source,
		url: row.url ?? undefined,
		title: row.title,
		lead: row.lead,
		text: row.text,
		author: row.author ?? undefined,
		language: row.language ?? undefined,
		publishedAt: row.published_at ?? undefined,
		seenAt: row.seen_at,
		summary: row.summary ?? undefined,
	};
}
