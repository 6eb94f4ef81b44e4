import { isStopWord } from "../../text/stop-words.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { CompiledNode } from "../compiled-query.ts";
import type { TellingTerm } from "../feedback/pick-terms.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { listLeaves } from "../list-leaves.ts";
import type { ArticleWords } from "../matching/read-words.ts";
import { guessTopicLanguage } from "../understanding/guess-topic-language.ts";
import { likenessTo } from "../understanding/word-likeness.ts";

/** A country or a body; a kind of the topic, as women's football is one of football; another name; another thing. */
export type AspectSort = "country" | "kind" | "name" | "thing";

/** What of a topic tells how to name things to its reader. */
export interface TopicWords {
	language: string;
	isCyrillic: boolean;
	/** Folded, without small words. */
	words: string[];
}

const USUAL_LANGUAGE = "en";
/**
 * Names the lexicon does not know are taken from titles in these, where people go by the name that they are known by:
 * in other languages names have cases, or all nouns have capitals.
 */
const PLAIN_LANGUAGES = new Set(["en", "fr", "es", "it"]);
/** A head with another ending is as like it as this. */
const SURE = 0.8;
const CYRILLIC = /\p{Script=Cyrillic}/u;

export function readTopicWords(topic: CompiledNode, lexicon: Lexicon): TopicWords {
	const tokens = tokenize(labelsOf(topic).join(" ")).map((token) => ({ ...token, at: token.start }));
	const language = guessTopicLanguage(tokens, lexicon);
	return {
		language,
		isCyrillic: tokens.some(({ surface }) => CYRILLIC.test(surface)),
		words: tokens.map(({ folded }) => folded).filter((folded) => !isStopWord(folded, language)),
	};
}

/** How a reader of the topic would name what an article tells of; undefined when no reader would, or it is not sure. */
export function nameAspect(
	{ key, label, sort }: TellingTerm,
	article: ArticleWords,
	topic: TopicWords,
	lexicon: Lexicon,
): { label: string; sort: AspectSort } | undefined {
	const { language = USUAL_LANGUAGE, title } = article;
	if (sort === "word") return undefined;
	if (!key.startsWith("c:")) {
		const isPlain = PLAIN_LANGUAGES.has(language) && title.tokens.some(({ surface }) => surface === label);
		return isPlain ? { label, sort: "name" } : undefined;
	}
	const concepts = key.split("+").flatMap((part) => lexicon.get(part.slice(2)) ?? []);
	const words = tokenize(label);
	if (!concepts.some((concept) => likenessTo(concept, words, language) >= SURE)) return undefined;
	const heads = concepts
		.flatMap((concept) => concept.words.get(topic.language)?.heads ?? [])
		.filter((head) => CYRILLIC.test(head) === topic.isCyrillic);
	const kinds = heads.filter((head) => hasAll(head, topic.words));
	const [kind] = kinds.sort((a, b) => tokenize(a).length - tokenize(b).length);
	if (kind !== undefined) return { label: kind, sort: "kind" };
	const [head = label] = heads;
	if (concepts.some(({ country, id }) => country !== undefined || /^[A-Z]{2,}$/.test(id)))
		return { label: head, sort: "country" };
	if (sort === "name") return { label: head, sort };
	// A concept's first word may be far from the one that stood there: clubs are not always electronic music.
	return language === topic.language ? { label, sort: "thing" } : undefined;
}

function hasAll(head: string, words: readonly string[]): boolean {
	const own = new Set(tokenize(head).map(({ folded }) => folded));
	return own.size > words.length && words.every((word) => own.has(word));
}

/** What the topic looks for, as typed; its source and language name nothing. */
function labelsOf(topic: CompiledNode): string[] {
	return listLeaves(topic).flatMap((leaf) => {
		if (leaf.kind === "words") return leaf.own.map(({ label }) => label);
		return /^[ls]:/.test(leaf.term.key) ? [] : leaf.term.label;
	});
}
