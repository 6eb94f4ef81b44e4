import { fold } from "./fold.ts";
import { hideInvisible } from "./hide-invisible.ts";

/** A word, number or name of a text. */
export interface Token {
	/** As it stands in the text, endings after an apostrophe or hyphen too. */
	surface: string;
	/** The word itself in lower case, with its diacritics and script: what stemmers read. */
	word: string;
	/** The word folded: what is compared. */
	folded: string;
	/** Offsets of the surface in the text, in UTF-16 units. */
	start: number;
	end: number;
	/** Written in capitals throughout (two letters at least), as an acronym is: EU, COVID-19, U.S.; or like BiH. */
	isAcronym: boolean;
}

/** No word of a language is longer; what is (a hash, a script without spaces) is cut there. */
const MAX_WORD_LENGTH = 48;

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const LETTERS_ONLY = /^[\p{L}\p{M}]+$/u;
const DIGITS_ONLY = /^\p{N}+$/u;
const NUMBER = /^\p{N}[\p{N}.,]*$/u;
const CAPITALS = /^(?:(?=.*\p{Lu})[\p{Lu}\p{N}\p{M}]{2,}|\p{Lu}\p{Ll}\p{Lu})$/u;
const ONE_CAPITAL = /^\p{Lu}$/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const APOSTROPHES = "'’‘ʼ`´′";
const HYPHENS = "-‐‑–—";
/** French and Italian words that lean on the next one: l'Union, dell'Unione. */
const LEANING = new Set([
	"l",
	"d",
	"c",
	"j",
	"m",
	"n",
	"s",
	"t",
	"qu",
	"jusqu",
	"lorsqu",
	"puisqu",
	"un",
	"dell",
	"nell",
	"sull",
	"all",
	"dall",
	"quell",
	"quest",
	"gl",
]);

/** Cuts a text into words, as if invisible characters within them were not there; time linear in its length. */
export function tokenize(text: string): Token[] {
	const visible = hideInvisible(text);
	if (visible === undefined) return cut(text);
	const tokens = cut(visible.text);
	for (const token of tokens) {
		token.start = visible.places[token.start] ?? 0;
		token.end = (visible.places[token.end - 1] ?? 0) + 1;
		token.surface = text.slice(token.start, token.end);
	}
	return tokens;
}

function cut(text: string): Token[] {
	const tokens: Token[] = [];
	let last: Token | undefined;
	for (const found of text.matchAll(RUN)) {
		const start = found.index;
		const run = found[0];
		const end = start + run.length;
		// Only a run that touches the last word by one mark can belong to it.
		if (last !== undefined && start === last.end + 1 && joins(text, last, run, end)) {
			extend(last, text, run, end);
			continue;
		}
		last = newToken(run, start);
		tokens.push(last);
	}
	return tokens;
}

function newToken(surface: string, start: number): Token {
	const word = surface.slice(0, MAX_WORD_LENGTH).toLowerCase();
	return {
		surface,
		word,
		folded: fold(word),
		start,
		end: start + surface.length,
		isAcronym: CAPITALS.test(surface),
	};
}

/** Whether the run after the mark is a part of the word before it. */
function joins(text: string, last: Token, run: string, end: number): boolean {
	if (last.end - last.start >= MAX_WORD_LENGTH) return false;
	const mark = text.charAt(last.end);
	if (APOSTROPHES.includes(mark)) return !LEANING.has(last.word);
	if (mark === "." || mark === ",") {
		if (DIGITS_ONLY.test(run) && NUMBER.test(last.surface)) return true;
		// U.S., E.U.: single capitals divided by dots.
		return mark === "." && ONE_CAPITAL.test(run) && /(^|\.)\p{Lu}$/u.test(last.surface) && text.charAt(end) !== "'";
	}
	if (mark === "&") return CAPITALS.test(last.surface + run) && last.surface.length + run.length <= 4;
	if (!HYPHENS.includes(mark)) return false;
	// COVID-19, F-16, Apollo-11, but neither "20-25" nor the score "Serbia–2".
	if (DIGITS_ONLY.test(run)) return run.length <= 3 && !"–—".includes(mark) && LETTERS_ONLY.test(last.surface);
	// NATO-s, EU-a, SHBA-ja, ЕУ-а: an ending after an acronym.
	return last.isAcronym && run.length <= 3 && run === run.toLowerCase() && LETTERS_ONLY.test(run);
}

function extend(last: Token, text: string, run: string, end: number): void {
	const mark = text.charAt(last.end);
	last.surface = text.slice(last.start, end);
	last.end = end;
	if (APOSTROPHES.includes(mark)) {
		// Kosovo's, Türkiye'nin, 2028'de: the ending says nothing. O'Brien, п'ять, don't: the mark stands inside a word.
		const isInside =
			last.word.length === 1 ||
			CYRILLIC.test(last.word) ||
			(run !== "s" && last.surface.charAt(0) === last.word.charAt(0) && !DIGITS_ONLY.test(last.word));
		if (!isInside) return;
		setWord(last, last.word + run.toLowerCase());
		return;
	}
	if (HYPHENS.includes(mark) && !DIGITS_ONLY.test(run)) return;
	const isNumber = DIGITS_ONLY.test(run) && (mark === "." || mark === ",");
	setWord(last, last.word + (isNumber ? "." : "") + run.toLowerCase());
	if (!isNumber && mark !== "-") last.isAcronym = true;
}

function setWord(token: Token, word: string): void {
	token.word = word.slice(0, MAX_WORD_LENGTH);
	token.folded = fold(token.word);
}
