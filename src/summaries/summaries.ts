import type { Article } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import { createBreaker } from "../model/create-breaker.ts";
import { createGate } from "../model/create-gate.ts";
import type { Summarizer } from "./summarizer.ts";
import { SummaryFailed } from "./summary-failed.ts";

/** The summaries of articles, made once each. */
export interface Summaries {
	/** Plain text of whole sentences, "" when there is no good one. Takes at most `timeoutMs` and never rejects. */
	of(article: Article): Promise<string>;
}

export interface SummariesOptions {
	summarizer: Summarizer;
	/** Used when the summarizer fails, has nothing or is too slow; must be quick and need nothing from outside. */
	fallback: Summarizer;
	storage: { articles: { keepSummary(id: number, summary: string): Promise<void> } };
	log: Pick<Logger, "warn" | "debug">;
	/** For the whole of one summary, waiting for its turn included. */
	timeoutMs: number;
	/** How many are made at a time. */
	atOnce?: number;
	maxSentences?: number;
	maxChars?: number;
	now?: () => Millis;
}

/** Summaries kept in memory: the deliveries of one article were read before its summary was stored. */
const maxRecent = 500;
/** What is kept back of the time for the fallback and the store. */
const reserve = 0.1;

/**
 * Makes each article's summary once, several articles at a time, and keeps it in the store. After three failures
 * of the summarizer in a row it is left alone for a minute, so that pushes do not each wait for it in vain.
 */
export function createSummaries(options: SummariesOptions): Summaries {
	const { summarizer, fallback, storage, log, now = Date.now } = options;
	const limits = { maxSentences: options.maxSentences ?? 3, maxChars: options.maxChars ?? 400 };
	const breaker = createBreaker({ failures: 3, pauseMs: 60_000 });
	const gate = createGate(options.atOnce ?? 4);
	const recent = new Map<number, Promise<string>>();

	async function ask(article: Article): Promise<string> {
		if (breaker.isOpen(now())) return "";
		const signal = AbortSignal.timeout(options.timeoutMs * (1 - reserve));
		try {
			const summary = await gate.run(async () => {
				// It may have opened while this one waited for its turn.
				if (breaker.isOpen(now())) return undefined;
				return untilAborted(summarizer(article, { ...limits, signal }), signal);
			}, signal);
			if (summary === undefined) return "";
			breaker.succeeded();
			return summary;
		} catch (error) {
			if (error instanceof SummaryFailed && error.hasAnswered) breaker.succeeded();
			else breaker.failed(now());
			const reason = error instanceof SummaryFailed ? error.message : signal.aborted ? "It took too long." : undefined;
			log.warn(reason ? { articleId: article.id, reason } : { articleId: article.id, err: error }, "summarizer failed");
			return "";
		}
	}

	async function make(article: Article): Promise<string> {
		let summary = await ask(article);
		try {
			summary ||= await fallback(article, limits);
		} catch (error) {
			log.warn({ articleId: article.id, err: error }, "summarizer failed");
		}
		try {
			await storage.articles.keepSummary(article.id, summary);
		} catch (error) {
			log.warn({ articleId: article.id, err: error }, "summary not kept");
		}
		return summary;
	}

	return {
		async of(article) {
			if (article.summary !== undefined) return article.summary;
			let summary = recent.get(article.id);
			if (!summary) {
				summary = make(article);
				recent.set(article.id, summary);
				for (const oldest of recent.keys()) {
					if (recent.size <= maxRecent) break;
					recent.delete(oldest);
				}
			}
			return summary;
		},
	};
}

/** The promise, or a rejection as soon as the signal fires: a summarizer that ignores its signal delays nobody. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		const giveUp = () => reject(signal.reason);
		signal.addEventListener("abort", giveUp, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
	});
}
