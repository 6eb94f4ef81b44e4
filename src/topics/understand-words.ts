import { detectLanguage } from "../articles/detect-language.ts";
import { isStopWord } from "../text/stop-words.ts";
import { type Lexicon, lexiconLanguages, type Recognised } from "./lexicon/lexicon.ts";
import type { QueryWord } from "./query.ts";
import { likenessTo } from "./word-likeness.ts";

/** A reader's words for one thing, and the key of the term they became. */
export interface UnderstoodTerm {
	key: string;
	/** As typed. */
	label: string;
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

/** Written in Cyrillic letters only; Serbian has both, all others are Latin. */
const CYRILLIC_LANGUAGES = ["uk", "mk"];
/** What a topic whose words tell nothing is taken for. */
const USUAL_LANGUAGE = "en";
const USUAL_SCORE = 0.25;
const DETECTED_SCORE = 1;
const STOP_WORD_SCORE = 0.8;
const LETTERS_SCORE = 0.5;
/** Several words that are one thing tell more than as many that may be many. */
const PHRASE_FACTOR = 1.5;

/** The language a topic is most likely written in: the one that knows most of its words. */
export function guessTopicLanguage(words: readonly QueryWord[], lexicon: Lexicon): string {
	let best = USUAL_LANGUAGE;
	let bestScore = 0;
	const detected = detectLanguage(words.map(({ surface }) => surface).join(" "));
	for (const language of lexiconLanguages) {
		const own = words.filter(({ word }) => isInScript(word, language));
		let score = (language === USUAL_LANGUAGE ? USUAL_SCORE : 0) + (language === detected ? DETECTED_SCORE : 0);
		for (const run of recognise(own, language, lexicon))
			score += (run.to - run.from) * run.likeness * (run.to - run.from > 1 ? PHRASE_FACTOR : 1);
		for (const word of own) {
			if (!word.isAcronym && word.word.length > 1 && isStopWord(word.folded, language)) score += STOP_WORD_SCORE;
			for (const [letters, languages] of TELLING_LETTERS)
				if (letters.test(word.word) && languages.includes(language)) score += LETTERS_SCORE;
		}
		if (score > bestScore + 1e-9) {
			best = language;
			bestScore = score;
		}
	}
	return best;
}

function isInScript(word: string, language: string): boolean {
	if (language === "sr" || !/\p{L}/u.test(word)) return true;
	return /\p{Script=Cyrillic}/u.test(word) === CYRILLIC_LANGUAGES.includes(language);
}

interface SureRun extends Recognised {
	likeness: number;
}

/** What the lexicon recognises without the words that only have a root in common with a head of its. */
function recognise(words: readonly QueryWord[], language: string, lexicon: Lexicon): SureRun[] {
	return lexicon.recognise(words, language).flatMap(({ from, to, concepts }) => {
		const run = words.slice(from, to);
		const sure = concepts
			.map((id) => {
				const concept = lexicon.get(id);
				return { id, likeness: concept === undefined ? 0 : likenessTo(concept, run, language) };
			})
			.filter(({ likeness }) => likeness > 0);
		if (sure.length === 0) return [];
		return [
			{ from, to, concepts: sure.map(({ id }) => id), likeness: Math.max(...sure.map(({ likeness }) => likeness)) },
		];
	});
}

/**
 * The terms of plain words: known names and concepts as long as they go, then single words; small words are left out.
 * A run that names a country or body beside something else, such as "Kosovo–Serbia dialogue", is also understood
 * piece by piece, which is a second list: either will do. `text` is the whole topic as typed.
 */
export function understandWords(
	words: readonly QueryWord[],
	text: string,
	language: string,
	lexicon: Lexicon,
): UnderstoodTerm[][] {
	const runs = recognise(words, language, lexicon);
	const whole = toTerms(words, text, runs, language);
	const pieces = runs.map((run) => takeApart(run, words, language, lexicon));
	return pieces.every((run, index) => run[0] === runs[index])
		? [whole]
		: [whole, toTerms(words, text, pieces.flat(), language)];
}

function toTerms(
	words: readonly QueryWord[],
	text: string,
	runs: readonly Recognised[],
	language: string,
): UnderstoodTerm[] {
	const terms = new Map<string, UnderstoodTerm>();
	const isShouted = words.length > 1 && words.every((word) => word.isAcronym);
	let at = 0;
	const addSingles = (to: number) => {
		for (; at < to; at++) {
			const word = words[at];
			if (word === undefined || isInitial(word)) continue;
			if (isStopWord(word.folded, language) && (isShouted || !word.isAcronym)) continue;
			const key = keyOfWord(word, isShouted);
			if (!terms.has(key)) terms.set(key, { key, label: word.surface });
		}
	};
	for (const { from, to, concepts } of runs) {
		addSingles(from);
		// The heads of a concept are forms of it, so the reader's word needs no form of its own.
		const key = concepts.map((id) => `c:${id}`).join("+");
		if (!terms.has(key)) terms.set(key, { key, label: labelOf(words.slice(from, to), text) });
		at = to;
	}
	addSingles(words.length);
	return [...terms.values()];
}

/** The words as typed, with the marks between them unless something else stands there. */
function labelOf(words: readonly QueryWord[], text: string): string {
	let label = "";
	let end: number | undefined;
	for (const { surface, at } of words) {
		const between = end === undefined ? "" : text.slice(end, at);
		label += (between.length > 1 ? " " : between) + surface;
		end = at + surface.length;
	}
	return label;
}

/** The run word by word, when each is known and one of them names a country or body; else the run as it is. */
function takeApart(run: Recognised, words: readonly QueryWord[], language: string, lexicon: Lexicon): Recognised[] {
	const pieces: Recognised[] = [];
	for (let at = run.from; at < run.to && run.to - run.from > 1; at++) {
		const word = words[at];
		if (word === undefined || (isStopWord(word.folded, language) && !word.isAcronym)) continue;
		const [piece] = recognise([word], language, lexicon);
		if (piece === undefined) return [run];
		pieces.push({ ...piece, from: at, to: at + 1 });
	}
	return pieces.length > 1 && pieces.some(({ concepts }) => concepts.some(isProper)) ? pieces : [run];
}

/** Countries and bodies have their codes for ids. */
function isProper(id: string): boolean {
	return /^[A-Z]{2,}$/.test(id);
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
