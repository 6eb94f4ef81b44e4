import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { findAllTerms } from "../../../src/topics/matching/find-anchors.ts";
import { type ReadableArticle, readWords } from "../../../src/topics/matching/read-words.ts";
import { type Form, formsOf } from "../../../src/topics/matching/term-forms.ts";
import { TopicIndex } from "../../../src/topics/matching/topic-index.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import type { Corpus } from "../../../src/topics/understanding/weigh-terms.ts";

export const lexicon = createLexicon();

const known = new Map<string, Form[]>();

/** The forms of a term in the shipped lexicon, looked up once. */
export function forms(key: string): Form[] {
	const found = known.get(key) ?? formsOf(key, lexicon);
	known.set(key, found);
	return found;
}

async function compile(query: string, corpus: Corpus) {
	const understood = await understandTopic(query, { lexicon, corpus });
	if (!understood.ok) throw new Error(`${query}: ${understood.fault.kind}`);
	return understood.root;
}

/** How much an article is about a topic that was understood from these stored articles, from none when left out. */
export async function judge(
	query: string,
	article: Partial<ReadableArticle> & { source?: string },
	corpus: Corpus = createArticleCorpus(),
): Promise<number> {
	const index = new TopicIndex(forms, findAllTerms);
	index.add(1, await compile(query, corpus));
	let score = 0;
	const whole = { title: "", lead: "", text: "", language: "en", ...article };
	index.matchAll(readWords(whole, article.source ?? ""), (_, found) => {
		score = found;
	});
	return score;
}
