import { z } from "zod";
import { ModelFailed } from "../../model/model-failed.ts";
import { normalizeLanguage } from "../../text/find-language.ts";
import { fold } from "../../text/fold.ts";

/** Words and phrases by the ISO 639-1 code of their language. */
export type WordsByLanguage = Record<string, string[]>;

/** What a model said of a topic: nothing but words, checked for form. */
export interface ModelWords {
	/** For the reader's terms other words that mean the same, in several languages. */
	terms: { term: string; words: WordsByLanguage }[];
	/** Names and phrases that stand in news about the topic, beside its terms. */
	beside: WordsByLanguage;
}

export const MAX_LANGUAGES = 12;
const MAX_WORDS_A_LANGUAGE = 30;
export const MAX_WORD_LENGTH = 60;
const MAX_WORDS_A_PHRASE = 6;
/** What no model that means well exceeds; beyond it the answer is refused, below it only cut. */
const MAX_LISTED = 200;
const MAX_ANSWER_LENGTH = 100_000;

/** Letters, digits, hyphens, apostrophes and spaces: no mark of the query language, of markup or of an address. */
const word = z
	.string()
	.max(1_000)
	.transform((text) =>
		text
			.normalize("NFC")
			.replace(/[ \u00a0]+/g, " ")
			.trim(),
	)
	.refine((text) => text.length <= MAX_WORD_LENGTH && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ -]*$/u.test(text))
	.refine((text) => !/(?:^| )(?:OR|AND|NOT)(?: |$)/.test(text));

const byLanguage = z.record(
	z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/),
	z.array(word).max(MAX_LISTED),
);

const answered = z.object({
	terms: z.array(z.object({ term: z.string().max(400), words: byLanguage })).max(MAX_LISTED),
	beside: byLanguage.default({}),
});

/**
 * Reads a model's answer, which is text from outside. Throws ModelFailed when anything in it has not the form asked
 * for; words of languages nobody asked for and what is too many are left out.
 */
export function readAnswer(answer: string, languages: readonly string[]): ModelWords {
	if (answer.length > MAX_ANSWER_LENGTH) throw new ModelFailed("The model's answer is too long.");
	const words = parse(answer.slice(answer.indexOf("{"), answer.lastIndexOf("}") + 1));
	if (words === undefined) throw new ModelFailed("The model's answer has not the form asked for.");
	const kept = keepWithinBounds(words, languages);
	const count = countWords(kept);
	if (count === 0) throw new ModelFailed("The model named no words in the languages asked for.");
	return kept;
}

/** Reads what was kept; undefined when an other version of the program kept it in an other form. */
export function readKept(json: string): ModelWords | undefined {
	return parse(json);
}

function countWords({ terms, beside }: ModelWords): number {
	return [...terms.map(({ words }) => words), beside].flatMap((words) => Object.values(words).flat()).length;
}

function parse(json: string): ModelWords | undefined {
	try {
		return answered.safeParse(JSON.parse(json)).data;
	} catch {
		return undefined;
	}
}

function keepWithinBounds({ terms, beside }: ModelWords, languages: readonly string[]): ModelWords {
	const asked = new Set(languages.slice(0, MAX_LANGUAGES));
	/** By language the words taken so far, for all terms together. */
	const taken = new Map<string, Set<string>>();
	const keep = (words: WordsByLanguage): WordsByLanguage => {
		const kept = new Map<string, string[]>();
		for (const [code, list] of Object.entries(words)) {
			const language = normalizeLanguage(code) ?? "";
			if (!asked.has(language)) continue;
			const known = taken.get(language) ?? new Set();
			taken.set(language, known);
			for (const one of list) {
				const folded = fold(one);
				if (known.size >= MAX_WORDS_A_LANGUAGE || known.has(folded)) continue;
				if (one.split(" ").length > MAX_WORDS_A_PHRASE) continue;
				known.add(folded);
				kept.set(language, [...(kept.get(language) ?? []), one]);
			}
		}
		return Object.fromEntries(kept);
	};
	return { terms: terms.map(({ term, words }) => ({ term, words: keep(words) })), beside: keep(beside) };
}
