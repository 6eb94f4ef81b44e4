import { fold } from "../../text/fold.ts";
import { lightStem } from "../../text/light-stem.ts";
import { stem, stemmedLanguages, stemRare } from "../../text/stem.ts";
import { isStopWord, isStopWordSomewhere } from "../../text/stop-words.ts";
import { type Token, tokenize } from "../../text/tokenize.ts";
import { isFrequentStem, isFrequentWord } from "../lexicon/frequent-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Concept } from "../lexicon/read-lexicon.ts";
import { MIN_NAME_STEM, NAME_MARK } from "./mark-names.ts";
import { nameForms } from "./name-forms.ts";

/** One way in which a term may stand in an article. */
export interface Form {
	/** Its words one after the other, each a stem or the folded word; where the article has the words in this order it has the form. */
	words: string[];
	/** The article's languages it counts in, a bit each ({@link languageBit}). */
	languages: number;
	/** From 0 to 1: how surely it means the term. */
	quality: number;
	/** Counts only when written in capitals, as acronyms are. */
	isAcronym: boolean;
	/** Small words may stand between its words: krime lufte, krimet e luftës. */
	isLoose: boolean;
	/** Counts only when its first word is written with a capital, as a name of another language is. */
	isName: boolean;
}

/** Stand before the words of a source and the code of a language; no word of a text has them. */
export const SOURCE_MARK = "\u0001";
export const LANGUAGE_MARK = "\u0002";

/** Bit 0 stands for languages without a stemmer of their own. */
const ALL_LANGUAGES = 2 ** (stemmedLanguages.length + 1) - 1;
const BITS = new Map(stemmedLanguages.map((language, index) => [language, 2 ** (index + 1)]));

/** How far a sign of a concept counts as the concept. */
const SIGN_QUALITY = 0.9;
/** A hint alone must not reach the threshold of a topic that is this concept and nothing else. */
const HINT_QUALITY = 0.45;
/** How far a word that a model named for a term counts as the term. */
export const MODEL_QUALITY = 0.9;

/** A form as it is written, in any language. */
const plain = { languages: ALL_LANGUAGES, quality: 1, isAcronym: false, isLoose: false, isName: false };

/** The bit of an article's language. */
export function languageBit(language: string | undefined): number {
	return (language === undefined ? undefined : BITS.get(language)) ?? 1;
}

/**
 * All forms of a term. A term's key says how to find it, and is what a compiled topic keeps:
 * `w:word` a reader's word in any language, `n:word` one that looks like a name, `N:word` the same where it has a capital, `W:ABC` an acronym, `c:id` a concept, `p:some words` a phrase as written,
 * `s:some words` in the name of the source, `l:sq` the language, `m:sq:fjalë` what a model named in a language.
 * Several keys divided by "+" are one term that has the forms of all.
 */
export function formsOf(key: string, lexicon: Lexicon): Form[] {
	// Most terms are one concept, whose forms are many and need no copy.
	if (key.startsWith("c:") && !key.includes("+")) return formsOfConcept(key.slice(2), lexicon);
	if (key.startsWith("w:") && !key.includes("+")) return formsOfWord(key.slice(2));
	const forms = new Map<string, Form>();
	for (const part of key.split("+")) {
		const kind = part.slice(0, 2);
		const name = part.slice(2);
		if (kind === "w:") addWord(forms, name);
		else if (kind === "n:") addName(forms, name);
		else if (kind === "N:") addName(forms, name, true);
		else if (kind === "W:") add(forms, { ...plain, words: [fold(name)], isAcronym: true });
		else if (kind === "p:") add(forms, { ...plain, words: name.split(" ") });
		else if (kind === "s:") add(forms, { ...plain, words: (SOURCE_MARK + name).split(" ") });
		else if (kind === "l:") add(forms, { ...plain, words: [LANGUAGE_MARK + name] });
		else if (kind === "c:") for (const form of formsOfConcept(name, lexicon)) add(forms, { ...form });
		else if (kind === "m:") {
			const { language, phrase } = readModelKey(part);
			addPhrase(forms, phrase, language, MODEL_QUALITY);
		}
	}
	return [...forms.values()];
}

/** A name as a word, and as other languages spell it. */
function addName(forms: Map<string, Form>, name: string, isName = false): void {
	addWord(forms, name, isName);
	for (const { word, language } of nameForms(name)) {
		const languages = language === undefined ? ALL_LANGUAGES : languageBit(language);
		add(forms, { ...plain, words: [word], languages, isName });
	}
}

/** The part of a term's key that stands for a word or phrase which a model named. */
export function modelKey(language: string, phrase: string): string {
	return `m:${language}:${phrase}`;
}

export function readModelKey(part: string): { language: string; phrase: string } {
	const [, language = "", phrase = ""] = part.split(":");
	return { language, phrase };
}

/** A word whose language is unknown: as it is, and as the stemmer of each language has it. */
function addWord(forms: Map<string, Form>, word: string, isName = false): void {
	for (const form of formsOfWord(word, isName)) add(forms, form);
}

/** Each way in which the word may stand once, with all languages in which it does. */
function formsOfWord(word: string, isName = false): Form[] {
	const folded = fold(word);
	const words = [folded];
	const languagesOf = [ALL_LANGUAGES];
	const note = (form: string, languages: number) => {
		// So few that looking through them takes less time than a table of them.
		const nth = words.indexOf(form);
		if (nth === -1) {
			words.push(form);
			languagesOf.push(languages);
		} else languagesOf[nth] = (languagesOf[nth] ?? 0) | languages;
	};
	note(lightStem(folded), 1);
	for (const language of stemmedLanguages) {
		const stemmed = stemRare(word, language);
		// A stem this short would meet half the dictionary of another language.
		if (stemmed.length < 3) continue;
		note(stemmed, languageBit(language));
		if (stemmed.length < MIN_NAME_STEM) note(NAME_MARK + stemmed, languageBit(language));
	}
	return words.map((form, nth) => ({ ...plain, words: [form], languages: languagesOf[nth] ?? 0, isName }));
}

/** Concepts are many topics' and never change; their forms take a while to stem. */
const conceptForms = new WeakMap<Concept, Form[]>();

function formsOfConcept(id: string, lexicon: Lexicon): Form[] {
	const concept = lexicon.get(id);
	if (concept === undefined) return [];
	const known = conceptForms.get(concept);
	if (known !== undefined) return known;
	const forms = new Map<string, Form>();
	for (const [language, { heads, signs, hints }] of concept.words) {
		for (const head of heads) addPhrase(forms, head, language, 1);
		for (const sign of signs) addPhrase(forms, sign, language, SIGN_QUALITY);
		for (const hint of hints) addPhrase(forms, hint, language, HINT_QUALITY);
	}
	const list = [...forms.values()];
	conceptForms.set(concept, list);
	return list;
}

/** Words of a known language; articles of that language have them stemmed, others as names may have them whole. */
function addPhrase(forms: Map<string, Form>, phrase: string, language: string, quality: number): void {
	const tokens = tokenize(phrase);
	if (tokens.length === 0) return;
	const isAcronym = tokens.length === 1 && tokens[0]?.isAcronym === true && phrase.length <= 6;
	const said = tellingOf(tokens, language);
	const isLoose = said.length < tokens.length || said.every((token) => !isSmall(token, language));
	const own = { quality, isAcronym, isLoose, isName: false };
	const stems = said.map((token) => stem(token.word, language));
	const words = said.map((token) => token.folded);
	const [stemmed = ""] = stems;
	if (stems.length > 1 || !isMaimed(phrase, stemmed, language)) {
		const isName = stems.length === 1 && stemmed.length < MIN_NAME_STEM && isWrittenAsName(phrase, language);
		add(forms, { ...own, words: stems, languages: languageBit(language), isName });
		if (isName) add(forms, { ...own, words: [NAME_MARK + stemmed], languages: languageBit(language) });
	}
	add(forms, { ...own, words, languages: languageBit(language) | 1 });
	// Names travel: "Kosovo" stands in texts of any language.
	if (!isWrittenAsName(phrase, language)) return;
	const others = stemmedLanguages.filter(
		(other) => other !== language && !said.every((token) => isCommon(token, other)),
	);
	const languages = others.reduce((bits, other) => bits | languageBit(other), 0);
	add(forms, { ...own, words, languages, isName: !isAcronym });
}

/**
 * Whether a single word counts as it is written only, since its stem means something else: everyday words have it
 * (parle, and not parlement), or it left too little of a name.
 */
function isMaimed(word: string, stemmed: string, language: string): boolean {
	if (isFrequentStem(stemmed, language) && !isFrequentWord(fold(word), language)) return true;
	return stemmed.length < MIN_NAME_STEM && word.length > MIN_NAME_STEM && isWrittenAsName(word, language);
}

/** German writes all nouns with a capital. */
function isWrittenAsName(word: string, language: string): boolean {
	return language !== "de" && /^\p{Lu}/u.test(word);
}

/**
 * The words of a phrase that tell something. One alone would tell something else, as "start" of start-up does and
 * "president" of US president, so that such a phrase is kept as it is; but for a word's own small companions, the
 * Albanian article and the reflexive pronoun, which take other shapes and places.
 */
function tellingOf(tokens: readonly Token[], language: string): readonly Token[] {
	const telling = tokens.filter((token) => !isSmall(token, language));
	if (telling.length > 1 || tokens.length === 1) return telling.length === 0 ? tokens : telling;
	const companions = COMPANIONS.get(language);
	const isAlone = tokens.every((token) => telling.includes(token) || companions?.has(token.word) === true);
	return telling.length === 1 && isAlone ? telling : tokens;
}

const COMPANIONS = new Map([
	["sq", new Set(["i", "e", "të", "së", "u"])],
	["sr", new Set(["se", "се"])],
	["mk", new Set(["се"])],
	["es", new Set(["se"])],
	["it", new Set(["si"])],
	["fr", new Set(["l", "le", "la", "les"])],
]);

function isSmall(token: Token, language: string): boolean {
	return isStopWord(token.folded, language) && !(token.isAcronym && token.word.length <= 4);
}

/** "Über" is not Uber and "Tap" no firm: such a name in another language could be its everyday word. */
function isCommon(token: Token, language: string): boolean {
	return isStopWord(token.folded, language) || isFrequentWord(token.folded, language);
}

function add(forms: Map<string, Form>, form: Form): void {
	const key = `${form.isAcronym ? "A" : ""}${form.isName ? "N" : ""}${form.quality}|${form.words.join(" ")}`;
	const known = forms.get(key);
	if (known === undefined) forms.set(key, form);
	else known.languages |= form.languages;
}

/** The ways a term is spelt, each as the terms the store's search knows ({@link lightStem}). */
export function spellingsOf(key: string, lexicon: Lexicon): string[][] {
	return key.split("+").flatMap((part) => {
		const name = part.slice(2);
		if (/^[wnNWp]:/.test(part)) return [spell(name)];
		if (part.startsWith("m:")) return [spell(readModelKey(part).phrase)];
		const concept = part.startsWith("c:") ? lexicon.get(name) : undefined;
		return concept === undefined ? [] : spellingsOfConcept(concept);
	});
}

/** Of each spelling the longest word, which the fewest articles are likely to have: what the store is asked for. */
export function searchWordsOf(key: string, lexicon: Lexicon): string[] {
	const longest = spellingsOf(key, lexicon).map((words) =>
		words.reduce((best, word) => (word.length > best.length ? word : best), ""),
	);
	return [...new Set(longest)];
}

const conceptSpellings = new WeakMap<Concept, string[][]>();

function spellingsOfConcept(concept: Concept): string[][] {
	const known = conceptSpellings.get(concept);
	if (known !== undefined) return known;
	const phrases = [...concept.words.values()].flatMap(({ heads, signs, hints }) => [...heads, ...signs, ...hints]);
	const spelt = [...new Map(phrases.map((phrase) => [spell(phrase).join(" "), spell(phrase)])).values()];
	// French thé is spelt as every English text has it, so that asking for it finds them all.
	const telling = spelt.filter(([word, next]) => next !== undefined || !isStopWordSomewhere(word ?? ""));
	const spellings = telling.length > 0 ? telling : spelt;
	conceptSpellings.set(concept, spellings);
	return spellings;
}

function spell(text: string): string[] {
	return tokenize(text).map((token) => lightStem(token.folded));
}
