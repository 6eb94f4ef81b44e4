import type { CompiledNode, WeightedTerm } from "../src/topics/compiled-query.ts";
import type { Concept } from "../src/topics/lexicon/read-lexicon.ts";
import { rarity } from "../src/topics/understanding/weigh-terms.ts";

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A word that topics and articles may have: a concept of the lexicon, or a name nobody knows. */
interface Telling {
	/** The key of its term. */
	key: string;
	/** As an English article writes it. */
	text: string;
}

export interface NewsGenerator {
	/** The topics of so many subscriptions, each as often as it is followed. */
	followed(subscriptions: number): { topics: CompiledNode[]; followers: Int32Array };
	/** A topic of words that no article has. */
	foreignTopic(): CompiledNode;
	/** A topic as it is typed. */
	typedTopic(): string;
	/** An article's headline and body of about so many words, in English with names of everywhere. */
	article(words: number): { title: string; lead: string; text: string; language: string };
}

const SYLLABLES =
	"ba be bi bo da de do ga go ha ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za zo".split(
		" ",
	);
const ENDINGS = ["c", "n", "r", "s", "v", "k", "", "", "ic", "ov", "ski", "er", "man"];
const SMALL_WORDS = "the of and to in a for on with as at by from that is was has its after over".split(" ");
/** How many names of people, places and firms there are, and how many of others stand in no article. */
const NAMES = 60_000;
const FOREIGN_NAMES = 20_000;
/** What is in the news: so many stories, each with its own names and concepts. */
const STORIES = 4_000;
const STORY_WORDS = 24;
/** How many distinct topics share half of all subscriptions. */
const POPULAR = 20_000;
/** Of a text's words: how many are small ones, and of the others how many are its story's. */
const SMALL_SHARE = 0.45;
const STORY_SHARE = 0.3;
const CONCEPT_SHARE = 0.35;
/** What words beside a topic weigh together (see calibrate.ts), and how many there are. */
const BESIDE_WEIGHT = 0.4;
const BESIDE_TERMS = 6;
/** The part of the own weight that is needed, by the number of terms. */
const NEEDED = [0.55, 0.72, 0.73, 0.5, 0.4];
/** Documents of the sample that rarities are counted in. */
const SAMPLE = 3_000;

/**
 * Makes topics and articles from word frequencies. Ranks follow Zipf's law as Mandelbrot has it, so that no word is in
 * every text and many are in hardly any. A text is about a story: a third of its telling words are the story's, the
 * others are drawn from all. A topic has 2 to 5 words, three of four topics from one story, with six words of that
 * story beside them as the stored articles would show; one in ten has a phrase, one in ten a minus, one in twenty
 * an OR. Half of all subscriptions are to popular topics: the more a story is in the news, the more follow a topic
 * about it. Topics are compiled here as the compiler would, from rarities counted in a sample of the texts.
 */
export function createNewsGenerator(concepts: readonly Concept[], seed = 7): NewsGenerator {
	const random = createRandom(seed);
	const named = new Map<string, Telling>();
	for (const { id, country, words } of concepts) {
		const [head] = words.get("en")?.heads ?? [];
		if (country === undefined && head !== undefined && !named.has(id)) named.set(id, { key: `c:${id}`, text: head });
	}
	const known = shuffle([...named.values()], random);

	const anyWord = (draw: () => number): Telling =>
		draw() < CONCEPT_SHARE ? (known[rank(known.length, 30, draw())] as Telling) : nameOf(rank(NAMES, 60, draw()));
	const stories = Array.from({ length: STORIES }, (_, nth) => {
		const draw = createRandom(nth + 1_000_003);
		return Array.from({ length: STORY_WORDS }, () => anyWord(draw));
	});
	const anyStoryRank = () => rank(STORIES, 40, random());
	const anyStory = () => stories[anyStoryRank()] as Telling[];
	const anyOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

	const article = (length: number) => {
		const story = anyStory();
		const telling = () =>
			random() < STORY_SHARE ? (story[rank(STORY_WORDS, 4, random())] as Telling) : anyWord(random);
		const words = Array.from({ length }, () => (random() < SMALL_SHARE ? anyOf(SMALL_WORDS) : telling().text));
		return {
			title: words.slice(0, 9).join(" "),
			lead: words.slice(9, 40).join(" "),
			text: words.slice(40).join(" "),
			language: "en",
		};
	};

	const found = new Map<string, number>();
	for (let nth = 0; nth < SAMPLE; nth++) {
		const story = anyStory();
		const words = Array.from({ length: 90 }, () =>
			random() < STORY_SHARE ? (story[rank(STORY_WORDS, 4, random())] as Telling) : anyWord(random),
		);
		for (const key of new Set(words.map((word) => word.key))) found.set(key, (found.get(key) ?? 0) + 1);
	}
	const toTerm = ({ key, text }: Telling): WeightedTerm => {
		const rare = rarity(found.get(key) ?? 0, SAMPLE, 0.001);
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
	const topicOf = (pick: () => Telling, story: () => Telling[]): CompiledNode => {
		const words = Array.from({ length: 2 + Math.floor(4 * random() ** 3) }, pick);
		const plain = toWords(words, shuffle(story(), random));
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
	/** A topic, and the rank of the story it is about: how little that is in the news. */
	const newTopic = (): { topic: CompiledNode; rareness: number } => {
		const rareness = anyStoryRank();
		const story = stories[rareness] as Telling[];
		const isAboutStory = random() < 0.75;
		const topic = topicOf(
			() => (isAboutStory ? (story[rank(STORY_WORDS, 4, random())] as Telling) : anyWord(random)),
			() => story,
		);
		return { topic, rareness: isAboutStory ? rareness : STORIES };
	};

	return {
		article,
		followed(subscriptions) {
			const distinct = Math.round(subscriptions / 2) + Math.min(POPULAR, Math.round(subscriptions / 10));
			const followers = new Int32Array(distinct).fill(1);
			const popular = distinct - Math.round(subscriptions / 2);
			for (let nth = popular; nth < subscriptions / 2; nth++) {
				const place = rank(popular, 20, random());
				followers[place] = (followers[place] ?? 0) + 1;
			}
			// What is in the news most is followed by most.
			const repeated = Array.from({ length: popular }, newTopic).sort((a, b) => a.rareness - b.rareness);
			const others = Array.from({ length: distinct - popular }, newTopic);
			return { topics: [...repeated, ...others].map(({ topic }) => topic), followers };
		},
		foreignTopic() {
			// Names are made of few syllables, so without a letter that none begins with many would be the same.
			const foreign = () => nameOf(NAMES + Math.floor(random() * FOREIGN_NAMES), "x");
			return topicOf(foreign, () => Array.from({ length: BESIDE_TERMS }, foreign));
		},
		typedTopic: () => Array.from({ length: 2 + Math.floor(4 * random() ** 3) }, () => anyWord(random).text).join(" "),
	};
}

/** A name that is the same for its number in every run. */
function nameOf(nth: number, first = ""): Telling {
	const draw = createRandom(nth * 2_654_435_761);
	const part = () => SYLLABLES[Math.floor(draw() * SYLLABLES.length)] ?? "";
	const word =
		first + part() + part() + (draw() < 0.5 ? part() : "") + (ENDINGS[Math.floor(draw() * ENDINGS.length)] ?? "");
	return { key: `w:${word}`, text: word.charAt(0).toUpperCase() + word.slice(1) };
}

/** A rank below `size` for a number from 0 to 1: the first `head` ranks are about equally frequent. */
function rank(size: number, head: number, uniform: number): number {
	return Math.min(size - 1, Math.floor(head * ((size + head) / head) ** uniform - head));
}

function shareOut(terms: readonly WeightedTerm[], whole: number): void {
	const sum = terms.reduce((all, term) => all + term.rarity, 0);
	for (const term of terms) term.weight = (whole * term.rarity) / sum;
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
	const shuffled = [...items];
	for (let at = shuffled.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		[shuffled[at], shuffled[other]] = [shuffled[other] as Item, shuffled[at] as Item];
	}
	return shuffled;
}
