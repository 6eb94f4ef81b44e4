import type { ArticleStore } from "../../../storage/storage.ts";
import type { Article } from "../../domain/article.ts";
import type { Millis } from "../../domain/feed.ts";
import type { CompiledNode } from "../compiled-query.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { findAnchors } from "../matching/find-anchors.ts";
import { searchWordsOf } from "../matching/term-forms.ts";

/** Where stored articles are looked for, and in which words. */
export interface Looking {
	articles: Pick<ArticleStore, "candidates" | "newest">;
	lexicon: Lexicon;
}

/** Stored articles seen since then that may match, the last seen first: those with a term the topic cannot do without. */
export async function findCandidates(
	root: CompiledNode,
	{ articles, lexicon }: Looking,
	{ since, limit }: { since: Millis; limit: number },
): Promise<Article[]> {
	const terms = new Set<string>();
	for (const { first } of findAnchors(root)) {
		const words = searchWordsOf(first.key, lexicon);
		// A source or a language is no word to search for.
		if (words.length === 0) return (await articles.newest(limit)).filter(({ seenAt }) => seenAt >= since);
		for (const word of words) terms.add(word);
	}
	return articles.candidates([...terms], { since, limit });
}
