import type { Storage } from "../../storage/storage.ts";
import type { Article } from "../domain/article.ts";
import type { Logger } from "../logger.ts";
import { findNewSentence } from "../stories/find-new-sentence.ts";

/** The sentences that say what developments bring, found once an article. */
export interface NewSentences {
	/** The sentence of an article's summary that says what its story had not told; "" when that cannot be told. Never rejects. */
	of(article: Article, summary: string): Promise<string>;
}

/** An article goes to many chats in a row. */
const MAX_KEPT = 500;
/** So many earlier articles of a story tell what is known. */
const MAX_EARLIER = 20;

export function createNewSentences({
	storage,
	log,
}: {
	storage: { articles: Pick<Storage["articles"], "ofStory"> };
	log: Pick<Logger, "error">;
}): NewSentences {
	const kept = new Map<number, Promise<string>>();

	async function find(article: Article, summary: string): Promise<string> {
		const { id, storyId, developmentId, language } = article;
		try {
			const before = await storage.articles.ofStory(storyId, { before: id, limit: MAX_EARLIER });
			const earlier = before.filter((told) => told.developmentId !== developmentId);
			return earlier.length === 0 ? "" : (findNewSentence({ text: summary, language }, earlier) ?? "");
		} catch (err) {
			log.error({ articleId: id, err }, "what a development brings could not be told");
			return "";
		}
	}

	return {
		of(article, summary) {
			if (summary === "") return Promise.resolve("");
			const known = kept.get(article.id) ?? find(article, summary);
			kept.set(article.id, known);
			for (const oldest of kept.keys()) {
				if (kept.size <= MAX_KEPT) break;
				kept.delete(oldest);
			}
			return known;
		},
	};
}
