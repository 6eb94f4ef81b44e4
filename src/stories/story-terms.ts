import { type Token, tokenize } from "../text/tokenize.ts";
import { type ReadTerm, type ReadTerms, readStems } from "./read-terms.ts";

/** What stands in the title is what an article is about, so it counts so many times. */
const TITLE_COUNTS = 2;
const MAX_TITLE_WORDS = 40;
/** What follows the first words is background that many stories share. */
const MAX_LEAD_WORDS = 60;

/** What an article's story is found by. */
export interface StoryTerms {
	/** Feed it came in; 0 when that is not known. */
	feedId: number;
	/** The stems of its title and first words without small words, with how much it says each: 1 + ln of how often. */
	said: Map<string, number>;
	/** Those of the title that have a capital within it; none where nearly every word of the title has one. */
	titleNames: Set<string>;
	/** What is written as a name in title or first words; none where all words of the title, or all nouns, have capitals. */
	names: Set<string>;
}

/** The terms of an article; where a feed has no summary the text begins in its place. */
export function storyTerms(
	article: { feedId: number; title: string; lead: string; text?: string; language: string | undefined },
	readTerms: ReadTerms = readStems,
): StoryTerms {
	const { feedId, lead, text = "", language } = article;
	const titleWords = firstWords(article.title, MAX_TITLE_WORDS);
	const title = readTerms(titleWords, language);
	const said = new Map<string, number>();
	for (const { term } of title) said.set(term, (said.get(term) ?? 0) + TITLE_COUNTS);
	const firsts = readTerms(firstWords(lead || text, MAX_LEAD_WORDS), language);
	for (const { term } of firsts) said.set(term, (said.get(term) ?? 0) + 1);
	for (const [term, times] of said) said.set(term, 1 + Math.log(times));

	const isTitleCase = titleWords.filter(hasCapital).length > titleWords.length / 2;
	const names = isTitleCase ? [] : title.filter(({ token }) => token.start > 0 && hasCapital(token));
	const titleNames = new Set(names.map(({ term }) => term));
	return { feedId, said, titleNames, names: isTitleCase || language === "de" ? new Set() : namesOf(title, firsts) };
}

/** None where there is a title only: a name may be all that two titles share. */
function namesOf(title: readonly ReadTerm[], firsts: readonly ReadTerm[]): Set<string> {
	const names = new Set<string>();
	if (firsts.length === 0) return names;
	for (const read of [title, firsts])
		for (const [at, { term, token }] of read.entries()) {
			// The first word has a capital anyway; in "Kurti and Osmani open" it is a name, as the next one is.
			const telling = at === 0 ? read[1]?.token : token;
			if (telling !== undefined && hasCapital(telling) && hasCapital(token)) names.add(term);
		}
	return names;
}

/** Long texts are cut before they are tokenized: no word that counts stands behind this. */
function firstWords(text: string, maxWords: number): Token[] {
	return tokenize(text.slice(0, maxWords * 20)).slice(0, maxWords);
}

function hasCapital({ surface }: Token): boolean {
	return /^\p{Lu}/u.test(surface);
}
