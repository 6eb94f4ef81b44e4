import type { Database } from "better-sqlite3";
import type { Feed, FeedListing, FeedState, Millis } from "../../src/domain/feed.ts";
import type { FeedStore } from "../storage.ts";

interface FeedRow {
	id: number;
	url: string;
	title: string;
	country: string | null;
	language: string | null;
	category: string | null;
	etag: string | null;
	last_modified: string | null;
	next_poll_at: number;
	first_polled_at: number | null;
	last_success_at: number | null;
	last_polled_at: number | null;
	failures: number;
	last_error: string | null;
}

export function openFeeds(db: Database): FeedStore {
	const inUse = db.prepare<[], { id: number; url: string }>("SELECT id, url FROM feeds WHERE left_at IS NULL");
	const leave = db.prepare("UPDATE feeds SET left_at = ? WHERE id = ?");
	// One that comes back is due at once, however long its last back-off was.
	const enlist = db.prepare(`
		INSERT INTO feeds (url, title, country, language, category, next_poll_at)
		VALUES (@url, @title, @country, @language, @category, @now)
		ON CONFLICT (url) DO UPDATE SET
			title = excluded.title, country = excluded.country, language = excluded.language, category = excluded.category,
			next_poll_at = CASE WHEN left_at IS NOT NULL THEN min(next_poll_at, @now) ELSE next_poll_at END,
			left_at = NULL`);
	const due = db.prepare<[Millis, number], FeedRow>(
		"SELECT * FROM feeds WHERE left_at IS NULL AND next_poll_at <= ? ORDER BY next_poll_at, id LIMIT ?",
	);
	const list = db.prepare<[], FeedRow>("SELECT * FROM feeds WHERE left_at IS NULL ORDER BY title COLLATE NOCASE, id");
	const keepState = keepFeedState(db);

	const replaceCatalogue = db.transaction((listings: readonly FeedListing[], now: Millis) => {
		const listed = new Set(listings.map(({ url }) => url));
		for (const { id, url } of inUse.all()) if (!listed.has(url)) leave.run(now, id);
		for (const { url, title, country, language, category } of listings)
			enlist.run({
				url,
				title,
				country: country ?? null,
				language: language ?? null,
				category: category ?? null,
				now,
			});
	}).immediate;

	return {
		replaceCatalogue: async (listings, now) => replaceCatalogue(listings, now),
		due: async (now, limit) => due.all(now, limit).map(toFeed),
		list: async () => list.all().map(toFeed),
		recordPoll: async (feedId, state) => keepState(feedId, state),
	};
}

/** The write of a poll's state, for a poll with articles too. */
export function keepFeedState(db: Database): (feedId: number, state: FeedState) => void {
	const keep = db.prepare(`
		UPDATE feeds SET
			etag = @etag, last_modified = @lastModified, last_polled_at = @polledAt, next_poll_at = @nextPollAt,
			failures = @failures, last_error = @lastError,
			last_success_at = CASE WHEN @failures = 0 THEN @polledAt ELSE last_success_at END,
			first_polled_at = CASE WHEN @failures = 0 THEN coalesce(first_polled_at, @polledAt) ELSE first_polled_at END
		WHERE id = @feedId`);
	return (feedId, state) => {
		keep.run({
			feedId,
			etag: state.etag ?? null,
			lastModified: state.lastModified ?? null,
			polledAt: state.polledAt,
			nextPollAt: Math.round(state.nextPollAt),
			failures: state.failures,
			lastError: state.lastError ?? null,
		});
	};
}

function toFeed(row: FeedRow): Feed {
	return {
		id: row.id,
		url: row.url,
		title: row.title,
		country: row.country ?? undefined,
		language: row.language ?? undefined,
		category: row.category ?? undefined,
		etag: row.etag ?? undefined,
		lastModified: row.last_modified ?? undefined,
		nextPollAt: row.next_poll_at,
		firstPolledAt: row.first_polled_at ?? undefined,
		lastSuccessAt: row.last_success_at ?? undefined,
		lastPolledAt: row.last_polled_at ?? undefined,
		failures: row.failures,
		lastError: row.last_error ?? undefined,
	};
}
