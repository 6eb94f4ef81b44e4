import type { Database } from "better-sqlite3";
import { versionOf } from "./migrate.ts";
import { migrations } from "./migrations.ts";

/** What must hold beyond what the schema itself enforces: a query for those that break it, and the words. */
const invariants: [sql: string, fault: string][] = [
	[
		"SELECT count(*) FROM articles WHERE is_current AND id NOT IN (SELECT id FROM article_terms_docsize)",
		"articles are missing from the search index",
	],
	[
		"SELECT count(*) FROM article_terms_docsize WHERE id NOT IN (SELECT id FROM articles WHERE is_current)",
		"entries of the search index have no article",
	],
	[
		"SELECT count(*) FROM topics WHERE id NOT IN (SELECT topic_id FROM subscriptions)",
		"topics are kept though nobody follows them",
	],
	[
		"SELECT count(*) FROM deliveries d JOIN articles a ON a.id = d.article_id WHERE (a.story_id, a.development_id) <> (d.story_id, d.development_id)",
		"deliveries tell another story or development than their article",
	],
	[
		"SELECT count(*) FROM (SELECT 1 FROM articles GROUP BY development_id HAVING min(story_id) <> max(story_id))",
		"developments belong to more than one story",
	],
	[
		"SELECT count(*) FROM deliveries WHERE (status = 'sent') <> (sent_at IS NOT NULL)",
		"deliveries disagree with themselves about being sent",
	],
	[
		"SELECT count(*) FROM deliveries WHERE NOT json_valid(matches) OR json_array_length(matches) = 0",
		"deliveries do not say which topic matched",
	],
	["SELECT count(*) FROM chats WHERE NOT json_valid(settings)", "chats have unreadable settings"],
];

/** Looks the whole database over; resolves with the faults in words, none when it is sound. */
export function checkDatabase(db: Database): string[] {
	const faults: string[] = [];
	try {
		const version = versionOf(db);
		if (version !== migrations.length) faults.push(`The schema is ${version}, not ${migrations.length}.`);
		for (const { integrity_check } of db.pragma("integrity_check") as { integrity_check: string }[])
			if (integrity_check !== "ok") faults.push(`SQLite: ${integrity_check}`);
		for (const { table, parent } of db.pragma("foreign_key_check") as { table: string; parent: string }[])
			faults.push(`A row of ${table} names a row of ${parent} that is not there.`);
		for (const [sql, fault] of invariants) {
			const count = db.prepare<[], number>(sql).pluck().get();
			if (count) faults.push(`${count} ${fault}.`);
		}
	} catch (error) {
		faults.push(`The check broke off: ${error instanceof Error ? error.message : String(error)}`);
	}
	return faults;
}
