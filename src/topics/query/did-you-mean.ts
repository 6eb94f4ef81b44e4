import type { ArticleStore } from "../../../storage/storage.ts";
import { lightStem } from "../../text/light-stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { type Token, tokenize } from "../../text/tokenize.ts";

/** In so many stored articles a word has to stand for a reader to have meant it. */
const MIN_ARTICLES = 5;
/** Shorter words are one letter from too many others. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 20;
/** How many words of a topic are looked at, and how many frequent words for each. */
const MAX_WORDS = 5;
const MAX_NEIGHBOURS = 4;
const SHOWN_IN = 3;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * The topic with each word that stands in no stored article replaced by a frequent one that is a letter away
 * (added, missing, wrong, or two swapped), as articles write it; undefined when there is nothing to replace. `known`
 * are words that are understood whatever articles write for them.
 */
export async function didYouMean(
	text: string,
	articles: Pick<ArticleStore, "frequencies" | "search">,
	known: readonly string[] = [],
): Promise<string | undefined> {
	const understood = new Set(tokenize(known.join(" ")).map(({ folded }) => folded));
	const tokens = tokenize(text).filter(
		({ folded }) => folded.length >= MIN_LENGTH && /^[a-z]+$/.test(folded) && !understood.has(folded),
	);
	const words = tokens.slice(0, MAX_WORDS);
	const seen = await articles.frequencies(words.map(({ folded }) => lightStem(folded)));
	let meant = text;
	// From the end, so that the places of those before stay.
	for (const { folded, surface, start, end } of words.reverse()) {
		if (folded.length > MAX_LENGTH || (seen.get(lightStem(folded)) ?? 0) > 0) continue;
		const better = await findFrequent(folded, articles);
		if (better === undefined || better === surface) continue;
		meant = meant.slice(0, start) + better + meant.slice(end);
	}
	return meant === text ? undefined : meant;
}

async function findFrequent(
	folded: string,
	articles: Pick<ArticleStore, "frequencies" | "search">,
): Promise<string | undefined> {
	const byStem = new Map<string, Set<string>>();
	for (const neighbour of neighboursOf(folded)) {
		if (neighbour.length < MIN_LENGTH) continue;
		const stem = lightStem(neighbour);
		byStem.set(stem, (byStem.get(stem) ?? new Set()).add(neighbour));
	}
	const frequencies = await articles.frequencies([...byStem.keys()]);
	const frequent = [...frequencies]
		.filter(([, count]) => count >= MIN_ARTICLES)
		.sort(([, a], [, b]) => b - a)
		.slice(0, MAX_NEIGHBOURS);
	for (const [stem] of frequent) {
		const surface = await findSurface(stem, byStem.get(stem) ?? new Set(), articles);
		if (surface !== undefined) return surface;
	}
	return undefined;
}

/** One of these words as an article writes it: the store knows stems only. */
async function findSurface(
	stem: string,
	words: ReadonlySet<string>,
	articles: Pick<ArticleStore, "search">,
): Promise<string | undefined> {
	for (const { title, lead, language = "en" } of await articles.search([stem], { limit: SHOWN_IN })) {
		const token = tokenize(`${title}\n${lead}`).find(({ folded }) => words.has(folded));
		// Nobody follows a small word, which is frequent everywhere: "diesel" is not the German "dieser".
		if (token !== undefined && !isStopWord(token.folded, language)) return withoutEnding(token);
	}
	return undefined;
}

/** As it stands, without what an apostrophe or hyphen adds to it: Kosovo's is Kosovo, O'Brien a whole word. */
function withoutEnding({ surface, word }: Token): string {
	return surface.toLowerCase().startsWith(word) ? surface.slice(0, word.length) : surface;
}

/** All words one letter away: at most some thousand, for the longest word. */
function* neighboursOf(word: string): Generator<string> {
	for (let at = 0; at <= word.length; at++) {
		const before = word.slice(0, at);
		const after = word.slice(at);
		if (after !== "") yield before + after.slice(1);
		if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
		for (const letter of LETTERS) {
			if (after !== "" && letter !== after.charAt(0)) yield before + letter + after.slice(1);
			yield before + letter + after;
		}
	}
}
