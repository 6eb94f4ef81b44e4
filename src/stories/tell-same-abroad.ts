import type { Marks, TitleMark } from "./read-marks.ts";
import { isSameName } from "./spell-name.ts";

/** Share of what each title says that the other article says too. */
const TOLD = 0.6;
/** So many marks of a title have to be in the other article, one of them a name: fewer are shared by chance. */
const MIN_SHARED = 3;
/** Happenings of which it matters who stands first. */
const DIRECTED = new Set(
	["win", "lose", "attack", "charge", "sell", "buy", "refuse", "recognise", "threaten"].map((id) => `h:${id}`),
);

/**
 * How alike two articles are by their marks, from 0 to 1; 0 where too little of either title is in the other article to
 * tell. They tell the very same when they do not {@link contradict} each other besides.
 */
export function likenessAbroad(one: Marks, other: Marks): number {
	return Math.min(toldShare(one, other), toldShare(other, one));
}

/**
 * Whether two articles differ in what makes other news of the same words: a number, a weekday, a "not", something that
 * happens, a name that the other does not say, a word in the place of another, or who did it to whom. A word of which
 * nothing is known may be any, so a title may have such words only where the other title says nothing more.
 */
export function contradict(one: Marks, other: Marks): boolean {
	if (one.isNegated !== other.isNegated) return true;
	if (one.days.size > 0 && other.days.size > 0 && one.days.isDisjointFrom(other.days)) return true;
	if (!one.titleNumbers.isSubsetOf(other.numbers) || !other.titleNumbers.isSubsetOf(one.numbers)) return true;
	if (!one.numbers.isSubsetOf(other.numbers) && !other.numbers.isSubsetOf(one.numbers)) return true;
	const [untold, otherUntold] = [untoldOf(one, other), untoldOf(other, one)];
	if ([...untold, ...otherUntold].some(({ isNeeded }) => isNeeded)) return true;
	const [unheard, otherUnheard] = [unheardOf(one, other), unheardOf(other, one)];
	const isOther = untold.some(isClear) || unheard.length > 0;
	const isOtherToo = otherUntold.some(isClear) || otherUnheard.length > 0;
	return (isOther && isOtherToo) || areTurnedRound(one, other);
}

/** Words of one's title that nothing is known of, and that the other has none like. */
function unheardOf({ unknown }: Marks, { words }: Marks): string[] {
	return unknown.filter((word) => !words.has(word) && ![...words].some((known) => isSameName(known, word)));
}

function toldShare(one: Marks, other: Marks): number {
	const untold = untoldOf(one, other);
	const told = one.title.filter((mark) => !untold.includes(mark));
	const numbers = one.titleNumbers.size;
	if (told.length + numbers < MIN_SHARED || !told.some(({ name }) => name !== undefined)) return 0;
	const known = one.title.length + numbers;
	if (one.unknown.length > known) return 0;
	const share = (told.length + numbers) / known;
	return share >= TOLD ? share : 0;
}

function untoldOf(one: Marks, other: Marks): TitleMark[] {
	return one.title.filter((mark) => !tells(other, mark));
}

function tells({ told, words }: Marks, { marks, name }: TitleMark): boolean {
	if (marks.some((mark) => told.has(mark)) || (name !== undefined && words.has(name))) return true;
	return name !== undefined && [...words].some((known) => isSameName(known, name));
}

/** A word of several meanings may be said by what is read as another of them. */
function isClear({ marks }: TitleMark): boolean {
	return marks.length === 1;
}

/** Whether the names both titles have come in another order, where it matters. */
function areTurnedRound(one: Marks, other: Marks): boolean {
	if (![...one.title, ...other.title].some(({ marks }) => marks.some((mark) => DIRECTED.has(mark)))) return false;
	const places = one.title
		.filter(({ name }) => name !== undefined)
		.map((mark) => other.title.findIndex((known) => known.name !== undefined && isSameMark(mark, known)))
		.filter((at) => at !== -1);
	return places.some((at, nth) => at < (places[nth - 1] ?? -1));
}

function isSameMark(one: TitleMark, other: TitleMark): boolean {
	if (one.marks.some((mark) => other.marks.includes(mark))) return true;
	return one.name !== undefined && other.name !== undefined && isSameName(one.name, other.name);
}
