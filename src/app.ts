import { Api } from "grammy";
import { commands, otherwise } from "../commands/index.ts";
import { openStorage, pathBesideStorage } from "../storage/open-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { createAmender } from "./delivery/amender.ts";
import { createPace } from "./delivery/pace.ts";
import { createSender } from "./delivery/sender.ts";
import { createWebClient } from "./feeds/web-client.ts";
import { startHttp } from "./http.ts";
import type { Start } from "./load-start.ts";
import type { Logger } from "./logger.ts";
import { createMetrics } from "./metrics.ts";
import { createPoller } from "./polling/poller.ts";
import { startSchedule } from "./polling/start-schedule.ts";
import { chooseDatabase, chooseStage } from "./stage.ts";
import { naming, StartError } from "./start-error.ts";
import { createStoryFinder } from "./stories/story-finder.ts";
import { createSummaries } from "./summaries/summaries.ts";
import { summarizers } from "./summaries/summarizers.ts";
import { createBot } from "./telegram/create-bot.ts";
import { createEdit, createSend } from "./telegram/create-send.ts";
import { createReceiver, webhookPath } from "./telegram/receive.ts";
import { setMenus } from "./telegram/set-menus.ts";
import { TokenRefused } from "./telegram/token-refused.ts";
import { forEachInTurns } from "./topics/for-each-in-turns.ts";
import { loadLexicon } from "./topics/lexicon/load-lexicon.ts";
import { countLanguages } from "./topics/model/count-languages.ts";
import { createSecondOpinion } from "./topics/model/second-opinion.ts";
import type { TopicModel, TopicModelOptions } from "./topics/model/topic-model.ts";
import { openTopics } from "./topics/open-topics.ts";
import { openWords } from "./words/open-words.ts";

/** The whole of Tidings, running. */
export interface App {
	/** Resolves when it cannot go on: the token was refused. */
	failed: Promise<StartError>;
	/** Stops taking in, finishes what is under way, closes the store. */
	stop(): Promise<void>;
}

/** A push waits for a model's summary at most this long, all told. */
const summaryTimeoutMs = 20_000;
/** Nobody waits for a model's words for a topic. */
const wordsTimeoutMs = 90_000;
/** A story ends after so long a silence, so that after a restart what was seen since then is enough. */
const storyMemoryMs = 2 * 86_400_000;
/** Telegram waits this long for us at most, and we for Telegram. */
const sendTimeoutSeconds = 20;

/**
 * Puts the parts together and starts them. Resolves once all runs here, even while Telegram cannot be reached yet;
 * throws a StartError, having closed what was open, for what the operator has to change, and the reason of the signal when
 * that was given before.
 */
export async function openApp(options: { start: Start; log: Logger; signal: AbortSignal }): Promise<App> {
	const { start, log, signal } = options;
	const closing = createClosing(log);
	try {
		return await open(start, log, signal, closing);
	} catch (error) {
		await closing.run();
		throw error;
	}
}

async function open(start: Start, log: Logger, signal: AbortSignal, closing: Closing): Promise<App> {
	const { config } = start;
	const failure = Promise.withResolvers<StartError>();
	const databaseUrl = chooseDatabase(config);
	// Before all else that is kept: a second bot is to touch nothing.
	const storage = await naming("DATABASE_URL", openStorage(databaseUrl, { isAlone: true }));
	closing.add("storage", () => storage.close());
	const stage = await chooseStage(start);
	closing.add("stage", stage.stop);
	await storage.feeds.replaceCatalogue(stage.listings, Date.now());

	const metrics = createMetrics();
	let notReady: string | undefined = "getting the topics ready";
	let refreshGauges = async () => {};
	let storeFault = (): string | undefined => undefined;
	// First of all, since topics that an older version understood may take minutes.
	const http =
		config.http.port === 0
			? undefined
			: await startHttp({
					...config.http,
					metrics,
					log,
					notReady: () => notReady ?? storeFault(),
					refreshGauges: () => refreshGauges(),
					routes: stage.routes,
				});
	if (http !== undefined) {
		closing.add("http", http.stop);
		log.info({ url: http.url }, stage.isSandbox ? "sandbox: open this address in a browser" : "http serves");
	}

	const words = openWords({ log });
	const lexicon = await naming("Lexicon", loadLexicon());
	const model = config.understanding === "openai" ? config.openai : undefined;
	const languages = countLanguages(stage.listings);
	const topics = await openTopics({
		storage,
		lexicon,
		log,
		model: model && (await openTopicModel({ ...model, timeoutMs: wordsTimeoutMs, languages })),
		findsNear: config.secondOpinion,
		copyPath: pathBesideStorage(databaseUrl, "topics"),
		signal,
	});
	closing.add("topics", () => topics.close());
	const stories = createStoryFinder({ lexicon });
	await forEachInTurns(await storage.articles.since(Date.now() - storyMemoryMs), stories.remember);

	const { token, apiRoot } = stage;
	const pace = createPace({ perSecond: config.telegram.messagesPerSecond });
	const api = new Api(token, { apiRoot, timeoutSeconds: sendTimeoutSeconds });
	const summaries = createSummaries({
		summarizer: summarizers[config.summarizer]({ openai: config.openai, timeoutMs: summaryTimeoutMs }),
		fallback: summarizers.extractive(),
		storage,
		log,
		timeoutMs: summaryTimeoutMs,
	});
	const sender = createSender({
		storage,
		send: createSend(api),
		pace,
		summaries,
		words,
		log,
		metrics,
		onUnauthorized: () => failure.resolve(new TokenRefused()),
	});
	const amender = createAmender({ storage, edit: createEdit(api), pace, summaries, words, log });
	const bot = createBot({
		token,
		apiRoot,
		storage,
		topics,
		words,
		commands,
		otherwise,
		allowedChatIds: config.telegram.allowedChats,
		pace,
		wakeSender: sender.wake,
		log,
		metrics,
	});
	const receiver = createReceiver({
		bot,
		token,
		apiRoot,
		inbox: storage.inbox,
		words,
		webhook: config.telegram.webhook,
		log,
	});

	const web = createWebClient({ allowPrivate: stage.allowPrivate });
	closing.add("web client", () => web.close());
	const poller = createPoller({
		storage,
		web,
		topics,
		stories,
		log,
		metrics,
		secondOpinion:
			model && config.secondOpinion ? createSecondOpinion({ ...model, topics: storage.topics, log }) : undefined,
		minIntervalMs: stage.minIntervalMs,
		maxAgeMs: config.polling.maxAgeMs,
		onPlanned: sender.wake,
	});

	storeFault = poller.fault;
	refreshGauges = createGauges(storage, metrics, topics);
	if (receiver.webhook) http?.mount([{ path: webhookPath, app: receiver.webhook }]);
	notReady = "waiting for Telegram";

	sender.start();
	amender.start();
	// Together, since each may take most of the time there is to stop.
	closing.add("work", async () => {
		await Promise.all([receiver.stop(), poller.stop(), sender.stop(), amender.stop()]);
	});
	const schedule = startSchedule({ pollSchedule: stage.schedule, poller, storage, topics, log });
	closing.add("schedule", () => schedule.stop());
	void receiver.failed.then(failure.resolve);
	void receiver.start().then(
		() => {
			notReady = undefined;
			log.info({ feeds: stage.listings.length, topics: topics.size }, "ready");
			void setMenus(bot.api, { commands, words, log });
		},
		(error) => {
			if (error instanceof StartError) failure.resolve(error);
			else if (error?.name !== "AbortError")
				failure.resolve(new StartError(`Telegram could not be asked: ${error.message}`));
		},
	);

	return {
		failed: failure.promise,
		stop() {
			notReady = "stopping";
			return closing.run();
		},
	};
}

/** Loaded only where a model is asked: what checks its words is large. */
async function openTopicModel(options: TopicModelOptions): Promise<TopicModel> {
	const { createTopicModel } = await import("./topics/model/topic-model.ts");
	return createTopicModel(options);
}

function createGauges(storage: Storage, metrics: ReturnType<typeof createMetrics>, topics: { size: number }) {
	return async () => {
		const { planned, oldestPlannedAt } = await storage.outbox.depth();
		metrics.outboxDepth.set(planned);
		metrics.outboxAge.set(oldestPlannedAt === undefined ? 0 : (Date.now() - oldestPlannedAt) / 1000);
		metrics.topics.set(topics.size);
	};
}

interface Closing {
	add(part: string, close: () => Promise<void>): void;
	/** Closes what was opened, the last first; one that fails does not keep the others open. */
	run(): Promise<void>;
}

function createClosing(log: Logger): Closing {
	const steps: { part: string; close: () => Promise<void> }[] = [];
	return {
		add(part, close) {
			steps.push({ part, close });
		},
		async run() {
			for (let step = steps.pop(); step; step = steps.pop()) {
				await step.close().catch((err) => log.error({ part: step?.part, err }, "part could not be stopped"));
			}
		},
	};
}
