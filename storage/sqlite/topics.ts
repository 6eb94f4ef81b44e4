import type { Database } from "better-sqlite3";
import type { Millis } from "../../src/domain/feed.ts";
import type { Subscription, Topic } from "../../src/domain/topic.ts";
import type { NewSubscription, TopicStore } from "../storage.ts";
import { dropMatchesOf } from "./delivered-matches.ts";
import { findStopped, keepStopped, takeBack } from "./stopped-subscriptions.ts";
import { openTopicCopies } from "./topic-copies.ts";
import { fillDevelopments, readVolumes } from "./topic-developments.ts";
import { keepLessons, listLessons } from "./topic-lessons.ts";

export interface SubscriptionRow {
	id: number;
	chat_id: number;
	thread_id: number;
	topic_id: number;
	query: string;
	created_at: number;
}

/** As SQLite has it. */
const NO_LIMIT = -1;

export function openTopics(db: Database): TopicStore {
	const all = db.prepare<{ after: number; limit: number }, Topic>(
		"SELECT id, key, query, compiled, version FROM topics WHERE id > @after ORDER BY id LIMIT @limit",
	);
	const ids = db.prepare<[], number>("SELECT id FROM topics ORDER BY id").pluck();
	const byKey = db.prepare<[string], Topic>("SELECT id, key, query, compiled, version FROM topics WHERE key = ?");
	const byTopicId = db.prepare<[number], Topic>("SELECT id, key, query, compiled, version FROM topics WHERE id = ?");
	// A topic compiled anew in between keeps the newer form.
	const keepTopic = db.prepare(`
		INSERT INTO topics (key, query, compiled, version) VALUES (@key, @query, @compiled, @version)
		ON CONFLICT (key) DO UPDATE SET compiled = excluded.compiled, version = excluded.version
			WHERE excluded.version > version`);
	const add = db.prepare(`
		INSERT INTO subscriptions (chat_id, thread_id, topic_id, query, created_at)
		VALUES (@chatId, @threadId, @topicId, @query, @now)
		ON CONFLICT (chat_id, thread_id, topic_id) DO NOTHING`);
	const byPlace = db.prepare<[number, number, number], SubscriptionRow>(
		"SELECT * FROM subscriptions WHERE chat_id = ? AND thread_id = ? AND topic_id = ?",
	);
	// Who follows the topic with lessons follows it.
	const taught = db.prepare<{ chatId: number; threadId: number; key: string }, SubscriptionRow>(`
		SELECT s.* FROM subscriptions s JOIN topic_lessons l ON l.subscription_id = s.id
		WHERE s.chat_id = @chatId AND s.thread_id = @threadId AND l.topic_key = @key`);
	const byId = db.prepare<[number, number], SubscriptionRow>(
		"SELECT * FROM subscriptions WHERE id = ? AND chat_id = ?",
	);
	const ofChat = db.prepare<[number], SubscriptionRow>("SELECT * FROM subscriptions WHERE chat_id = ? ORDER BY id");
	const ofThread = db.prepare<[number, number], SubscriptionRow>(
		"SELECT * FROM subscriptions WHERE chat_id = ? AND thread_id = ? ORDER BY id",
	);
	const remove = db.prepare("DELETE FROM subscriptions WHERE id = ?");
	const recompile = db.prepare("UPDATE topics SET compiled = ?, version = ? WHERE id = ?");
	const wantWords = db.prepare("INSERT INTO topic_words (topic_id) VALUES (?) ON CONFLICT DO NOTHING");
	const wantingWords = db.prepare<[], Topic>(`
		SELECT id, key, query, compiled, version FROM topic_words JOIN topics ON id = topic_id
		WHERE words IS NULL ORDER BY id`);
	const setWords = db.prepare(`
		INSERT INTO topic_words (topic_id, words) VALUES (?, ?)
		ON CONFLICT (topic_id) DO UPDATE SET words = excluded.words`);
	const wordsFor = db
		.prepare<{ key: string }, string | null>(`
			SELECT words FROM topics JOIN topic_words ON topic_id = topics.id WHERE key = @key AND words IS NOT NULL
			UNION ALL
			SELECT words FROM topic_lessons JOIN subscriptions s ON s.id = subscription_id JOIN topic_words w ON w.topic_id = s.topic_id
			WHERE topic_key = @key AND words IS NOT NULL
			LIMIT 1`)
		.pluck();
	const count = db.prepare<[], number>("SELECT count(*) FROM subscriptions").pluck();
	const chatExists = db.prepare<[number], unknown>("SELECT 1 FROM chats WHERE id = ?");
	const keep = keepStopped(db);
	const stopped = findStopped(db);
	const back = takeBack(db);
	const dropMatches = dropMatchesOf(db);
	const end = endTopic(db);
	const list = listLessons(db);
	const learn = keepLessons(db, end);
	const volumes = readVolumes(db);
	const fill = fillDevelopments(db);

	const subscribe = db.transaction((subscription: NewSubscription, now: Millis) => {
		const { chatId, threadId, query, key, compiled, version, wantsWords = false } = subscription;
		if (!chatExists.get(chatId)) throw new Error(`chat ${chatId} was never met`);
		const known = taught.get({ chatId, threadId, key });
		const own = known && byTopicId.get(known.topic_id);
		if (own) return { topic: own, subscription: toSubscription(known), wasAdded: false };
		keepTopic.run({ key, query, compiled, version });
		const topic = byKey.get(key);
		if (!topic) throw new Error("the topic just kept is gone");
		if (wantsWords) wantWords.run(topic.id);
		const { changes } = add.run({ chatId, threadId, topicId: topic.id, query, now });
		const row = byPlace.get(chatId, threadId, topic.id);
		if (!row) throw new Error("the subscription just made is gone");
		return { topic, subscription: toSubscription(row), wasAdded: changes > 0 };
	}).immediate;

	const unsubscribe = db.transaction((chatId: number, subscriptionId: number) => {
		const row = byId.get(subscriptionId, chatId);
		if (!row) return undefined;
		keep(row);
		remove.run(row.id);
		dropMatches(row);
		return { subscription: toSubscription(row), topicEnded: end(row.topic_id) };
	}).immediate;

	const keepWords = db.transaction((topicId: number, kept: { words: string; compiled: string; version: number }) => {
		const isFollowed = recompile.run(kept.compiled, kept.version, topicId).changes > 0;
		if (isFollowed) setWords.run(topicId, kept.words);
		return isFollowed;
	}).immediate;

	return {
		...openTopicCopies(db),
		all: async ({ after, limit } = { after: 0, limit: NO_LIMIT }) => all.all({ after, limit }),
		ids: async () => ids.all(),
		get: async (topicId) => byTopicId.get(topicId),
		subscribe: async (subscription, now) => subscribe(subscription, now),
		unsubscribe: async (chatId, subscriptionId) => unsubscribe(chatId, subscriptionId),
		stopped: async (chatId, stoppedId) => stopped(chatId, stoppedId),
		takeBack: async (chatId, stoppedId, subscriptionId) => back(chatId, stoppedId, subscriptionId),
		ofChat: async (chatId, threadId) =>
			(threadId === undefined ? ofChat.all(chatId) : ofThread.all(chatId, threadId)).map(toSubscription),
		recompile: async (topicId, compiled, version) => void recompile.run(compiled, version, topicId),
		wantingWords: async () => wantingWords.all(),
		keepWords: async (topicId, kept) => keepWords(topicId, kept),
		wordsFor: async (key) => wordsFor.get({ key }) ?? undefined,
		count: async () => count.get() ?? 0,
		lessons: async () => list(),
		learn: async (chatId, subscriptionId, lessons) => learn(chatId, subscriptionId, lessons),
		volumes: async (topicIds, since) => volumes(topicIds, since),
		fillDevelopments: async (topicId, developments) => fill(topicId, developments),
	};
}

/** Deletes a topic when nobody follows it any more; says whether it did. */
export function endTopic(db: Database): (topicId: number) => boolean {
	const end = db.prepare(
		"DELETE FROM topics WHERE id = @topicId AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE topic_id = @topicId)",
	);
	return (topicId) => end.run({ topicId }).changes > 0;
}

function toSubscription(row: SubscriptionRow): Subscription {
	return {
		id: row.id,
		chatId: row.chat_id,
		threadId: row.thread_id,
		topicId: row.topic_id,
		query: row.query,
		createdAt: row.created_at,
	};
}
