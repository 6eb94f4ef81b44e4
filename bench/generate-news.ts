import { lexiconLanguages } from "../src/topics/lexicon/lexicon.ts";
import type { Concept } from "../src/topics/lexicon/read-lexicon.ts";

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

export interface NewsGenerator {
	/** A topic as readers would type it. */
	topic(): string;
	/** An article's headline and body of about so many words, in English with names of everywhere. */
	article(words: number): { title: string; lead: string; text: string; language: string };
}

const SYLLABLES =
	"ba be bi bo da de do ga go ha ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za zo".split(
		" ",
	);
const ENDINGS = ["c", "n", "r", "s", "v", "k", "", "", "ic", "ov", "ski", "er", "man"];
const SMALL_WORDS = "the of and to in a for on with as at by from that is was has its after over".split(" ");
/** How many names of people, places and firms there are; the first are in the news far more often than the last. */
const NAMES = 60_000;
/** How many of the telling words of a topic and of an article the lexicon knows. */
const TOPIC_CONCEPTS = 0.4;
const ARTICLE_CONCEPTS = 0.08;

/**
 * Makes topics and articles. A topic has 2 to 5 words: names of countries and bodies, concepts in the lexicon's
 * languages (English half of the time), and names nobody knows, of which some are in the news far more often than
 * most. One in ten has a phrase, one in ten a minus, one in twenty an OR. An article draws its
 * words from the same names and concepts, with small words between them.
 */
export function createNewsGenerator(concepts: readonly Concept[], seed = 7): NewsGenerator {
	const random = createRandom(seed);
	const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
	/** A rank: the low ones far more often, with a long tail. */
	const rank = (size: number) => Math.floor(size * random() ** 3);

	const name = (nth: number) => {
		const draw = createRandom(nth * 2_654_435_761);
		const part = () => SYLLABLES[Math.floor(draw() * SYLLABLES.length)] ?? "";
		const word = part() + part() + (draw() < 0.5 ? part() : "") + (ENDINGS[Math.floor(draw() * ENDINGS.length)] ?? "");
		return word.charAt(0).toUpperCase() + word.slice(1);
	};
	const concept = (language: string) => {
		const heads = pick(concepts)?.words.get(language)?.heads ?? [];
		return heads.length === 0 ? name(rank(NAMES)) : pick(heads);
	};
	const word = (language: string, conceptShare: number) =>
		random() < conceptShare ? concept(language) : name(rank(NAMES));

	return {
		topic() {
			const language = random() < 0.5 ? "en" : pick(lexiconLanguages);
			const words = Array.from({ length: 2 + rank(4) }, () => word(language, TOPIC_CONCEPTS));
			const kind = random();
			if (kind < 0.1) return `${words.slice(1).join(" ")} "${name(rank(NAMES))} ${name(rank(NAMES))}"`;
			if (kind < 0.2) return `${words.join(" ")} -${word(language, TOPIC_CONCEPTS).split(" ")[0]}`;
			if (kind < 0.25) return `${words.join(" ")} OR ${word(language, TOPIC_CONCEPTS)} ${name(rank(NAMES))}`;
			return words.join(" ");
		},
		article(length) {
			const text = Array.from({ length }, () => (random() < 0.45 ? pick(SMALL_WORDS) : word("en", ARTICLE_CONCEPTS)));
			return {
				title: text.slice(0, 9).join(" "),
				lead: text.slice(9, 40).join(" "),
				text: text.slice(40).join(" "),
				language: "en",
			};
		},
	};
}
