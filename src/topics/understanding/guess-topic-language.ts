import { detectLanguage } from "../../articles/detect-language.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { isEnglishNoun } from "../lexicon/english-nouns.ts";
import { isFrequentWord } from "../lexicon/frequent-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { lexiconLanguages } from "../lexicon/lexicon-languages.ts";
import type { QueryWord } from "../query/query.ts";
import { recogniseSurely } from "./recognise-surely.ts";
import { splitCompounds } from "./split-compounds.ts";

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

/** Written in Cyrillic letters only; Serbian has both, all others are Latin. */
const CYRILLIC_LANGUAGES = ["uk", "mk"];
/** What a topic whose words tell nothing is taken for. */
const USUAL_LANGUAGE = "en";
const USUAL_SCORE = 0.25;
const DETECTED_SCORE = 1;
const STOP_WORD_SCORE = 0.8;
const FREQUENT_WORD_SCORE = 0.4;
const LETTERS_SCORE = 0.5;
const ENGLISH_NOUN_SCORE = 1;
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
		for (const run of recogniseSurely(language === "de" ? splitCompounds(own, lexicon) : own, language, lexicon))
			score += (run.to - run.from) * run.likeness * (run.to - run.from > 1 ? PHRASE_FACTOR : 1);
		for (const word of own) {
			if (!word.isAcronym && word.word.length > 1 && isStopWord(word.folded, language)) score += STOP_WORD_SCORE;
			else if (isFrequentWord(word.folded, language)) score += FREQUENT_WORD_SCORE;
			if (language === USUAL_LANGUAGE && isEnglishNoun(word.folded)) score += ENGLISH_NOUN_SCORE;
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
