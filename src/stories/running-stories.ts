import type { Millis } from "../domain/feed.ts";
import { RunningStory } from "./running-story.ts";
import type { StoryTerms } from "./story-terms.ts";
import { ONE, type WeighedArticle, weighArticle } from "./weighed-article.ts";

/** How alike an article and a story have to be, from 0 to 1. */
const ONE_STORY = 0.2;
/** As if so many stories had been told before the first, so that the first ones' words are not all taken for common. */
const STORIES_BEFORE = 10;
/** Stories looked up for an article through its rarest words, and those of them that are compared with it in full. */
const MAX_LOOKED_UP = 1_000;
const MAX_COMPARED = 40;

/** A story, and how alike an article is to it, from 0 to 1. */
export interface NearStory {
	id: string;
	likeness: number;
}

/** Whether an article so alike to a story belongs to it. */
export function isOneStory({ likeness }: NearStory): boolean {
	return likeness >= ONE_STORY;
}

/** The stories that have a term; the term is kept once, here. */
interface Holders {
	term: string;
	stories: RunningStory[];
}

/**
 * The stories told of late, found through the words they share with a new article. It joins the one it is most like:
 * the cosine to the story's nearest article and that to all its articles together, in equal parts, words weighted by how
 * few stories have them. The nearest alone leads by a chain from one story into another, the sum alone takes in all
 * that is said of a country at war. Words are counted by stories, since what a large story says in a hundred
 * articles is not common for that.
 *
 * After Petrović, Osborne and Lavrenko, "Streaming First Story Detection" (2010), for the nearest article, and Miranda et
 * al., "Multilingual Clustering of Streaming News" (2018), for the running sum.
 */
export class RunningStories {
	readonly #maxSilenceMs: number;
	readonly #maxStories: number;
	/** By their ids, in the order of their last articles. */
	readonly #stories = new Map<string, RunningStory>();
	readonly #holders = new Map<string, Holders>();

	constructor({ maxSilenceMs, maxStories }: { maxSilenceMs: number; maxStories: number }) {
		this.#maxSilenceMs = maxSilenceMs;
		this.#maxStories = maxStories;
	}

	/** The stories an article is like, the likest first; the first is its own where {@link isOneStory} says so. */
	near(terms: StoryTerms, time: Millis): NearStory[] {
		this.#forget(time);
		const article = this.#weigh(terms);
		const weights = new Map(article.terms.map((term, at) => [term, article.weights[at] ?? 0]));
		return this.#candidates(weights)
			.map((story) => ({ id: story.id, likeness: story.likeness({ ...terms, weights }) }))
			.sort((one, other) => other.likeness - one.likeness);
	}

	/** Adds an article to its story, which begins with it where it is not known. */
	add(storyId: string, terms: StoryTerms, time: Millis): void {
		const story = this.#stories.get(storyId) ?? new RunningStory(storyId);
		const { came, went } = story.add(this.#weigh(terms), time);
		for (const term of came) {
			const holders = this.#holders.get(term);
			if (holders === undefined) this.#holders.set(term, { term, stories: [story] });
			else holders.stories.push(story);
		}
		for (const term of went) this.#drop(term, story);
		// Set anew so that the map stays in order of time.
		this.#stories.delete(storyId);
		this.#stories.set(storyId, story);
		this.#forget(time);
	}

	#weigh(terms: StoryTerms): WeighedArticle {
		const all = this.#stories.size + STORIES_BEFORE;
		return weighArticle(terms, (term) => {
			const holders = this.#holders.get(term);
			return { term: holders?.term ?? term, rarity: Math.log((all + 1) / ((holders?.stories.length ?? 0) + 1)) };
		});
	}

	/** The stories that share most with an article, by its rarest words; what it takes does not grow with their number. */
	#candidates(weights: ReadonlyMap<string, number>): RunningStory[] {
		const rarest = [...weights.keys()]
			.map((term) => this.#holders.get(term))
			.filter((holders) => holders !== undefined)
			.sort((one, other) => one.stories.length - other.stories.length);
		const shared = new Map<RunningStory, number>();
		let room = MAX_LOOKED_UP;
		for (const { term, stories } of rarest) {
			room -= stories.length;
			if (room < 0) break;
			const weight = weights.get(term) ?? 0;
			for (const story of stories) shared.set(story, (shared.get(story) ?? 0) + (weight / ONE) * story.share(term));
		}
		return [...shared]
			.sort(([, one], [, other]) => other - one)
			.slice(0, MAX_COMPARED)
			.map(([story]) => story);
	}

	#forget(now: Millis): void {
		for (const [id, story] of this.#stories) {
			if (story.lastAt >= now - this.#maxSilenceMs && this.#stories.size <= this.#maxStories) return;
			this.#stories.delete(id);
			for (const term of story.terms()) this.#drop(term, story);
		}
	}

	#drop(term: string, story: RunningStory): void {
		const stories = this.#holders.get(term)?.stories ?? [];
		const at = stories.indexOf(story);
		if (at === -1) return;
		const last = stories.pop();
		if (last !== undefined && last !== story) stories[at] = last;
		if (stories.length === 0) this.#holders.delete(term);
	}
}
