import type { ArticleStore } from "../../../storage/storage.ts";
import type { Article } from "../../domain/article.ts";
import { isCommonWord } from "../lexicon/common-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { ArticleWords } from "../matching/read-words.ts";
import { spellingsOf } from "../matching/term-forms.ts";

/** What understanding a topic asks of the stored articles. */
export type Corpus = Pick<ArticleStore, "count" | "frequencies" | "candidates"> & {
	/** The words of an article, where they are remembered: those in memory are candidates of many topics. */
	wordsOf?(article: Article): ArticleWords;
};

/** What topics are understood from: the words that are known, and the stored articles. */
export interface Knowledge {
	lexicon: Lexicon;
	corpus: Corpus;
}

/** How many articles the shipped expectations weigh as much as; the store's own counts outgrow them. */
const PRIOR_ARTICLES = 300;
/** In what share of articles a word is expected before any article is known. */
const PRIOR_WORD = 0.003;
const PRIOR_COMMON_WORD = 0.2;
const PRIOR_CONCEPT = 0.02;
const PRIOR_GENERAL = 0.1;

/**
 * How rare each term is in the stored articles: ln(N / n), counting all spellings of a term as one word
 * (Pirkola 1998), mixed with what is expected of news so that an empty store judges soundly.
 */
export async function findRarities(keys: readonly string[], { lexicon, corpus }: Knowledge): Promise<number[]> {
	const spellings = keys.map((key) => spellingsOf(asTyped(key, lexicon), lexicon));
	const [count, frequencies] = await Promise.all([corpus.count(), corpus.frequencies([...new Set(spellings.flat(2))])]);
	return keys.map((key, index) => {
		let found = 0;
		for (const terms of spellings[index] ?? []) found += Math.min(...terms.map((term) => frequencies.get(term) ?? 0));
		return rarity(Math.min(found, count), count, expectedShare(key, lexicon));
	});
}

/** A general thing is as rare as the reader's word for it: what else it is called is said of much else. */
function asTyped(key: string, lexicon: Lexicon): string {
	const typed = key.split("+").filter((part) => !isGeneral(part, lexicon));
	return typed.length > 0 ? typed.join("+") : key;
}

function isGeneral(part: string, lexicon: Lexicon): boolean {
	return part.startsWith("c:") && lexicon.get(part.slice(2))?.isGeneral === true;
}

/** The rarity of a term that stands in `found` of `count` articles and was expected in this share of them. */
export function rarity(found: number, count: number, expected: number): number {
	return Math.log((count + PRIOR_ARTICLES + 1) / (found + PRIOR_ARTICLES * expected + 0.5));
}

function expectedShare(key: string, lexicon: Lexicon): number {
	let share = 0;
	for (const part of key.split("+")) {
		const name = part.slice(2);
		if (part.startsWith("c:")) share = Math.max(share, isGeneral(part, lexicon) ? PRIOR_GENERAL : PRIOR_CONCEPT);
		else share = Math.max(share, isCommonWord(name) ? PRIOR_COMMON_WORD : PRIOR_WORD);
	}
	return share;
}
