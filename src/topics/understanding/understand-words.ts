import { isStopWord } from "../../text/stop-words.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { Lexicon, Recognised } from "../lexicon/lexicon.ts";
import type { Concept } from "../lexicon/read-lexicon.ts";
import type { QueryWord } from "../query/query.ts";
import { nameGovernments } from "./name-governments.ts";
import { recogniseSurely } from "./recognise-surely.ts";
import { splitCompounds } from "./split-compounds.ts";
import { surnameAlone } from "./surname-alone.ts";
import { keyOfWord, type UnderstoodTerm } from "./understood-term.ts";
import { likenessTo } from "./word-likeness.ts";

/** A longer topic says enough as it is. */
const MAX_TAKEN_APART = 3;
/** More terms than these, each in two pieces, would ask too much of a headline. */
const MAX_SAID_IN_ENGLISH = 2;

/**
 * The terms of plain words: known names and concepts as long as they go, then single words; small words are left out.
 * A run of several words, such as "Kosovo–Serbia dialogue", is also understood piece by piece when every piece is
 * known, and a German compound by its parts, which is a second list: either will do. `text` is the whole topic as typed.
 */
export function understandWords(
	words: readonly QueryWord[],
	text: string,
	language: string,
	lexicon: Lexicon,
): UnderstoodTerm[][] {
	const runs = leaveLight(
		recogniseSurely(words, language, lexicon).flatMap((run) => narrow(run, words, language, lexicon)),
		words,
		language,
	);
	const whole = nameGovernments(toTerms(words, text, runs, { language, lexicon }), lexicon);
	if (whole.length > MAX_TAKEN_APART) return [whole];
	const surname = surnameAlone(words, whole, lexicon);
	if (surname !== undefined) return [whole, [surname]];
	const parts = language === "de" ? splitCompounds(words, lexicon) : words;
	const known = parts.length === words.length ? runs : recogniseSurely(parts, language, lexicon);
	const pieces = known.map((run) => takeApart(run, parts, language, lexicon));
	const isWhole = known === runs && pieces.every((run, index) => run[0] === runs[index]);
	if (!isWhole) return [whole, nameGovernments(toTerms(parts, text, pieces.flat(), { language, lexicon }), lexicon)];
	if (whole.length > MAX_SAID_IN_ENGLISH) return [whole];
	const said = whole.flatMap((term) => sayInEnglish(term, lexicon));
	return said.length > whole.length ? [whole, said] : [whole];
}

/**
 * The pieces of a concept named by one word that its usual English name has: Ärztemangel is a shortage of doctors, and
 * spoken of as such. The term itself where English has one word as well, or words that the lexicon doesn't know each for
 * itself.
 */
function sayInEnglish(term: UnderstoodTerm, lexicon: Lexicon): UnderstoodTerm[] {
	const { key, label } = term;
	for (const part of key.split("+")) {
		const name = part.startsWith("c:") ? lexicon.get(part.slice(2))?.words.get("en")?.heads[0] : undefined;
		const words = tokenize(name ?? "").map((token) => ({ ...token, at: token.start }));
		if (words.length < 2 || words.some(looksLikeName)) continue;
		const pieces = takeApart({ from: 0, to: words.length, concepts: [] }, words, "en", lexicon);
		if (pieces.length > 1)
			return pieces.map(({ concepts }) => ({ key: concepts.map((id) => `c:${id}`).join("+"), label }));
	}
	return [term];
}

function toTerms(
	words: readonly QueryWord[],
	text: string,
	runs: readonly Recognised[],
	{ language, lexicon }: { language: string; lexicon: Lexicon },
): UnderstoodTerm[] {
	const terms = new Map<string, UnderstoodTerm>();
	const isShouted = areShouted(words);
	let at = 0;
	const addSingles = (to: number) => {
		for (; at < to; at++) {
			const word = words[at];
			if (word === undefined || isInitial(word)) continue;
			if (isStopWord(word.folded, language) && (isShouted || !word.isAcronym)) continue;
			const key = looksLikeName(word) ? `n:${word.word}` : keyOfWord(word, isShouted);
			if (!terms.has(key)) terms.set(key, { key, label: word.surface });
		}
	};
	for (const { from, to, concepts } of runs) {
		addSingles(from);
		// The heads of a concept are forms of it, so the reader's word needs no form of its own.
		const run = words.slice(from, to);
		const parts = concepts.map((id) => `c:${id}`);
		// How rare a general thing is, is told by the reader's word for it, see findRarities.
		if (concepts.every((id) => lexicon.get(id)?.isGeneral === true)) parts.push(keyAsTyped(run, isShouted));
		const key = parts.join("+");
		if (!terms.has(key)) terms.set(key, { key, label: labelOf(run, text) });
		at = to;
	}
	addSingles(words.length);
	return [...terms.values()];
}

/** Whether the words are what the concept is called first, give or take endings. */
function isUsualName(run: readonly QueryWord[], concept: Concept | undefined, language: string): boolean {
	const words = concept?.words.get(language);
	const heads = words?.heads.slice(0, 1);
	if (concept === undefined || words === undefined || heads === undefined) return false;
	return likenessTo({ ...concept, words: new Map([[language, { ...words, heads }]]) }, run, language) > 0;
}

/** The term of words that are one thing, as they are. */
function keyAsTyped(words: readonly QueryWord[], isShouted: boolean): string {
	const [only, ...more] = words;
	return only !== undefined && more.length === 0
		? keyOfWord(only, isShouted)
		: `p:${words.map(({ folded }) => folded).join(" ")}`;
}

/** Written in capitals throughout, so that these tell nothing; numbers and single letters have none to tell by. */
function areShouted(words: readonly QueryWord[]): boolean {
	const lettered = words.filter(({ surface }) => /\p{L}.?\p{L}/u.test(surface));
	return lettered.length > 1 && lettered.every(({ surface }) => surface === surface.toUpperCase());
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

/** What is said of nearly anything: news of corruption is of the fight against it, news of archaeology of discoveries. */
const LIGHT = new Set(["fight-against", "return", "discovery", "prevention"]);

/**
 * The runs with those that say little made part of the one that says what the topic is about, when there is one and
 * nothing else.
 */
function leaveLight(runs: readonly Recognised[], words: readonly QueryWord[], language: string): Recognised[] {
	const heavy = runs.filter(({ concepts }) => !concepts.every((id) => LIGHT.has(id)));
	const [only, ...more] = heavy;
	const [first] = runs;
	const last = runs.at(-1);
	if (only === undefined || more.length > 0 || runs.length < 2 || first === undefined || last === undefined)
		return [...runs];
	const isRun = (at: number) => runs.some(({ from, to }) => at >= from && at < to);
	const isAll = words.every((word, at) => isRun(at) || isStopWord(word.folded, language));
	return isAll ? [{ ...only, from: first.from, to: last.to }] : [...runs];
}

/**
 * Some concepts have narrower things among their heads, such as grain exports with grain. A reader who names the
 * narrower thing wants no more of the concept than what is both: what one piece names alone, the run doesn't stand for.
 */
function narrow(run: Recognised, words: readonly QueryWord[], language: string, lexicon: Lexicon): Recognised[] {
	const pieces = takeApart(run, words, language, lexicon);
	if (pieces.length < 2) return [run];
	const named = new Set(pieces.flatMap(({ concepts }) => concepts));
	const others = run.concepts.filter((id) => !named.has(id));
	if (others.length > 0) return [{ ...run, concepts: others }];
	// One that is usually called by all of these words is the narrower thing, though a piece may name it as well.
	const usual = run.concepts.filter((id) => isUsualName(words.slice(run.from, run.to), lexicon.get(id), language));
	if (usual.length > 0) return [{ ...run, concepts: usual }];
	// A concept that is called by several words, such as rent-prices, is the narrower thing itself.
	return named.size > run.concepts.length && run.concepts.every((id) => !id.includes("-")) ? pieces : [run];
}

/**
 * The run as the longest known things it is made of, when they are all of it; else the run as it is. A concept of
 * several words is spoken of in more words than the lexicon has for it.
 */
function takeApart(run: Recognised, words: readonly QueryWord[], language: string, lexicon: Lexicon): Recognised[] {
	if (run.to - run.from < 2) return [run];
	const pieces: Recognised[] = [];
	for (let at = run.from; at < run.to; ) {
		const word = words[at];
		const end = at === run.from ? run.to - 1 : run.to;
		const [piece] = recogniseSurely(words.slice(at, end), language, lexicon);
		if (piece?.from === 0) {
			pieces.push({ ...piece, from: at, to: at + piece.to });
			at += piece.to;
		} else if (word !== undefined && isStopWord(word.folded, language) && !word.isAcronym) at++;
		else return [run];
	}
	return pieces.length > 1 ? pieces : [run];
}

/** Written as names are: a capital, then small letters; what the lexicon knows is not asked. */
function looksLikeName({ surface }: QueryWord): boolean {
	return /^\p{Lu}\p{Ll}{3}/u.test(surface);
}

/** A single letter, as in "J. Smith", says nothing that could be found again. */
function isInitial({ word }: QueryWord): boolean {
	return word.length === 1 && /\p{L}/u.test(word);
}
