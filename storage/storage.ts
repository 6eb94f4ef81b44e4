import type { Article, NewArticle, Telling } from "../src/domain/article.ts";
import type { Absence, Chat, ChatKind, ChatSettings } from "../src/domain/chat.ts";
import type { Delivery } from "../src/domain/delivery.ts";
import type { Feed, FeedListing, FeedState, Millis } from "../src/domain/feed.ts";
import type { Match, Subscription, Topic } from "../src/domain/topic.ts";

/**
 * What the app asks of its store, in the app's own words. Every method is one atomic step: it happens
 * wholly or not at all, and a crash right after its promise resolved loses nothing of it. What the disk does wrong rejects
 * with a StorageError, a sentence for the operator.
 */
export interface Storage {
	feeds: FeedStore;
	articles: ArticleStore;
	topics: TopicStore;
	chats: ChatStore;
	outbox: OutboxStore;
	inbox: InboxStore;
	/** Looks the whole store over; resolves with the faults found, none when it is sound. */
	check(): Promise<string[]>;
	/** Writes a consistent copy to a file that does not exist yet, while the bot goes on. */
	backup(path: string): Promise<void>;
	close(): Promise<void>;
}

export interface FeedStore {
	/** Makes the catalogue's feeds exactly these; one that left is kept with its past and polled no more. */
	replaceCatalogue(listings: readonly FeedListing[], now: Millis): Promise<void>;
	/** Feeds to poll at `now`, the longest due first. */
	due(now: Millis, limit: number): Promise<Feed[]>;
	/** All feeds in use, by title. */
	list(): Promise<Feed[]>;
	/** Leaves the state of a poll that brought nothing to store (unchanged, or failed). */
	recordPoll(feedId: number, state: FeedState): Promise<void>;
}

/** An article ready to be stored, with what it tells and what it matched. */
export interface ArrivedArticle extends Telling {
	article: NewArticle;
	/** Empty when nothing of it is to be pushed (a first poll, too old). */
	matches: Match[];
	/** What its entry said, as a hash; without it the article is never looked at again. */
	entryMark?: string;
	/** Set where it is an article of the store whose words changed. */
	changes?: EarlierVersion;
}

/** The version of an article that a newer one takes the place of. */
export interface EarlierVersion {
	articleId: number;
	/** The titles of the versions before the new one as hashes, one a version. */
	titleMarks: string[];
}

/** An article of the store as far as it is told from an entry that shows it again. */
export interface StoredVersion extends EarlierVersion {
	feedId: number;
	/** "" where it was not kept. */
	entryMark: string;
}

export interface RecordedArrival {
	/** Ids of the articles stored, in the order given; undefined for one that was known already, or changed meanwhile. */
	articleIds: (number | undefined)[];
	/** Deliveries planned by this write. */
	planned: number;
}

export interface ArticleStore {
	/** Which of these keys belong to an article already seen (also one since thinned out). Remembers, to the day, that they were seen at `now`. */
	known(keys: readonly string[], now: Millis): Promise<Set<string>>;
	/**
	 * Stores a poll's articles, their planned deliveries and the feed's new state in one write.
	 * A delivery is planned for each chat and thread that follows a matched topic at this moment, unless
	 * it was planned the development before; it names all of the chat's topics that matched. Articles that became known meanwhile are left out.
	 * A changed article takes the place of its earlier version in all that is searched and listed, and in what waits to be
	 * sent; what was sent stays with the version it was sent of.
	 */
	record(feedId: number, state: FeedState, arrivals: readonly ArrivedArticle[]): Promise<RecordedArrival>;
	/** The articles of these keys as they are now; without those thinned out. */
	versions(keys: readonly string[]): Promise<Map<string, StoredVersion>>;
	/** Also an earlier version. */
	get(id: number): Promise<Article | undefined>;
	/** The article one of whose keys this is; undefined also for one that was thinned out. */
	byKey(key: string): Promise<Article | undefined>;
	/** Keeps the summary made for an article. */
	keepSummary(id: number, summary: string): Promise<void>;
	/** The articles published last, the last first; `before` is an article id to page from. */
	newest(limit: number, before?: number): Promise<Article[]>;
	/** Articles in which every one of the folded terms stands, newest first; `before` is an article id to page from. */
	search(terms: readonly string[], options: { limit: number; before?: number }): Promise<Article[]>;
	/** Articles seen since then in which any of the terms stands, newest first. */
	candidates(terms: readonly string[], options: { since: Millis; limit: number }): Promise<Article[]>;
	/** Articles seen since then, earlier versions too, oldest first: what stories are grouped from after a restart. */
	since(seenAt: Millis): Promise<Article[]>;
	/** What of a story was stored before that article, earlier versions too, the last first. */
	ofStory(storyId: string, options: { before: number; limit: number }): Promise<Article[]>;
	count(): Promise<number>;
	/** In how many stored articles each term stands; 0 for the unknown. */
	frequencies(terms: readonly string[]): Promise<Map<string, number>>;
	/**
	 * Deletes articles seen before then, but none with a delivery still on its way or sent since then
	 * (`/why` needs it). Keys stay until they were not seen in a feed since then, so nothing comes back as new.
	 * At most `limit` articles a call; resolves with how many went.
	 */
	thinOut(before: Millis, limit: number): Promise<number>;
}

export interface NewSubscription {
	chatId: number;
	threadId: number;
	/** As this reader typed it. */
	query: string;
	key: string;
	compiled: string;
	version: number;
	/** Whether a model is to be asked about the topic, if it was not yet. */
	wantsWords?: boolean;
}

export interface TopicStore {
	/** Every topic that somebody follows, in the order of their ids; of a page so many at the most after an id. */
	all(page?: { after: number; limit: number }): Promise<Topic[]>;
	/** The ids of the same topics. */
	ids(): Promise<number[]>;
	get(topicId: number): Promise<Topic | undefined>;
	/** Follows; with `wasAdded` false when this chat and thread did already. */
	subscribe(
		subscription: NewSubscription,
		now: Millis,
	): Promise<{ topic: Topic; subscription: Subscription; wasAdded: boolean }>;
	/** Stops and drops what was planned for it alone; `topicEnded` when nobody follows the topic any more. Undefined when there was no such subscription in this chat. */
	unsubscribe(
		chatId: number,
		subscriptionId: number,
	): Promise<{ subscription: Subscription; topicEnded: boolean } | undefined>;
	/** A subscription that this chat stopped within a day or so: its thread, and as it was typed. */
	stopped(chatId: number, stoppedId: number): Promise<{ threadId: number; query: string } | undefined>;
	/**
	 * Makes a subscription what a stopped one was: it gets its number, and what waited for that one waits again, but for what
	 * was planned or sent meanwhile. Once; nothing happens when the stopped one is not kept any more.
	 */
	takeBack(chatId: number, stoppedId: number, subscriptionId: number): Promise<void>;
	/** What a chat follows, oldest first; in one thread when named. */
	ofChat(chatId: number, threadId?: number): Promise<Subscription[]>;
	/** Replaces what the compiler made of a topic. */
	recompile(topicId: number, compiled: string, version: number): Promise<void>;
	/** Topics that a model is to be asked about and whose words were not kept yet, oldest first. */
	wantingWords(): Promise<Topic[]>;
	/** Keeps what a model said of a topic (JSON) and what was compiled with it; false when nobody follows it any more. */
	keepWords(topicId: number, kept: { words: string; compiled: string; version: number }): Promise<boolean>;
	/** What a model said of the topic with this key, when somebody follows it and it has. */
	wordsFor(key: string): Promise<string | undefined>;
	/**
	 * What changed since a copy of all topics was made under this stamp; undefined when the last copy is not that one, or
	 * when more than so many changed.
	 */
	changesSince(stamp: string, atMost: number): Promise<{ changed: Topic[]; endedIds: number[] } | undefined>;
	/** Remembers that all topics, as they are now, were copied under this stamp. */
	markCopied(stamp: string): Promise<void>;
	/** How many subscriptions there are. */
	count(): Promise<number>;
	/** What subscriptions were taught by their readers' judgements. */
	lessons(): Promise<KeptLessons[]>;
	/**
	 * Keeps a subscription's lessons (JSON; undefined forgets them). One with lessons has a topic of its own beside that
	 * of all who follow the same words; resolves with the topic it has now, and the one that ended with it.
	 * Undefined when there was no such subscription in this chat.
	 */
	learn(
		chatId: number,
		subscriptionId: number,
		lessons: string | undefined,
	): Promise<{ topic: Topic; endedTopicId: number | undefined } | undefined>;
	/** How many developments these topics matched on each day since then; topics nobody follows are left out. */
	volumes(topicIds: readonly number[], since: Millis): Promise<TopicVolume[]>;
	/** Adds the developments of the time before a topic was followed; each counts once, on the day it was told. */
	fillDevelopments(topicId: number, developments: readonly { developmentId: string; at: Millis }[]): Promise<void>;
}

/** The lessons of one subscription, as they were kept. */
export interface KeptLessons {
	subscriptionId: number;
	topicId: number;
	lessons: string;
}

/** How much a topic brings. */
export interface TopicVolume {
	topicId: number;
	/** Whether the time before it was followed was looked up. */
	isFilled: boolean;
	/** Days of UTC, counted from the epoch, in order; those without any are left out. */
	days: { day: number; developments: number }[];
}

export interface ChatStore {
	/** The chat, made with the default settings when it is new. Also clears an absence: it talks with us. */
	meet(chatId: number, kind: ChatKind, locale: string, now: Millis): Promise<Chat>;
	get(chatId: number): Promise<Chat | undefined>;
	setSettings(chatId: number, settings: ChatSettings): Promise<void>;
	/** Pauses (a moment) or resumes (undefined). Deliveries planned meanwhile wait. */
	setPaused(chatId: number, pausedAt: Millis | undefined): Promise<void>;
	/** Marks that nothing can be sent there, or (undefined) that it can again. Deliveries wait meanwhile. */
	setAbsence(chatId: number, absence: Absence | undefined): Promise<void>;
	/** Renames a chat everywhere (a group became a supergroup); what stood at the new id is merged in. */
	move(fromChatId: number, toChatId: number): Promise<void>;
	/** Erases all there is about a chat; resolves with the topics nobody follows any more. */
	forget(chatId: number): Promise<{ endedTopicIds: number[] }>;
	count(): Promise<number>;
	/** Keeps a long text a button stands for; its number goes into the button. Old ones of the chat make room. */
	keepDraft(chatId: number, text: string, now: Millis): Promise<number>;
	draft(chatId: number, draftId: number): Promise<string | undefined>;
}

export interface OutboxStore {
	/** After a start: what a crash left in "sending" is planned again; resolves with how many. */
	recover(): Promise<number>;
	/** The oldest due delivery of each chat, except these chats, paused and absent ones; oldest first. */
	due(now: Millis, options: { limit: number; exceptChatIds: readonly number[] }): Promise<Delivery[]>;
	/** When the next postponed delivery falls due; undefined when none waits. */
	nextDueAt(): Promise<Millis | undefined>;
	/** planned → sending, right before the send; false when it is not wanted any more. */
	claim(deliveryId: number, now: Millis): Promise<boolean>;
	/** sending → sent. */
	recordSent(deliveryId: number, sent: { messageId: number; sentAt: Millis }): Promise<void>;
	/** sending → planned, not before then; `counts` says whether it counts as a failed attempt. */
	postpone(deliveryId: number, options: { notBefore: Millis; counts: boolean; error: string }): Promise<void>;
	/** sending → refused: it will never be taken. */
	refuse(deliveryId: number, error: string): Promise<void>;
	/**
	 * A sent delivery whose message is to be brought up to date, since another paper told the same; the longest due first.
	 * From then on it is not due any more.
	 */
	takeAmending(now: Millis): Promise<Delivery | undefined>;
	/** Makes a sent delivery's message due again. */
	amendLater(deliveryId: number, notBefore: Millis): Promise<void>;
	/**
	 * Sends a chat's deliveries of a thread that is gone to the general one from now on, subscriptions too. What was
	 * sent in the thread is no message to answer any more.
	 */
	leaveThread(chatId: number, threadId: number): Promise<void>;
	get(deliveryId: number): Promise<Delivery | undefined>;
	/** The delivery a message of ours was, for a reply to it. */
	byMessage(chatId: number, messageId: number): Promise<Delivery | undefined>;
	/** How many of a chat's deliveries wait (for a resume, say). */
	waiting(chatId: number): Promise<number>;
	/** Drops what waits for a chat; resolves with how many. */
	dropWaiting(chatId: number): Promise<number>;
	/** How many wait that could be sent, and since when the oldest does. */
	depth(): Promise<{ planned: number; oldestPlannedAt: Millis | undefined }>;
}

/** Updates of Telegram, kept from their arrival until they were handled. */
export interface InboxStore {
	/** Keeps an update (JSON); false when it was here before, handled or not. */
	put(updateId: number, update: string, now: Millis): Promise<boolean>;
	/** The same for several in one step; resolves with the numbers of those that were not here before. */
	putAll(updates: readonly { updateId: number; update: string }[], now: Millis): Promise<Set<number>>;
	/** Those not handled yet, in order. */
	pending(): Promise<{ updateId: number; update: string }[]>;
	done(updateId: number): Promise<void>;
}
