import type { Database } from "better-sqlite3";
import type { Topic } from "../../src/domain/topic.ts";
import type { TopicStore } from "../storage.ts";

/** Which topics changed since a copy of them was made elsewhere; triggers keep the list, whoever changes a topic. */
export function openTopicCopies(db: Database): Pick<TopicStore, "changesSince" | "markCopied"> {
	const stampOf = db.prepare<[], string>("SELECT stamp FROM topic_copy").pluck();
	const changed = db.prepare<[], Topic>(`
		SELECT id, key, query, compiled, version FROM topic_changes JOIN topics ON id = topic_id ORDER BY id`);
	const ended = db
		.prepare<[], number>("SELECT topic_id FROM topic_changes WHERE topic_id NOT IN (SELECT id FROM topics)")
		.pluck();
	const forget = db.prepare("DELETE FROM topic_changes");
	const setStamp = db.prepare(`
		INSERT INTO topic_copy (id, stamp) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp`);

	const count = db.prepare<[], number>("SELECT count(*) FROM topic_changes").pluck();

	const changesSince = db.transaction((stamp: string, atMost: number) =>
		stampOf.get() === stamp && (count.get() ?? 0) <= atMost
			? { changed: changed.all(), endedIds: ended.all() }
			: undefined,
	);
	const markCopied = db.transaction((stamp: string) => {
		forget.run();
		setStamp.run(stamp);
	}).immediate;

	return {
		changesSince: async (stamp, atMost) => changesSince(stamp, atMost),
		markCopied: async (stamp) => markCopied(stamp),
	};
}
