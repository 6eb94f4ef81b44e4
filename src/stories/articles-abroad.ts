import type { Telling } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";
import type { Marks, ReadMarks } from "./read-marks.ts";
import { contradict, likenessAbroad } from "./tell-same-abroad.ts";

/** What is compared of an article. */
export interface ArticleAbroad {
	title: string;
	lead: string;
	language: string | undefined;
}

interface Told {
	developmentId: string;
	time: Millis;
	language: string;
	/** Its words until they are read, then its marks. */
	words: { title: string; lead: string } | Marks;
}

/** Papers tell news within so long of each other; later it is another round of it. */
const SAME_NEWS_MS = 18 * 3_600_000;
/** The last articles of a story are compared. */
const MAX_OF_STORY = 20;
/** As much of a text as is kept. */
const MAX_TITLE_CHARS = 300;
const MAX_LEAD_CHARS = 500;

/**
 * Recent articles by their stories, compared with new ones in other languages. Nothing is read before an article comes
 * whose language differs from that of an earlier one of its story.
 */
export class ArticlesAbroad {
	readonly #maxArticles: number;
	readonly #languages: readonly string[];
	readonly #readMarks: () => ReadMarks;
	/** In the order of their last articles. */
	readonly #stories = new Map<string, Told[]>();
	#count = 0;

	constructor(options: { maxArticles: number; languages: readonly string[]; readMarks: () => ReadMarks }) {
		this.#maxArticles = options.maxArticles;
		this.#languages = options.languages;
		this.#readMarks = options.readMarks;
	}

	add({ storyId, developmentId }: Telling, article: ArticleAbroad, time: Millis): void {
		const { language } = article;
		if (language === undefined || !this.#languages.includes(language)) return;
		const told = this.#stories.get(storyId) ?? [];
		const title = copy(article.title.slice(0, MAX_TITLE_CHARS));
		const lead = copy(article.lead.slice(0, MAX_LEAD_CHARS));
		told.push({ developmentId, time, language, words: { title, lead } });
		if (told.length > MAX_OF_STORY) told.shift();
		else this.#count++;
		// Set anew so that the map stays in order of time.
		this.#stories.delete(storyId);
		this.#stories.set(storyId, told);
		for (const [id, articles] of this.#stories) {
			const last = articles.at(-1)?.time ?? 0;
			if (last >= time - SAME_NEWS_MS && this.#count <= this.#maxArticles) break;
			this.#stories.delete(id);
			this.#count -= articles.length;
		}
	}

	/** What an article in another language of one of these stories tells; undefined when none tells the very same. */
	nearest(article: ArticleAbroad, storyIds: readonly string[], time: Millis): Telling | undefined {
		const { language } = article;
		if (language === undefined || !this.#languages.includes(language)) return undefined;
		const stories = storyIds
			.map((storyId) => ({ storyId, recent: this.#recent(storyId, time) }))
			.filter(({ recent }) => recent.some((told) => told.language !== language));
		if (stories.length === 0) return undefined;
		const marks = this.#readMarks()(cut(article), language);
		let best: Telling | undefined;
		let bestLikeness = 0;
		for (const { storyId, recent } of stories) {
			const contradicted = new Set<string>();
			for (const told of recent) if (contradict(marks, this.#marksOf(told))) contradicted.add(told.developmentId);
			for (const told of recent) {
				// One that tells the same does not help where another of them tells it otherwise.
				if (told.language === language || contradicted.has(told.developmentId)) continue;
				const likeness = likenessAbroad(marks, this.#marksOf(told));
				if (likeness <= bestLikeness) continue;
				best = { storyId, developmentId: told.developmentId };
				bestLikeness = likeness;
			}
		}
		return best;
	}

	#recent(storyId: string, time: Millis): Told[] {
		return (this.#stories.get(storyId) ?? []).filter((told) => told.time >= time - SAME_NEWS_MS);
	}

	#marksOf(told: Told): Marks {
		if ("told" in told.words) return told.words;
		const marks = this.#readMarks()(told.words, told.language);
		told.words = marks;
		return marks;
	}
}

function cut({ title, lead }: ArticleAbroad): { title: string; lead: string } {
	return { title: title.slice(0, MAX_TITLE_CHARS), lead: lead.slice(0, MAX_LEAD_CHARS) };
}

/** A part of a string keeps the whole of it in memory; what is joined does not. */
function copy(text: string): string {
	return text.split(" ").join(" ");
}
