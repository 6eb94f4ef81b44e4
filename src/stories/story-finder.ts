import { randomUUID } from "node:crypto";
import { urlKey } from "../articles/article-keys.ts";
import type { NewArticle, Telling } from "../domain/article.ts";
import type { Millis } from "../domain/feed.ts";
import type { Lexicon } from "../topics/lexicon/lexicon.ts";
import { lexiconLanguages } from "../topics/lexicon/lexicon-languages.ts";
import { ArticlesAbroad } from "./articles-abroad.ts";
import { createReadMarks, type ReadMarks } from "./read-marks.ts";
import { createReadInEnglish, readStems } from "./read-terms.ts";
import { RecentArticles } from "./recent-articles.ts";
import { isOneStory, RunningStories } from "./running-stories.ts";
import { storyTerms } from "./story-terms.ts";
import { shareWord, tellsNothingNew } from "./tell-nothing-new.ts";
import { toldTerms } from "./told-terms.ts";

/** What a finder needs to know of an article whose story is known. */
export interface ToldArticle extends Telling {
	/** 0 when it is not known. */
	feedId: number;
	url: string | undefined;
	title: string;
	/** "" when there is none. */
	lead: string;
	text: string;
	language: string | undefined;
	seenAt: Millis;
}

/** Finds which articles tell one story, and which tell the very same of it; forgets what is older than a few days. */
export interface StoryFinder {
	/** Takes up an article whose story is known, as after a restart; in the order they were seen. */
	remember(article: ToldArticle): void;
	/** What a new article tells: a new development when nothing told the very same before, of a new story when none is near. Remembers it. */
	find(article: NewArticle): Telling;
	/**
	 * What an article tells whose words were changed: the same as before where they say nothing new, else as a new one,
	 * of the story it was of. Remembers it.
	 */
	findChanged(article: NewArticle, before: ToldArticle): Telling;
}

export interface StoryFinderOptions {
	newId?: () => string;
	/** With it, papers in several languages tell one story; asked for the first article that is not in English. */
	lexicon?: Pick<Lexicon, "recognise" | "get">;
}

/** An article tells no longer the same as one before this, however alike they are; a story that was silent for so long has ended. */
const MEMORY_MS = 2 * 86_400_000;
/** Bounds on memory whatever the feeds bring; the oldest are forgotten first. */
const MAX_ARTICLES = 50_000;
const MAX_STORIES = 20_000;
/** Those that can be compared with others in another language; each takes some three kilobytes. */
const MAX_ARTICLES_ABROAD = 10_000;
/** In so many of the stories most like it an article in another language is looked for that tells the same. */
const STORIES_ABROAD = 5;

/**
 * A finder that has seen nothing yet. Whether an article tells the very same is judged with caution, by its address or
 * nearly the same title, since it is not pushed then; which story it belongs to is judged by what it is about, since that
 * only decides which message it answers.
 */
export function createStoryFinder({ newId = randomUUID, lexicon }: StoryFinderOptions = {}): StoryFinder {
	const readTerms = lexicon === undefined ? readStems : createReadInEnglish(lexicon);
	const recent = new RecentArticles({ maxAgeMs: MEMORY_MS, maxArticles: MAX_ARTICLES });
	const running = new RunningStories({ maxSilenceMs: MEMORY_MS, maxStories: MAX_STORIES });
	let readMarks: ReadMarks | undefined;
	const abroad =
		lexicon &&
		new ArticlesAbroad({
			maxArticles: MAX_ARTICLES_ABROAD,
			languages: lexiconLanguages,
			readMarks: () => (readMarks ??= createReadMarks(lexicon)),
		});
	const byUrl = new Map<string, { telling: Telling; time: Millis }>();

	const keep = (article: ToldArticle | (NewArticle & Telling)): Telling => {
		const { storyId, developmentId, seenAt: time } = article;
		const telling = { storyId, developmentId };
		recent.add(telling, toldTerms(article), time);
		running.add(storyId, storyTerms(article, readTerms), time);
		abroad?.add(telling, article, time);
		const url = addressOf(article);
		if (url !== undefined) {
			// Set anew so that the map stays in order of time.
			byUrl.delete(url);
			byUrl.set(url, { telling, time });
		}
		for (const [known, told] of byUrl) {
			if (told.time >= time - MEMORY_MS && byUrl.size <= MAX_ARTICLES) break;
			byUrl.delete(known);
		}
		return telling;
	};

	/** What is told already in the same words, or in another language; and the story an article is of, if any. */
	const look = (article: NewArticle): { same: Telling | undefined; storyId: string | undefined } => {
		// When it was seen: feeds lie about the time of publication, and we see articles in order.
		const time = article.seenAt;
		const same = recent.nearest(toldTerms(article), time);
		if (same !== undefined) return { same, storyId: same.storyId };
		const near = running.near(storyTerms(article, readTerms), time);
		const nearIds = near.slice(0, STORIES_ABROAD).map(({ id }) => id);
		const [nearest] = near;
		const storyId = nearest !== undefined && isOneStory(nearest) ? nearest.id : undefined;
		return { same: abroad?.nearest(article, nearIds, time), storyId };
	};

	return {
		remember: (article) => void keep(article),
		find(article) {
			const url = addressOf(article);
			const known = url === undefined ? undefined : byUrl.get(url)?.telling;
			if (known !== undefined) return keep({ ...article, ...known });
			const { same, storyId } = look(article);
			return keep({ ...article, ...(same ?? { storyId: storyId ?? newId(), developmentId: newId() }) });
		},
		findChanged(article, before) {
			if (tellsNothingNew(article, before)) return keep({ ...article, ...toTelling(before) });
			const { same, storyId } = look(article);
			// Among articles a longer title may tell the same; here what it has more is what the paper had to add.
			if (same !== undefined && same.developmentId !== before.developmentId) return keep({ ...article, ...same });
			const ownStory = shareWord(article, before) ? before.storyId : storyId;
			return keep({ ...article, storyId: ownStory ?? newId(), developmentId: newId() });
		},
	};
}

function toTelling({ storyId, developmentId }: Telling): Telling {
	return { storyId, developmentId };
}

function addressOf({ url }: { url: string | undefined }): string | undefined {
	return url === undefined ? undefined : urlKey(url);
}
