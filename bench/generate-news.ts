import type { Concept } from "../src/topics/lexicon/read-lexicon.ts";
import { createRandom, foreignNameOf, nameOf, rank, shuffle } from "./draw.ts";
import type { News, Telling } from "./make-topics.ts";

const SMALL_WORDS = "the of and to in a for on with as at by from that is was has its after over".split(" ");
/** How many names of people, places and firms there are, and how many of others stand in no article. */
const NAMES = 60_000;
const FOREIGN_NAMES = 20_000;
/** What is in the news: so many stories, each with its own names and concepts. */
const STORIES = 4_000;
const STORY_WORDS = 24;
/** Of a text's words: how many are small ones, and of the others how many are its story's. */
const SMALL_SHARE = 0.45;
const STORY_SHARE = 0.3;
const CONCEPT_SHARE = 0.35;
/** Texts of the sample that rarities are counted in, and their telling words. */
const SAMPLE = 3_000;
const SAMPLE_WORDS = 90;

/**
 * Makes news up from word frequencies. Ranks follow Zipf's law, so that no word is in every text and many are in
 * hardly any. A text is about a story: a third of its telling words are the story's, the others are drawn from all.
 * Words are concepts of the lexicon, or names nobody knows.
 */
export function generateNews(concepts: readonly Concept[], seed = 7): News {
	const random = createRandom(seed);
	const named = new Map<string, Telling>();
	for (const { id, country, words } of concepts) {
		const [head] = words.get("en")?.heads ?? [];
		if (country === undefined && head !== undefined && !named.has(id)) named.set(id, { key: `c:${id}`, text: head });
	}
	const known = shuffle([...named.values()], random);
	const anyWord = (draw = random): Telling =>
		draw() < CONCEPT_SHARE ? (known[rank(known.length, 30, draw())] as Telling) : toName(rank(NAMES, 60, draw()));
	const stories = Array.from({ length: STORIES }, (_, nth) => {
		const draw = createRandom(nth + 1_000_003);
		return Array.from({ length: STORY_WORDS }, () => anyWord(draw));
	});
	const anyStory = () => {
		const rareness = rank(STORIES, 40, random());
		return { words: stories[rareness] as Telling[], rareness };
	};
	const tellingOf = (story: readonly Telling[]) =>
		random() < STORY_SHARE ? (story[rank(STORY_WORDS, 4, random())] as Telling) : anyWord();
	return {
		random,
		anyWord: () => anyWord(),
		anyStory,
		stories: STORIES,
		article(length) {
			const { words: story } = anyStory();
			const smallWord = () => SMALL_WORDS[Math.floor(random() * SMALL_WORDS.length)] as string;
			const words = Array.from({ length }, () => (random() < SMALL_SHARE ? smallWord() : tellingOf(story).text));
			return {
				title: words.slice(0, 9).join(" "),
				lead: words.slice(9, 40).join(" "),
				text: words.slice(40).join(" "),
				language: "en",
			};
		},
		sample: () =>
			Array.from({ length: SAMPLE }, () => {
				const { words } = anyStory();
				return Array.from({ length: SAMPLE_WORDS }, () => tellingOf(words));
			}),
		foreignName() {
			const name = foreignNameOf(NAMES + Math.floor(random() * FOREIGN_NAMES));
			return { key: `w:${name}`, text: name };
		},
	};
}

function toName(nth: number): Telling {
	const word = nameOf(nth);
	return { key: `w:${word}`, text: word.charAt(0).toUpperCase() + word.slice(1) };
}
