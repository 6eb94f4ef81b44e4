import type { Update } from "grammy/types";
import { pino } from "pino";
import { commands, otherwise } from "../../commands/index.ts";
import type { NewArticle, Telling } from "../../src/domain/article.ts";
import type { Match } from "../../src/domain/topic.ts";
import { createMetrics } from "../../src/metrics.ts";
import { createBot } from "../../src/telegram/create-bot.ts";
import { termsOf } from "../../src/text/terms-of.ts";
import { createLexicon } from "../../src/topics/lexicon/lexicon.ts";
import type { TopicModel } from "../../src/topics/model/topic-model.ts";
import { openTopics } from "../../src/topics/open-topics.ts";
import { openWords } from "../../src/words/open-words.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { hour, newState, start } from "./build.ts";
import { botInfo, messageUpdate, pressUpdate, recordTelegram } from "./telegram.ts";

/** Reading it takes a while and changes nothing in it. */
const lexicon = createLexicon();

/** A bot with real storage, topics and words, and a Telegram that records. */
export async function openChat(options: { allowedChatIds?: number[]; model?: TopicModel } = {}) {
	const storage = await openStorage("sqlite::memory:");
	const topics = await openTopics({ storage, lexicon, model: options.model });
	const telegram = recordTelegram();
	const logged: Record<string, unknown>[] = [];
	const log = pino({ level: "debug" }, { write: (line: string) => void logged.push(JSON.parse(line)) });
	const clock = { now: start };
	const wakes = { count: 0 };
	const metrics = createMetrics();
	const bot = createBot({
		token: "4242:test",
		botInfo,
		storage,
		topics,
		words: openWords(),
		commands,
		otherwise,
		allowedChatIds: options.allowedChatIds,
		pace: { slot: async () => {}, hold: () => {} },
		wakeSender: () => {
			wakes.count += 1;
		},
		log,
		metrics,
		now: () => clock.now,
	});
	bot.api.config.use(telegram.transformer);
	const handle = async (update: Update) => {
		await bot.handleUpdate(update);
		return telegram.calls.some(({ method }) => method === "sendMessage" || method === "editMessageText")
			? telegram.last()
			: { text: "", buttons: [], payload: {} };
	};

	return {
		bot,
		storage,
		topics,
		telegram,
		logged,
		clock,
		wakes,
		metrics,
		handle,
		/** Types a line in the private chat; gives the last answer. */
		type: (text: string | undefined, changes = {}) => handle(messageUpdate(text, changes)),
		/** Presses a button of the private chat. */
		press: (data: string) => handle(pressUpdate(data)),
		/** Stores articles of one feed; `matches` plans deliveries. */
		async publish(articles: Partial<NewArticle & Telling>[], matches: Match[] = []) {
			if ((await storage.feeds.list()).length === 0) {
				await storage.feeds.replaceCatalogue(
					[{ url: "https://rks.example/feed", title: "RksNews", country: "XK", language: "en", category: "kosovo" }],
					start,
				);
			}
			const [feed] = await storage.feeds.list();
			if (!feed) throw new Error("no feed");
			return storage.articles.record(
				feed.id,
				newState({ polledAt: clock.now }),
				articles.map((article, i) => ({
					article: completeArticle(article, feed.id, i),
					storyId: article.storyId ?? crypto.randomUUID(),
					developmentId: article.developmentId ?? crypto.randomUUID(),
					matches,
				})),
			);
		},
		async close() {
			await topics.close();
			await storage.close();
		},
	};
}

let serial = 0;
function completeArticle(article: Partial<NewArticle>, feedId: number, index: number): NewArticle {
	const key = `https://rks.example/${++serial}`;
	const title = article.title ?? `Headline ${serial}`;
	const lead = article.lead ?? "";
	return {
		keys: [key],
		feedId,
		url: key,
		title,
		lead,
		text: "",
		author: undefined,
		language: "en",
		publishedAt: start - hour - index * hour,
		seenAt: start - hour,
		terms: termsOf(`${title} ${lead}`).join(" "),
		...article,
	};
}
