import { bareTitle } from "../articles/bare-title.ts";
import { fold } from "../text/fold.ts";
import { tokenize } from "../text/tokenize.ts";
import { isPart, isSameOrder } from "./tell-same-news.ts";
import { type ToldTerms, toldTerms } from "./told-terms.ts";

/** In shorter words one letter makes another word: Iran, Iraq. */
const MIN_SLIP_LETTERS = 5;

/** What of an article is compared. */
export interface Version {
	title: string;
	/** "" when there is none. */
	lead: string;
	language: string | undefined;
}

/**
 * Whether a changed title tells nothing that the article did not tell before: a slip put right, or words
 * more or less that its summary has too. As with two articles, what is in doubt is news: other numbers, a "not", a word in
 * another's place, names that changed places, a word that is gone ("denies").
 */
export function tellsNothingNew(now: Version, before: Version): boolean {
	const [title, earlierTitle] = [bareTitle(now.title), bareTitle(before.title)];
	if (differsBySlips(title, earlierTitle)) return true;
	const told = toldTerms({ ...before, feedId: 0, title: earlierTitle });
	const terms = toldTerms({ ...now, feedId: 0, title });
	return (
		terms.turns === told.turns &&
		[...terms.numbers].every((number) => told.numbers.has(number)) &&
		isPart(terms.title, told.title) &&
		isSameOrder(terms.title, told.title) &&
		isTold(terms.title, told) &&
		isTold(told.title, terms)
	);
}

function isTold(words: Set<string>, { title, lead }: ToldTerms): boolean {
	return [...words].every((word) => title.has(word) || lead.has(word));
}

/** Whether the words of two texts are the same one by one, but for slips of the keyboard. */
function differsBySlips(one: string, other: string): boolean {
	const words = tokenize(one);
	const others = tokenize(other);
	if (words.length !== others.length) return false;
	return words.every(({ folded }, at) => isSlip(folded, others[at]?.folded ?? ""));
}

/**
 * Whether two words are the same, or one slip apart: a letter more, less, other, or two that changed places (Damerau 1964).
 * The first letter is seldom mistyped and often makes another word: hired, fired.
 */
function isSlip(one: string, other: string): boolean {
	if (one === other) return true;
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (short.length < MIN_SLIP_LETTERS || long.length - short.length > 1) return false;
	if (short[0] !== long[0] || /\d/.test(short + long)) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at++;
	if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
	if (short.slice(at + 1) === long.slice(at + 1)) return true;
	const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
	return isSwapped && short.slice(at + 2) === long.slice(at + 2);
}

/** Whether two titles have a word in common beside small ones: else an address was used for something else. */
export function shareWord(one: Version, other: Version): boolean {
	const { title } = toldTerms({ ...one, feedId: 0 });
	for (const term of toldTerms({ ...other, feedId: 0 }).title) if (title.has(term)) return true;
	return fold(one.lead) !== "" && fold(one.lead) === fold(other.lead);
}
