import type { TopicFault } from "../topics.ts";

/** A piece of a topic as typed, with its place. */
export type Piece =
	| { kind: "open" | "close" | "or" | "and" | "minus"; at: number; text: string }
	| { kind: "field"; field: "title" | "source" | "lang"; at: number; text: string }
	| { kind: "phrase"; at: number; text: string; inner: string }
	| { kind: "word"; at: number; text: string };

const QUOTES = '"“”„«»‟';
const FIELD = /^(title|source|lang):/i;
/** Written in capitals only; in small letters they are words as any other. */
const OPERATORS = new Map<string, "or" | "and" | "minus">([
	["OR", "or"],
	["AND", "and"],
	["NOT", "minus"],
]);
/** In a topic of capitals only, one of these tells a sentence, in which an OR or NOT is a word; none is an acronym. */
const SENTENCE_WORDS = new Set("OF THE IN TO FOR BY FROM WITH ABOUT WHICH WHAT WHY HOW".split(" "));
const SMALL_LETTER = /\p{Ll}/u;
/** Lone marks between words, as in "Kosovo - Serbia" or "Kosovo & Serbia". */
const ONLY_MARKS = /^[^\p{L}\p{N}]+$/u;

/** Cuts a topic into its pieces in one walk; the fault when a quotation is not closed. */
export function scanQuery(text: string): { pieces: Piece[]; fault: TopicFault | undefined } {
	const pieces: Piece[] = [];
	const isSentence = isShoutedSentence(text);
	let at = 0;
	while (at < text.length) {
		const mark = text.charAt(at);
		if (/\s/.test(mark)) at++;
		else if (mark === "(" || mark === ")") {
			pieces.push({ kind: mark === "(" ? "open" : "close", at, text: mark });
			at++;
		} else if (QUOTES.includes(mark)) {
			let end = at + 1;
			while (end < text.length && !QUOTES.includes(text.charAt(end))) end++;
			if (end === text.length)
				return { pieces, fault: { kind: "unclosedQuote", at, near: text.slice(at), suggestion: closeQuote(text) } };
			pieces.push({ kind: "phrase", at, text: text.slice(at, end + 1), inner: text.slice(at + 1, end) });
			at = end + 1;
		} else if ((mark === "-" || mark === "−") && /[^\s)-]/.test(text.charAt(at + 1))) {
			pieces.push({ kind: "minus", at, text: mark });
			at++;
		} else at = scanWord(text, at, pieces, isSentence);
	}
	return { pieces, fault: undefined };
}

/** Whether a topic is a sentence all in capitals, which then tell nothing. */
export function isShoutedSentence(text: string): boolean {
	return !SMALL_LETTER.test(text) && text.split(/\s+/).some((word) => SENTENCE_WORDS.has(word));
}

function scanWord(text: string, at: number, pieces: Piece[], isSentence: boolean): number {
	let end = at + 1;
	while (end < text.length && !/[\s()]/.test(text.charAt(end)) && !QUOTES.includes(text.charAt(end))) end++;
	const word = text.slice(at, end);
	const field = FIELD.exec(word)?.[1]?.toLowerCase();
	if (field === "title" || field === "source" || field === "lang") {
		pieces.push({ kind: "field", field, at, text: word.slice(0, field.length + 1) });
		return at + field.length + 1;
	}
	const operator = isSentence ? undefined : OPERATORS.get(word);
	if (operator !== undefined) pieces.push({ kind: operator, at, text: word });
	else if (!ONLY_MARKS.test(word)) pieces.push({ kind: "word", at, text: word });
	return end;
}

/** A quotation left open most likely ends with the topic; one opened by mistake at the end goes. */
function closeQuote(text: string): string {
	const trimmed = text.trimEnd();
	return QUOTES.includes(trimmed.slice(-1)) ? trimmed.slice(0, -1).trimEnd() : `${trimmed}"`;
}
