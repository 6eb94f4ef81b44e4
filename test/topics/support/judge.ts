import { createArticleCorpus } from "../../../src/topics/article-corpus.ts";
import { findAllTerms } from "../../../src/topics/find-anchors.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { type ReadableArticle, readWords } from "../../../src/topics/read-words.ts";
import { type Form, formsOf } from "../../../src/topics/term-forms.ts";
import { TopicIndex } from "../../../src/topics/topic-index.ts";
import { understandTopic } from "../../../src/topics/understand-topic.ts";

export const lexicon = createLexicon();

const known = new Map<string, Form[]>();

/** The forms of a term in the shipped lexicon, looked up once. */
export function forms(key: string): Form[] {
	const found = known.get(key) ?? formsOf(key, lexicon);
	known.set(key, found);
	return found;
}

/** The compiled topic, understood against an empty store. */
async function compile(query: string) {
	const understood = await understandTopic(query, { lexicon, corpus: createArticleCorpus() });
	if (!understood.ok) throw new Error(`${query}: ${understood.fault.kind}`);
	return understood.root;
}

/** How much an article is about a topic that was understood against an empty store. */
export async function judge(query: string, article: Partial<ReadableArticle> & { source?: string }): Promise<number> {
	const index = new TopicIndex(forms, findAllTerms);
	index.add(1, await compile(query));
	let score = 0;
	const whole = { title: "", lead: "", text: "", language: "en", ...article };
	index.matchAll(readWords(whole, article.source ?? ""), (_, found) => {
		score = found;
	});
	return score;
}
