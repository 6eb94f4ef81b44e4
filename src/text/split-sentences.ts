import { stopWordsOf } from "./sentence-words.ts";

// A stop, what closes after it, and the space before the next sentence; or a stop where the space was lost ("said.The").
// The classes are disjoint and a run of stops is entered at its beginning only, so that the scan is linear.
const boundary =
	/((?<![.!?…])[.!?…]+|[。！？।؟])(["'”’»“›)\]]*)(\s+[”’»›](?=\s|$))?(\s+|$|(?<=[。！？])(?=\S))|(?<=\p{Ll}\p{Ll})[.!?](?=\p{Lu}\p{Ll})/gu;
const bullet = /^(?:[•●▪■◦‣*–—-]\s+|[•●▪■◦‣])+/u;
const opening = /^["'“„‘«‹([¿¡–—\s-]+/u;

/**
 * Splits plain text into its sentences, in order; "\n" ends a paragraph and so a sentence. Each one is a piece of
 * the text as it stands, without the space around it and the bullet before it. `language` is an ISO 639-1 code.
 *
 * Own rules instead of Intl.Segmenter, which knows no abbreviations and differs between versions of Node: a stop
 * ends a sentence unless what stands before it (a title, an initial, an ordinal) or after it says otherwise.
 * Text without capitals, tokenised as in corpora, works too. Linear in the length of the text.
 */
export function splitSentences(text: string, language?: string): string[] {
	const sentences: string[] = [];
	for (const paragraph of text.split(/[\n\r\u2028\u2029]+/u)) {
		const isCased = /\p{Lu}/u.test(paragraph);
		let start = 0;
		for (const found of paragraph.matchAll(boundary)) {
			const end = found.index + found[0].length;
			const stops = found[1];
			if (stops && !endsSentence(paragraph, start, found.index, stops, end, isCased, language)) continue;
			push(sentences, paragraph.slice(start, end));
			start = end;
		}
		push(sentences, paragraph.slice(start));
	}
	return sentences;
}

function push(sentences: string[], piece: string): void {
	const sentence = piece.trim().replace(bullet, "");
	if (/[\p{L}\p{N}]/u.test(sentence)) sentences.push(sentence);
}

/** Whether the stop at `at` ends the sentence that began at `start`; `end` is where the next would begin. */
function endsSentence(
	text: string,
	start: number,
	at: number,
	stops: string,
	end: number,
	isCased: boolean,
	language: string | undefined,
): boolean {
	if (end >= text.length) return true;
	const next = text.slice(end, end + 40).replace(opening, "");
	const beginsLower = /^\p{Ll}/u.test(next);
	// "Yahoo! shares", "“Stop!” he said", "… and then": in cased text a sentence does not begin with a small letter.
	if (beginsLower && isCased) return false;
	if (stops !== ".") return true;
	const { abbreviations, beforeNumbers, starters, hasOrdinals } = stopWordsOf(language);
	const word = wordBefore(text, start, at);
	const known = word.toLowerCase();
	const first = (/^[\p{L}\p{N}'’-]+/u.exec(next)?.[0] ?? "").toLowerCase();
	const isStarter = !beginsLower && starters.has(first);
	// "1. Item": the number of a list belongs to its item.
	if (/^\p{N}+$/u.test(text.slice(start, at).trim())) return false;
	if (/^\p{N}/u.test(next)) {
		if (beforeNumbers.has(known) || known.includes(".")) return false;
		return !(hasOrdinals && /^\d{1,2}$/.test(word));
	}
	if (/^\d{1,3}$|^[IVXL]{1,6}$/.test(word)) return !hasOrdinals || isStarter;
	if (/^\p{L}$/u.test(word)) return isStarter;
	if (/^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word)) return isStarter && !abbreviations.has(known);
	return !abbreviations.has(known);
}

/** The word a stop follows, with the stops inside it ("U.S", "z.B"); at most 20 characters are looked at. */
function wordBefore(text: string, start: number, at: number): string {
	const before = text.slice(Math.max(start, at - 20), at);
	return /[\p{L}\p{N}.°-]+$/u.exec(before)?.[0].replace(/^[.-]+/, "") ?? "";
}
