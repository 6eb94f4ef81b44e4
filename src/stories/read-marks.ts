import { isStopWord } from "../text/stop-words.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import type { Lexicon } from "../topics/lexicon/lexicon.ts";
import { readHappeningWords } from "./happenings.ts";
import { spellName } from "./spell-name.ts";
import { turnOf } from "./turn-of.ts";

/** Something a title says, whatever its language. */
export interface TitleMark {
	/** What it may be: `c:` a concept of the lexicon, `h:` something that happens, a name as {@link spellName} spells it. */
	marks: string[];
	/** The word as it stands, spelled so; compared where the lexicon knows a name in one of two languages only. */
	name: string | undefined;
	/** What happens, and unknown names: an article that does not say it tells other news. */
	isNeeded: boolean;
}

/** What an article says, in no language. */
export interface Marks {
	language: string;
	/** In order; each once. */
	title: TitleMark[];
	/** Words of the title that none of the marks stands for, as {@link spellName} spells them. */
	unknown: string[];
	/** Numbers and weekdays of the title. */
	titleNumbers: Set<string>;
	isNegated: boolean;
	/** All marks of title and first words. */
	told: Set<string>;
	/** All words, as {@link spellName} spells them: names, and what languages borrowed from each other. */
	words: Set<string>;
	numbers: Set<string>;
	days: Set<string>;
}

export type ReadMarks = (article: { title: string; lead: string }, language: string) => Marks;

const MAX_TITLE_WORDS = 40;
const MAX_LEAD_WORDS = 45;
/** "one" is an article in most languages, and a percentage may be a sign, so these are not compared. */
const NO_NUMBERS = new Set(["1", "percent"]);

/** Reads articles so that they can be compared across languages. */
export function createReadMarks(lexicon: Pick<Lexicon, "recognise">): ReadMarks {
	const happenings = readHappeningWords("happenings.txt");
	const numberWords = readHappeningWords("number-words.txt");

	/** What a text says, each with the place of its word; a word that happens is no concept as well. */
	function read(tokens: readonly Token[], language: string) {
		const taken = new Set<number>();
		const counted: string[] = [];
		for (const [at, { folded }] of tokens.entries()) {
			if (!/^\d/.test(folded)) continue;
			counted.push(readNumber(folded));
			taken.add(at);
		}
		for (const { at, ids } of numberWords.find(tokens, language)) {
			if (taken.has(at)) continue;
			counted.push(...ids);
			taken.add(at);
		}
		const found: { at: number; marks: string[]; isNeeded: boolean }[] = [];
		for (const { at, ids } of happenings.find(tokens, language)) {
			// "falls to 42" is no plan.
			if (taken.has(at) || (taken.has(at + 1) && ids.join() === "will")) continue;
			taken.add(at);
			found.push({ at, marks: ids.map((id) => `h:${id}`), isNeeded: !ids.some((id) => happenings.isWeak(id)) });
		}
		const besides: string[] = [];
		for (const { from, to, concepts } of lexicon.recognise(tokens, language)) {
			const marks = concepts.map((concept) => `c:${concept}`);
			if (to === from + 1 && isStopWord(tokens[from]?.folded ?? "", language)) continue;
			if (to === from + 1 && taken.has(from)) besides.push(...marks);
			else found.push({ at: from, marks, isNeeded: false });
			for (let at = from; at < to; at++) taken.add(at);
		}
		found.sort((one, other) => one.at - other.at);
		return { found, taken, besides, counted: counted.filter((number) => !NO_NUMBERS.has(number)) };
	}

	return (article, language) => {
		const titleTokens = firstWords(article.title, MAX_TITLE_WORDS);
		const leadTokens = firstWords(article.lead, MAX_LEAD_WORDS);
		const title = read(titleTokens, language);
		const lead = read(leadTokens, language);
		const counted = new Set([...title.counted, ...lead.counted]);
		const marks: Marks = {
			language,
			title: [],
			unknown: [],
			titleNumbers: new Set(title.counted.filter((number) => !isDay(number))),
			isNegated: titleTokens.some(({ folded }) => turnOf(folded, language) === "not"),
			told: new Set([
				...title.besides,
				...lead.besides,
				...[...title.found, ...lead.found].flatMap(({ marks }) => marks),
			]),
			words: new Set([...titleTokens, ...leadTokens].map(({ folded }) => spellName(folded))),
			numbers: new Set([...counted].filter((number) => !isDay(number))),
			days: new Set([...counted].filter(isDay)),
		};
		// Where nouns or all words have capitals a capital is no sign of a name.
		const saysNames = language !== "de" && titleTokens.filter(hasCapital).length <= titleTokens.length / 2;
		const known = new Map(title.found.map((mark) => [mark.at, mark]));
		for (const [at, token] of titleTokens.entries()) {
			const mark = known.get(at);
			const name = hasCapital(token) ? spellName(token.folded) : undefined;
			if (mark !== undefined) {
				if (!marks.title.some((other) => other.marks.join() === mark.marks.join()))
					marks.title.push({ marks: mark.marks, name, isNeeded: mark.isNeeded });
			} else if (title.taken.has(at) || isStopWord(token.folded, language)) continue;
			else if (name !== undefined && saysNames && !isFirst(titleTokens, at, article.title))
				marks.title.push({ marks: [], name, isNeeded: true });
			else marks.unknown.push(spellName(token.folded));
		}
		return marks;
	};
}

/** Long texts are cut before they are tokenized: no word that counts stands behind this. */
function firstWords(text: string, maxWords: number): Token[] {
	return tokenize(text.slice(0, maxWords * 20)).slice(0, maxWords);
}

function isFirst(tokens: readonly Token[], at: number, text: string): boolean {
	const before = tokens[at - 1];
	return before === undefined || /[.:!?]/.test(text.slice(before.end, tokens[at]?.start));
}

/** 20.000 and 20,000 are one number, as are 3 and 03.00. */
function readNumber(folded: string): string {
	const digits = /^\d{1,3}(\.\d{3})+$/.test(folded) ? folded.replaceAll(".", "") : folded;
	const number = Number.parseFloat(digits);
	return Number.isFinite(number) ? String(number) : folded;
}

function isDay(number: string): boolean {
	return number.startsWith("day-");
}

function hasCapital({ surface }: Token): boolean {
	return /^\p{Lu}/u.test(surface);
}
