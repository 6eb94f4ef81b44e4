import type { Database } from "better-sqlite3";
import type { Topic } from "../../src/domain/topic.ts";
import type { KeptLessons } from "../storage.ts";

interface LearnerRow {
	subscriptionId: number;
	topicId: number;
	threadId: number;
	/** Key of the topic without lessons. */
	key: string;
	lessons: string | null;
}

const columns = "id, key, query, compiled, version";

/** All subscriptions that were taught something. */
export function listLessons(db: Database): () => KeptLessons[] {
	const list = db.prepare<[], KeptLessons>(`
		SELECT l.subscription_id AS subscriptionId, s.topic_id AS topicId, l.lessons
		FROM topic_lessons l JOIN subscriptions s ON s.id = l.subscription_id ORDER BY l.subscription_id`);
	return () => list.all();
}

/**
 * Keeps a subscription's lessons and moves it between the topic of all who follow the same words and one of its own,
 * which has what that one has: how it was compiled, a model's words, and the developments of the last days.
 */
export function keepLessons(
	db: Database,
	end: (topicId: number) => boolean,
): (
	chatId: number,
	subscriptionId: number,
	lessons: string | undefined,
) => { topic: Topic; endedTopicId: number | undefined } | undefined {
	const learner = db.prepare<[number, number], LearnerRow>(`
		SELECT s.id AS subscriptionId, s.topic_id AS topicId, s.thread_id AS threadId, l.lessons,
			coalesce(l.topic_key, t.key) AS key
		FROM subscriptions s JOIN topics t ON t.id = s.topic_id LEFT JOIN topic_lessons l ON l.subscription_id = s.id
		WHERE s.id = ? AND s.chat_id = ?`);
	const byId = db.prepare<[number], Topic>(`SELECT ${columns} FROM topics WHERE id = ?`);
	const byKey = db.prepare<[string], Topic>(`SELECT ${columns} FROM topics WHERE key = ?`);
	const copy = db.prepare(`
		INSERT INTO topics (key, query, compiled, version, developments_filled)
		SELECT @key, query, compiled, version, developments_filled FROM topics WHERE id = @from`);
	const copyWords = db.prepare(`
		INSERT INTO topic_words (topic_id, words) SELECT @to, words FROM topic_words WHERE topic_id = @from`);
	const copyDevelopments = db.prepare(`
		INSERT INTO topic_developments (topic_id, development_id, day)
		SELECT @to, development_id, day FROM topic_developments WHERE topic_id = @from`);
	// A chat moved to another may have the topic there already; then it keeps both.
	const follow = db.prepare("UPDATE OR IGNORE subscriptions SET topic_id = @topicId WHERE id = @id");
	const keep = db.prepare(`
		INSERT INTO topic_lessons (subscription_id, topic_key, lessons) VALUES (@id, @key, @lessons)
		ON CONFLICT (subscription_id) DO UPDATE SET lessons = excluded.lessons`);
	const forget = db.prepare("DELETE FROM topic_lessons WHERE subscription_id = ?");

	function copyTopic(from: number, key: string): Topic {
		copy.run({ from, key });
		const topic = byKey.get(key);
		if (!topic) throw new Error("the topic just made is gone");
		copyWords.run({ from, to: topic.id });
		copyDevelopments.run({ from, to: topic.id });
		return topic;
	}

	return db.transaction((chatId: number, subscriptionId: number, lessons: string | undefined) => {
		const row = learner.get(subscriptionId, chatId);
		const present = row && byId.get(row.topicId);
		if (!row || !present) return undefined;
		const { subscriptionId: id, key } = row;
		if (lessons !== undefined) keep.run({ id, key, lessons });
		if ((lessons === undefined) === (row.lessons === null)) return { topic: present, endedTopicId: undefined };
		if (lessons === undefined) forget.run(id);
		const wanted = lessons === undefined ? key : `${key}~${id}`;
		const topic = byKey.get(wanted) ?? copyTopic(present.id, wanted);
		if (follow.run({ id, topicId: topic.id }).changes === 0) return { topic: present, endedTopicId: undefined };
		return { topic, endedTopicId: end(present.id) ? present.id : undefined };
	}).immediate;
}
