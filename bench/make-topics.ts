import type { CompiledNode, WeightedTerm } from "../src/topics/compiled-query.ts";
import { rarity } from "../src/topics/understanding/weigh-terms.ts";
import { createRandom, hashOf, rank, shuffle } from "./draw.ts";

/** A word that topics and articles may have: a concept of the lexicon, or another word. */
export interface Telling {
	/** The key of its term. */
	key: string;
	/** As an English article writes it. */
	text: string;
}

export interface NewsArticle {
	title: string;
	lead: string;
	text: string;
	language: string;
}

/** What topics and articles are made from; all draw from the same numbers, so a run is like the one before. */
export interface News {
	random: () => number;
	/** A word as often as the news has it. */
	anyWord(): Telling;
	/** A story's telling words, first those it is most about, and its place among all by how little it is in the news. */
	anyStory(): { words: readonly Telling[]; rareness: number };
	/** More than any story's place. */
	stories: number;
	/** An article's headline and body of about so many words. */
	article(words: number): NewsArticle;
	/** The telling words of so many texts, for rarities to be counted in. */
	sample(): Telling[][];
	/** A name that no article has. */
	foreignName(): Telling;
}

/** How many distinct topics share half of all subscriptions. */
const POPULAR = 20_000;
/** What words beside a topic weigh together (see calibrate.ts), and how many there are. */
const BESIDE_WEIGHT = 0.4;
const BESIDE_TERMS = 6;
/** The part of the own weight that is needed, by the number of terms. */
const NEEDED = [0.55, 0.72, 0.73, 0.5, 0.4];
/** The first words of a story, which topics about it mostly name. */
const STORY_HEAD = 4;

export interface TopicMaker {
	/** The topics of so many subscriptions, and by topic how many follow it. */
	followed(subscriptions: number): { topics: CompiledNode[]; followers: Int32Array };
	/** A topic of words that no article has. */
	foreignTopic(): CompiledNode;
	/** A topic as it is typed. */
	typedTopic(): string;
}

/**
 * Topics as readers would have them: 2 to 5 words, three of four topics from one story, with six words of that story
 * beside them as the stored articles would show; one in ten has a phrase, one in ten a minus, one in twenty an OR. Half
 * of all subscriptions are to popular topics: the more a story is in the news, the more follow a topic about it. Topics
 * are compiled here as the compiler would, from rarities counted in a sample of the texts.
 */
export function createTopicMaker(news: News): TopicMaker {
	const { random } = news;
	const sample = news.sample();
	const found = new Map<string, number>();
	for (const words of sample)
		for (const key of new Set(words.map((word) => word.key))) found.set(key, (found.get(key) ?? 0) + 1);
	const toTerm = ({ key, text }: Telling): WeightedTerm => {
		const rare = rarity(found.get(key) ?? 0, sample.length, 0.001);
		return { key, label: text, rarity: rare, weight: rare };
	};
	const toWords = (words: readonly Telling[], story: readonly Telling[]): CompiledNode => {
		const own = [...new Map(words.map((word) => [word.key, toTerm(word)])).values()];
		const beside = [...new Map(story.map((word) => [word.key, { ...toTerm(word), label: word.key.slice(2) }])).values()]
			.filter((term) => own.every(({ key }) => key !== term.key))
			.slice(0, BESIDE_TERMS);
		shareOut(own, 1);
		shareOut(beside, BESIDE_WEIGHT);
		return { kind: "words", own, beside, needed: NEEDED[own.length - 1] ?? 1 };
	};
	const topicOf = (pick: () => Telling, story: readonly Telling[]): CompiledNode => {
		const words = Array.from({ length: 2 + Math.floor(4 * random() ** 3) }, pick);
		// The same words are the same topic, so the same words stand beside them.
		const plain = toWords(
			words,
			shuffle(
				story,
				createRandom(
					hashOf(
						words
							.map(({ key }) => key)
							.sort()
							.join(),
					),
				),
			),
		);
		const kind = random();
		const has = (word: Telling): CompiledNode => ({ kind: "has", term: toTerm(word), inTitle: false });
		if (kind < 0.1) {
			const phrase = `${pick().text} ${pick().text}`.toLowerCase();
			return { kind: "and", all: [plain, has({ key: `p:${phrase}`, text: `"${phrase}"` })], none: [] };
		}
		if (kind < 0.2) return { kind: "and", all: [plain], none: [has(pick())] };
		if (kind < 0.25) return { kind: "or", any: [plain, toWords([pick(), pick()], [])] };
		return plain;
	};
	const newTopic = (): { topic: CompiledNode; rareness: number } => {
		const { words, rareness } = news.anyStory();
		const isAboutStory = random() < 0.75;
		const topic = topicOf(
			() => (isAboutStory ? (words[rank(words.length, STORY_HEAD, random())] as Telling) : news.anyWord()),
			words,
		);
		return { topic, rareness: isAboutStory ? rareness : news.stories };
	};
	return {
		followed(subscriptions) {
			const distinct = Math.round(subscriptions / 2) + Math.min(POPULAR, Math.round(subscriptions / 10));
			const followers = new Int32Array(distinct).fill(1);
			const popular = distinct - Math.round(subscriptions / 2);
			for (let nth = popular; nth < subscriptions / 2; nth++) {
				const place = rank(popular, 20, random());
				followers[place] = (followers[place] ?? 0) + 1;
			}
			const all = new Map<number, { topic: CompiledNode; rareness: number }>();
			while (all.size < distinct) {
				const made = newTopic();
				all.set(hashOf(JSON.stringify(made.topic)), made);
			}
			const made = [...all.values()];
			// What is in the news most is followed by most.
			const repeated = made.slice(0, popular).sort((a, b) => a.rareness - b.rareness);
			return { topics: [...repeated, ...made.slice(popular)].map(({ topic }) => topic), followers };
		},
		foreignTopic: () => topicOf(news.foreignName, Array.from({ length: BESIDE_TERMS }, news.foreignName)),
		typedTopic: () => Array.from({ length: 2 + Math.floor(4 * random() ** 3) }, () => news.anyWord().text).join(" "),
	};
}

function shareOut(terms: readonly WeightedTerm[], whole: number): void {
	const sum = terms.reduce((all, term) => all + term.rarity, 0);
	for (const term of terms) term.weight = (whole * term.rarity) / sum;
}
