import type { Storage } from "../../storage/storage.ts";
import type { Article } from "../domain/article.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";
import type { Words } from "../words/words.ts";
import { orAborted } from "./abortable.ts";
import { layOutPush } from "./lay-out-push.ts";
import type { OutgoingMessage } from "./messenger.ts";
import { createNewSentences } from "./new-sentences.ts";

export interface ComposeOptions {
	storage: { articles: Pick<Storage["articles"], "ofStory"> };
	/** Brings an article's summary, "" for none, within a time it bounds itself. */
	summaries: { of(article: Article): Promise<string> };
	words: Words;
	log: Pick<Logger, "error">;
}

/** Puts the message of a delivery together, as it reads at that moment; rejects with the signal's reason when it fires. */
export type ComposePush = (delivery: Delivery, at: Millis, signal: AbortSignal) => Promise<OutgoingMessage>;

export function createComposePush(options: ComposeOptions): ComposePush {
	const { summaries, words, log } = options;
	const newSentences = createNewSentences(options);

	async function summarize({ id, article }: Delivery): Promise<string> {
		return summaries.of(article).catch((err: unknown) => {
			log.error({ deliveryId: id, articleId: article.id, err }, "article could not be summarized");
			return "";
		});
	}

	return async (delivery, at, signal) => {
		const summary = await orAborted(summarize(delivery), signal);
		const isDevelopment = delivery.answers !== undefined;
		const newSentence = isDevelopment ? await newSentences.of(delivery.article, summary) : "";
		return layOutPush(delivery, { summary, newSentence }, words.in(delivery.chat.locale), at);
	};
}
