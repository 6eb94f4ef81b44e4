import { isStopWord } from "../text/stop-words.ts";
import { type Lexicon, lexiconLanguages } from "./lexicon/lexicon.ts";
import type { QueryWord } from "./query.ts";

/** A reader's words for one thing, and the key of the term they became. */
export interface UnderstoodTerm {
	key: string;
	/** As typed. */
	label: string;
	concepts: string[];
}

/** Letters that few of the languages write. */
const TELLING_LETTERS: [RegExp, string[]][] = [
	[/[ćčšžđ]/, ["sr"]],
	[/[ђћљњџј]/, ["sr", "mk"]],
	[/[ѓќѕ]/, ["mk"]],
	[/[іїєґ]/, ["uk"]],
	[/[а-я]/, ["sr", "uk", "mk"]],
	[/[äß]/, ["de"]],
	[/[ışğ]/, ["tr"]],
	[/ñ/, ["es"]],
	[/[êâîûèœ]/, ["fr"]],
	[/[ìòà]/, ["it"]],
	[/ë/, ["sq"]],
];

const MAX_ACRONYM_LENGTH = 5;

/** The language a topic is most likely written in: the one that knows most of its words. */
export function guessTopicLanguage(words: readonly QueryWord[], lexicon: Lexicon): string {
	let best = "en";
	let bestScore = -1;
	for (const language of lexiconLanguages) {
		let score = 0;
		for (const { from, to } of lexicon.recognise(words, language)) score += (to - from) * (to - from > 1 ? 1.5 : 1);
		for (const word of words) {
			if (!word.isAcronym && isStopWord(word.folded, language)) score += 0.8;
			for (const [letters, languages] of TELLING_LETTERS)
				if (letters.test(word.word) && languages.includes(language)) score += 0.5;
		}
		if (score > bestScore + 1e-9) {
			best = language;
			bestScore = score;
		}
	}
	return best;
}

/** The terms of plain words: known names and concepts as long as they go, then single words; small words are left out. */
export function understandWords(words: readonly QueryWord[], language: string, lexicon: Lexicon): UnderstoodTerm[] {
	const terms = new Map<string, UnderstoodTerm>();
	const isShouted = words.length > 1 && words.every((word) => word.isAcronym);
	let at = 0;
	const addSingles = (to: number) => {
		for (; at < to; at++) {
			const word = words[at];
			if (
				word === undefined ||
				isInitial(word) ||
				(isStopWord(word.folded, language) && !(word.isAcronym && !isShouted))
			)
				continue;
			const key = keyOfWord(word, isShouted);
			if (!terms.has(key)) terms.set(key, { key, label: word.surface, concepts: [] });
		}
	};
	for (const { from, to, concepts } of lexicon.recognise(words, language)) {
		addSingles(from);
		const run = words.slice(from, to);
		const own =
			run.length === 1 && run[0] !== undefined
				? keyOfWord(run[0], isShouted)
				: `p:${run.map((word) => word.folded).join(" ")}`;
		const key = [...concepts.map((id) => `c:${id}`), own].join("+");
		if (![...terms.values()].some((term) => concepts.every((id) => term.concepts.includes(id)))) {
			terms.set(key, { key, label: run.map((word) => word.surface).join(" "), concepts });
		}
		at = to;
	}
	addSingles(words.length);
	return [...terms.values()];
}

/** A single letter, as in "J. Smith", says nothing that could be found again. */
function isInitial({ word }: QueryWord): boolean {
	return word.length === 1 && /\p{L}/u.test(word);
}

/** The term of a single word as it is, with no concept behind it. */
export function keyOfWord(word: QueryWord, isShouted = false): string {
	const isAcronym =
		word.isAcronym && !isShouted && word.word.length <= MAX_ACRONYM_LENGTH && /^\p{L}+$/u.test(word.word);
	return isAcronym ? `W:${word.word.toUpperCase()}` : `w:${word.word}`;
}
