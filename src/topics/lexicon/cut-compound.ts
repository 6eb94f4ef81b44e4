import { germanNouns, withoutUmlauts } from "./german-nouns.ts";

/** A part of a compound: where in it that stands. */
export interface CompoundPart {
	from: number;
	to: number;
}

const SHORTEST_COMPOUND = 8;
const LONGEST_COMPOUND = 40;
const SHORTEST_FIRST = 3;
const SHORTEST_LAST = 3;
/** Two of so few letters stand in many a word by chance. */
const SHORTEST_PAIR = 7;
const MOST_PARTS = 3;

/** What German puts between the parts of a compound, and after the last one. */
const LINKS = ["", "s", "n", "en", "es", "e", "er"];
const ENDINGS = ["", "e", "n", "en", "s", "es", "er", "ern", "ns"];

/** Words are repeated a lot; two generations bound the memory without any bookkeeping for each use. */
const MAX_REMEMBERED = 4_000;
let young = new Map<string, readonly CompoundPart[]>();
let old = new Map<string, readonly CompoundPart[]>();

/**
 * The parts of a German noun, in lower case, that is a compound of nouns the lexicon knows: Radwegausbau is an Ausbau
 * of a Radweg. None for a word that is known itself or not made of known ones. What it is stands at its end, and is
 * taken as long as it goes; what stands between two parts belongs to neither.
 */
export function cutCompound(word: string): readonly CompoundPart[] {
	if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) return [];
	let parts = young.get(word);
	if (parts !== undefined) return parts;
	parts = old.get(word) ?? cutOnce(word);
	young.set(word, parts);
	if (young.size > MAX_REMEMBERED) {
		old = young;
		young = new Map();
	}
	return parts;
}

function cutOnce(word: string): readonly CompoundPart[] {
	const plain = withoutUmlauts(word);
	if (isKnown(plain, germanNouns().wholes)) return [];
	return cut(plain, 0, plain.length, MOST_PARTS) ?? [];
}

/** Cuts the letters between two places in so many parts at the most. */
function cut(word: string, from: number, to: number, most: number): CompoundPart[] | undefined {
	const { firsts, lasts } = germanNouns();
	let inThree: CompoundPart[] | undefined;
	for (let at = from + SHORTEST_FIRST; at <= to - SHORTEST_LAST; at++) {
		const first = findFirst(word, from, at, firsts);
		const isLast = isKnown(word.slice(at, to), lasts);
		const isPair = to - from >= SHORTEST_PAIR;
		if (first !== undefined && isLast && isPair) return [first, { from: at, to }];
		if (most < MOST_PARTS || inThree !== undefined) continue;
		if (isLast) {
			const before = cutFirst(word, from, at, most - 1);
			if (before !== undefined) inThree = [...before, { from: at, to }];
		} else if (first !== undefined) {
			const after = cut(word, at, to, most - 1);
			if (after !== undefined) inThree = [first, ...after];
		}
	}
	return inThree;
}

/** The same for what stands before another part. */
function cutFirst(word: string, from: number, to: number, most: number): CompoundPart[] | undefined {
	return cut(word, from, to, most) ?? (word[to - 1] === "s" ? cut(word, from, to - 1, most) : undefined);
}

function findFirst(word: string, from: number, to: number, firsts: ReadonlySet<string>): CompoundPart | undefined {
	for (const link of LINKS) {
		const end = to - link.length;
		if (end - from < SHORTEST_FIRST) continue;
		if (word.startsWith(link, end) && firsts.has(word.slice(from, end))) return { from, to: end };
	}
	return undefined;
}

function isKnown(word: string, words: ReadonlySet<string>): boolean {
	for (const ending of ENDINGS)
		if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_LAST)
			if (words.has(ending === "" ? word : word.slice(0, -ending.length))) return true;
	return false;
}
