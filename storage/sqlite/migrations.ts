/**
 * The schema, step by step; PRAGMA user_version counts the steps a file has seen.
 * The order matters: add new steps at the end, and never change one that was released.
 *
 * Moments are milliseconds since the epoch. Ids that stand in buttons or mean an order are AUTOINCREMENT,
 * so that none is ever given twice.
 */
export const migrations: readonly string[] = [
	`
	CREATE TABLE feeds (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		url TEXT NOT NULL UNIQUE,
		title TEXT NOT NULL,
		country TEXT,
		language TEXT,
		category TEXT,
		left_at INTEGER, -- when it left the catalogue
		etag TEXT,
		last_modified TEXT,
		next_poll_at INTEGER NOT NULL,
		first_polled_at INTEGER,
		last_success_at INTEGER,
		last_polled_at INTEGER,
		failures INTEGER NOT NULL DEFAULT 0,
		last_error TEXT
	) STRICT;
	CREATE INDEX feeds_by_next_poll ON feeds (next_poll_at) WHERE left_at IS NULL;

	CREATE TABLE articles (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		feed_id INTEGER NOT NULL REFERENCES feeds (id),
		story_id TEXT NOT NULL,
		url TEXT,
		title TEXT NOT NULL,
		lead TEXT NOT NULL,
		text TEXT NOT NULL,
		author TEXT,
		language TEXT,
		published_at INTEGER,
		seen_at INTEGER NOT NULL,
		summary TEXT
	) STRICT;
	CREATE INDEX articles_by_seen ON articles (seen_at);

	-- Outlives its article, so that what was thinned out does not come back as new.
	CREATE TABLE article_keys (
		key TEXT PRIMARY KEY,
		article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,
		last_seen_at INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE INDEX article_keys_by_article ON article_keys (article_id);
	CREATE INDEX article_keys_thinned ON article_keys (last_seen_at) WHERE article_id IS NULL;

	-- The terms come folded and divided by spaces. With every sign of ASCII a token character, and all beyond
	-- ASCII one anyway, each of them is a token exactly as it is. The rowid is the article's id.
	CREATE VIRTUAL TABLE article_terms USING fts5 (
		terms, content='', contentless_delete=1, detail=none,
		tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~'"
	);
	CREATE VIRTUAL TABLE article_term_counts USING fts5vocab (article_terms, row);

	CREATE TABLE chats (
		id INTEGER PRIMARY KEY, -- Telegram's
		kind TEXT NOT NULL,
		locale TEXT NOT NULL,
		settings TEXT NOT NULL DEFAULT '{}', -- JSON, only what was set
		paused_at INTEGER,
		absence TEXT,
		created_at INTEGER NOT NULL
	) STRICT;

	CREATE TABLE topics (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		key TEXT NOT NULL UNIQUE,
		query TEXT NOT NULL,
		compiled TEXT NOT NULL,
		version INTEGER NOT NULL
	) STRICT;

	CREATE TABLE subscriptions (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
		thread_id INTEGER NOT NULL,
		topic_id INTEGER NOT NULL REFERENCES topics (id),
		query TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		UNIQUE (chat_id, thread_id, topic_id)
	) STRICT;
	CREATE INDEX subscriptions_by_topic ON subscriptions (topic_id);

	CREATE TABLE deliveries (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
		thread_id INTEGER NOT NULL,
		story_id TEXT NOT NULL,
		article_id INTEGER NOT NULL REFERENCES articles (id),
		matches TEXT NOT NULL, -- JSON, best first
		status TEXT NOT NULL CHECK (status IN ('planned', 'sending', 'sent', 'refused', 'dropped')),
		attempts INTEGER NOT NULL DEFAULT 0,
		planned_at INTEGER NOT NULL,
		not_before INTEGER NOT NULL DEFAULT 0,
		claimed_at INTEGER,
		sent_at INTEGER,
		message_id INTEGER,
		error TEXT,
		-- A chat is planned a story once.
		UNIQUE (chat_id, thread_id, story_id)
	) STRICT;
	CREATE INDEX deliveries_planned ON deliveries (chat_id, id, not_before, planned_at) WHERE status = 'planned';
	CREATE INDEX deliveries_postponed ON deliveries (not_before) WHERE status = 'planned' AND not_before > 0;
	CREATE INDEX deliveries_sending ON deliveries (id) WHERE status = 'sending';
	CREATE INDEX deliveries_by_article ON deliveries (article_id);
	CREATE INDEX deliveries_by_message ON deliveries (chat_id, message_id) WHERE message_id IS NOT NULL;

	CREATE TABLE drafts (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
		text TEXT NOT NULL,
		used_at INTEGER NOT NULL
	) STRICT;
	CREATE INDEX drafts_by_chat ON drafts (chat_id, used_at);

	CREATE TABLE inbox (
		update_id INTEGER PRIMARY KEY,
		chat_id INTEGER, -- whose it is, while it is kept
		body TEXT, -- JSON; NULL once it was handled
		received_at INTEGER NOT NULL
	) STRICT;
	CREATE INDEX inbox_pending ON inbox (update_id) WHERE body IS NOT NULL;
	CREATE INDEX inbox_pending_by_chat ON inbox (chat_id) WHERE chat_id IS NOT NULL;
	CREATE INDEX inbox_by_received ON inbox (received_at);
	`,
	`
	-- When an article's news is from: a feed's clock may be ahead, ours saw it then.
	ALTER TABLE articles ADD COLUMN told_at INTEGER GENERATED ALWAYS AS (min(coalesce(published_at, seen_at), seen_at)) VIRTUAL;
	CREATE INDEX articles_by_told ON articles (told_at, id);
	`,
	`
	-- Topics that a model is asked about: a row from when it is to be asked.
	CREATE TABLE topic_words (
		topic_id INTEGER PRIMARY KEY REFERENCES topics (id) ON DELETE CASCADE,
		words TEXT -- JSON; NULL until it has answered
	) STRICT;
	CREATE INDEX topic_words_wanted ON topic_words (topic_id) WHERE words IS NULL;
	`,
	`
	-- What readers taught their topics by "More like this" and "Not this"; such a subscription has a topic of its own.
	CREATE TABLE topic_lessons (
		subscription_id INTEGER PRIMARY KEY REFERENCES subscriptions (id) ON DELETE CASCADE,
		topic_key TEXT NOT NULL, -- of the topic with the same words that taught nothing
		lessons TEXT NOT NULL -- JSON
	) STRICT;
	CREATE INDEX topic_lessons_by_key ON topic_lessons (topic_key);

	-- The stories a topic matched, by day (of UTC, counted from the epoch), for showing how much it brings.
	CREATE TABLE topic_stories (
		topic_id INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
		story_id TEXT NOT NULL,
		day INTEGER NOT NULL,
		PRIMARY KEY (topic_id, story_id)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX topic_stories_by_day ON topic_stories (day);
	-- Whether the days before somebody followed it were looked up.
	ALTER TABLE topics ADD COLUMN stories_filled INTEGER NOT NULL DEFAULT 0;
	`,
	`
	-- The topics that changed since a copy of the index was written beside the database, and what that copy is called.
	CREATE TABLE topic_changes (topic_id INTEGER PRIMARY KEY) STRICT;
	CREATE TABLE topic_copy (id INTEGER PRIMARY KEY CHECK (id = 1), stamp TEXT NOT NULL) STRICT;
	-- Without "OR IGNORE": the statement that fires a trigger overrules it.
	CREATE TRIGGER topics_added AFTER INSERT ON topics BEGIN
		INSERT INTO topic_changes SELECT new.id WHERE new.id NOT IN (SELECT topic_id FROM topic_changes);
	END;
	CREATE TRIGGER topics_compiled AFTER UPDATE OF compiled ON topics BEGIN
		INSERT INTO topic_changes SELECT new.id WHERE new.id NOT IN (SELECT topic_id FROM topic_changes);
	END;
	CREATE TRIGGER topics_ended AFTER DELETE ON topics BEGIN
		INSERT INTO topic_changes SELECT old.id WHERE old.id NOT IN (SELECT topic_id FROM topic_changes);
	END;
	`,
	`
	-- What a topic was taught is in its index too.
	CREATE TRIGGER topics_taught AFTER INSERT ON topic_lessons BEGIN
		INSERT INTO topic_changes SELECT topic_id FROM subscriptions
		WHERE id = new.subscription_id AND topic_id NOT IN (SELECT topic_id FROM topic_changes);
	END;
	CREATE TRIGGER topics_taught_otherwise AFTER UPDATE ON topic_lessons BEGIN
		INSERT INTO topic_changes SELECT topic_id FROM subscriptions
		WHERE id = new.subscription_id AND topic_id NOT IN (SELECT topic_id FROM topic_changes);
	END;
	CREATE TRIGGER topics_untaught AFTER DELETE ON topic_lessons BEGIN
		INSERT INTO topic_changes SELECT topic_id FROM subscriptions
		WHERE id = old.subscription_id AND topic_id NOT IN (SELECT topic_id FROM topic_changes);
	END;
	`,
	`
	-- A story is an event, a development one step of it. What was a story until here told the very same throughout:
	-- it becomes a story of one development.
	ALTER TABLE articles ADD COLUMN development_id TEXT NOT NULL DEFAULT '';
	UPDATE articles SET development_id = story_id;
	CREATE INDEX articles_by_story ON articles (story_id);

	CREATE TABLE development_deliveries (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
		thread_id INTEGER NOT NULL,
		story_id TEXT NOT NULL,
		development_id TEXT NOT NULL,
		article_id INTEGER NOT NULL REFERENCES articles (id),
		matches TEXT NOT NULL, -- JSON, best first
		status TEXT NOT NULL CHECK (status IN ('planned', 'sending', 'sent', 'refused', 'dropped')),
		attempts INTEGER NOT NULL DEFAULT 0,
		planned_at INTEGER NOT NULL,
		not_before INTEGER NOT NULL DEFAULT 0,
		claimed_at INTEGER,
		sent_at INTEGER,
		message_id INTEGER,
		error TEXT,
		-- A chat is planned a development once.
		UNIQUE (chat_id, thread_id, development_id)
	) STRICT;
	INSERT INTO development_deliveries
		SELECT id, chat_id, thread_id, story_id, story_id, article_id, matches, status, attempts, planned_at, not_before,
			claimed_at, sent_at, message_id, error
		FROM deliveries;
	-- The last id ever given, which may be of a row deleted since.
	DELETE FROM sqlite_sequence WHERE name = 'development_deliveries';
	INSERT INTO sqlite_sequence (name, seq) SELECT 'development_deliveries', seq FROM sqlite_sequence WHERE name = 'deliveries';
	DROP TABLE deliveries;
	ALTER TABLE development_deliveries RENAME TO deliveries;
	CREATE INDEX deliveries_planned ON deliveries (chat_id, id, not_before, planned_at) WHERE status = 'planned';
	CREATE INDEX deliveries_postponed ON deliveries (not_before) WHERE status = 'planned' AND not_before > 0;
	CREATE INDEX deliveries_sending ON deliveries (id) WHERE status = 'sending';
	CREATE INDEX deliveries_by_article ON deliveries (article_id);
	CREATE INDEX deliveries_by_message ON deliveries (chat_id, message_id) WHERE message_id IS NOT NULL;
	-- What a later development answers.
	CREATE INDEX deliveries_by_story ON deliveries (chat_id, thread_id, story_id) WHERE message_id IS NOT NULL;
	`,
	`
	-- What a topic brings is counted in developments, since each of them is a message.
	ALTER TABLE topic_stories RENAME TO topic_developments;
	ALTER TABLE topic_developments RENAME COLUMN story_id TO development_id;
	DROP INDEX topic_stories_by_day;
	CREATE INDEX topic_developments_by_day ON topic_developments (day);
	ALTER TABLE topics RENAME COLUMN stories_filled TO developments_filled;
	`,
	`
	-- When a sent message is to be brought up to date, since another paper told the same, and how often it was.
	ALTER TABLE deliveries ADD COLUMN amend_at INTEGER;
	ALTER TABLE deliveries ADD COLUMN amendments INTEGER NOT NULL DEFAULT 0;
	CREATE INDEX deliveries_to_amend ON deliveries (amend_at) WHERE amend_at IS NOT NULL AND message_id IS NOT NULL;
	CREATE INDEX deliveries_by_development ON deliveries (development_id);
	CREATE INDEX articles_by_development ON articles (development_id);
	`,
	`
	-- An article whose words changed has a row for each version that was kept: what was sent is told by the one it was sent of.
	ALTER TABLE articles ADD COLUMN is_current INTEGER NOT NULL DEFAULT 1;
	-- What its entry said, as a hash; '' where that was not kept: such an article is not looked at again.
	ALTER TABLE articles ADD COLUMN entry_mark TEXT NOT NULL DEFAULT '';
	-- The titles of its earlier versions as hashes (JSON), one a version, the first first.
	ALTER TABLE articles ADD COLUMN title_marks TEXT NOT NULL DEFAULT '[]';
	`,
	`
	-- What was stopped of late and what waited for it, so that it can be taken back as it was.
	CREATE TABLE stopped_subscriptions (
		id INTEGER PRIMARY KEY, -- of the subscription
		chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
		thread_id INTEGER NOT NULL,
		query TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		stopped_at INTEGER NOT NULL
	) STRICT;
	CREATE INDEX stopped_subscriptions_by_chat ON stopped_subscriptions (chat_id);
	CREATE INDEX stopped_subscriptions_by_moment ON stopped_subscriptions (stopped_at);
	CREATE TABLE stopped_deliveries (
		id INTEGER NOT NULL, -- of the delivery
		subscription_id INTEGER NOT NULL REFERENCES stopped_subscriptions (id) ON DELETE CASCADE,
		story_id TEXT NOT NULL,
		development_id TEXT NOT NULL,
		article_id INTEGER NOT NULL,
		match TEXT NOT NULL, -- JSON
		attempts INTEGER NOT NULL,
		planned_at INTEGER NOT NULL,
		not_before INTEGER NOT NULL,
		PRIMARY KEY (subscription_id, id)
	) STRICT, WITHOUT ROWID;
	`,
];
