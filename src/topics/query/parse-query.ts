import { findLanguage } from "../../text/find-language.ts";
import { isStopWord, isStopWordSomewhere } from "../../text/stop-words.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { TopicFault } from "../topics.ts";
import {
	type Field,
	MAX_QUERY_CHARACTERS,
	MAX_QUERY_DEPTH,
	MAX_QUERY_TERMS,
	type QueryNode,
	type QueryWord,
} from "./query.ts";
import { isShoutedSentence, type Piece, scanQuery } from "./scan-query.ts";

/** Internal to the parser: carries a fault out of the recursion. */
class ParseFault extends Error {
	readonly fault: TopicFault;
	constructor(fault: TopicFault) {
		super(fault.kind);
		this.fault = fault;
	}
}

const JOINING_WORDS = new Set(["or", "and", "not"]);
/** Something typed in haste has a fault or two; what has more is not worth guessing at. */
const MAX_MENDINGS = 6;

type Parsed = { ok: true; node: QueryNode } | { ok: false; fault: TopicFault };

/**
 * Parses a topic as typed: words, phrases, fields, groups and operators. Time is linear in the length of the text, which
 * is bounded, as are its terms and its nesting; any text is either parsed or answered with its first fault.
 */
export function parseQuery(text: string): Parsed {
	const length = text.length > MAX_QUERY_CHARACTERS ? countCharacters(text) : text.length;
	if (length > MAX_QUERY_CHARACTERS) {
		const near = text.slice(MAX_QUERY_CHARACTERS, MAX_QUERY_CHARACTERS + 20);
		return {
			ok: false,
			fault: { kind: "tooLong", at: MAX_QUERY_CHARACTERS, near, count: length, limit: MAX_QUERY_CHARACTERS },
		};
	}
	if (text.trim() === "") return { ok: false, fault: { kind: "empty", at: 0, near: "" } };
	const parsed = parsePieces(text);
	return parsed.ok ? parsed : { ok: false, fault: mendSuggestion(parsed.fault) };
}

function parsePieces(text: string): Parsed {
	const { pieces, fault } = scanQuery(text);
	if (fault !== undefined) return { ok: false, fault };
	try {
		return { ok: true, node: new Parser(text, pieces).parse() };
	} catch (error) {
		if (error instanceof ParseFault) return { ok: false, fault: error.fault };
		throw error;
	}
}

/** Mends what is still wrong with a suggestion as often as it takes; one that cannot be mended is none. */
function mendSuggestion({ suggestion, ...fault }: TopicFault): TopicFault {
	let mended = suggestion === undefined ? undefined : tidy(suggestion);
	for (let mendings = 0; mended && mendings < MAX_MENDINGS; mendings++) {
		if (countCharacters(mended) > MAX_QUERY_CHARACTERS) return fault;
		const parsed = parsePieces(mended);
		if (parsed.ok) return { ...fault, suggestion: mended };
		mended = parsed.fault.suggestion === undefined ? undefined : tidy(parsed.fault.suggestion);
	}
	return fault;
}

/** Counted no further than a message can be long. */
function countCharacters(text: string): number {
	let count = 0;
	for (const _ of text.slice(0, 10_000)) count++;
	return count + Math.max(0, text.length - 10_000);
}

class Parser {
	readonly #text: string;
	readonly #pieces: Piece[];
	readonly #isShouted: boolean;
	#next = 0;
	#terms = 0;

	constructor(text: string, pieces: Piece[]) {
		this.#text = text;
		this.#pieces = pieces;
		this.#isShouted = isShoutedSentence(text);
	}

	parse(): QueryNode {
		const node = this.#parseAny(0, undefined);
		const rest = this.#pieces[this.#next];
		if (rest !== undefined) this.#fail("strayParenthesis", rest, this.#without(rest));
		return node;
	}

	#parseAny(depth: number, field: FieldName | undefined): QueryNode {
		const any = [this.#parseAll(depth, field)];
		for (let piece = this.#pieces[this.#next]; piece?.kind === "or"; piece = this.#pieces[this.#next]) {
			this.#next++;
			if (!this.#hasOperandNext()) this.#fail("missingOperand", piece, this.#without(piece));
			any.push(this.#parseAll(depth, field));
		}
		return any.length === 1 && any[0] !== undefined ? any[0] : { kind: "or", any };
	}

	#parseAll(depth: number, field: FieldName | undefined): QueryNode {
		const words: QueryWord[] = [];
		const all: QueryNode[] = [];
		const none: QueryNode[] = [];
		for (let piece = this.#pieces[this.#next]; piece !== undefined; piece = this.#pieces[this.#next]) {
			if (piece.kind === "close") break;
			if (piece.kind === "or") {
				// One after an operand belongs to the caller; here it has nothing on its left.
				if (words.length + all.length + none.length === 0) this.#fail("missingOperand", piece, this.#without(piece));
				break;
			}
			this.#next++;
			if (piece.kind === "and") {
				// It says what standing beside each other says already.
				const hasLeft = words.length + all.length + none.length > 0;
				if (!hasLeft || !this.#hasOperandNext()) this.#fail("missingOperand", piece, this.#without(piece));
			} else if (this.#isJoiningWord(piece, words.length + all.length + none.length > 0)) {
				// Only in capitals it joins topics; between words it is as small a word as "of".
			} else if (piece.kind === "minus") none.push(this.#parseExcluded(piece, depth, field));
			else if (piece.kind === "word" && field === undefined) words.push(...this.#readWords(piece));
			else all.push(this.#parseOperand(piece, depth, field));
		}
		if (words.length > 0) all.unshift({ kind: "words", words });
		const only = all[0];
		return all.length === 1 && none.length === 0 && only !== undefined ? only : { kind: "and", all, none };
	}

	/** An "or", "and" or "not" in small letters with something on both of its sides. */
	#isJoiningWord(piece: Piece, hasLeft: boolean): boolean {
		return piece.kind === "word" && JOINING_WORDS.has(piece.text) && hasLeft && this.#hasOperandNext();
	}

	/** Whether something to look for follows, after an OR or AND. */
	#hasOperandNext(): boolean {
		const kind = this.#pieces[this.#next]?.kind;
		return kind !== undefined && kind !== "or" && kind !== "and" && kind !== "close";
	}

	#parseExcluded(minus: Piece, depth: number, field: FieldName | undefined): QueryNode {
		const piece = this.#pieces[this.#next];
		if (piece === undefined || ["close", "or", "and", "minus"].includes(piece.kind))
			this.#fail("nothingExcluded", minus, this.#without(minus));
		this.#next++;
		return this.#parseOperand(piece, depth, field);
	}

	#parseOperand(piece: Piece, depth: number, field: FieldName | undefined): QueryNode {
		if (piece.kind === "open") return this.#parseGroup(piece, depth, field);
		if (piece.kind === "field") return this.#parseField(piece, depth);
		if (piece.kind === "phrase") return this.#readPhrase(piece, field);
		if (field === "lang") return this.#readLanguage(piece);
		const words = this.#readWords(piece);
		const [first] = words;
		if (first === undefined || field === undefined) return { kind: "words", words };
		// title:Kosovo–Serbia asks for both words, one after the other, as they were typed.
		if (words.length > 1) return { kind: "phrase", text: piece.text, field, at: piece.at };
		return { kind: "fieldWord", word: first, field, at: piece.at };
	}

	#parseGroup(open: Piece, depth: number, field: FieldName | undefined): QueryNode {
		if (depth >= MAX_QUERY_DEPTH) this.#fail("nestedTooDeep", open, undefined, { limit: MAX_QUERY_DEPTH });
		const inner = this.#pieces[this.#next];
		if (inner?.kind === "close") this.#fail("emptyGroup", open, this.#without(open, inner));
		const node = this.#parseAny(depth + 1, field);
		if (this.#pieces[this.#next]?.kind !== "close") this.#fail("unclosedParenthesis", open, `${this.#text.trimEnd()})`);
		this.#next++;
		return node;
	}

	#parseField(piece: Piece & { kind: "field" }, depth: number): QueryNode {
		const value = this.#pieces[this.#next];
		const isBeside = value !== undefined && value.at === piece.at + piece.text.length;
		if (
			value === undefined ||
			!isBeside ||
			value.kind === "close" ||
			value.kind === "minus" ||
			value.kind === "field"
		) {
			const joined = value?.kind === "word" || value?.kind === "phrase";
			const rest = this.#text.slice(piece.at + piece.text.length).trimStart();
			this.#fail(
				"emptyField",
				piece,
				joined ? this.#text.slice(0, piece.at) + piece.text + rest : this.#without(piece),
			);
		}
		if (value.kind === "phrase" && tokenize(value.inner).length === 0)
			this.#fail("emptyField", piece, this.#without(piece, value));
		this.#next++;
		return this.#parseOperand(value, depth, piece.field);
	}

	#readPhrase(piece: Piece & { kind: "phrase" }, field: FieldName | undefined): QueryNode {
		if (field === "lang") return this.#readLanguage({ ...piece, kind: "word", text: piece.inner });
		const words = tokenize(piece.inner);
		if (words.length === 0) this.#fail("emptyPhrase", piece, this.#without(piece));
		this.#count(piece, 1);
		return { kind: "phrase", text: piece.inner.trim(), field, at: piece.at };
	}

	#readLanguage(piece: Piece): QueryNode {
		const code = findLanguage(piece.text);
		if (code === undefined) this.#fail("unknownLanguage", piece, this.#withoutField(piece));
		return { kind: "language", code, text: piece.text, at: piece.at };
	}

	#readWords(piece: Piece): QueryWord[] {
		const words = tokenize(piece.text).map(
			({ surface, word, folded, start, isAcronym }): QueryWord => ({
				surface,
				word,
				folded,
				isAcronym: isAcronym && !(this.#isShouted && isSmallWord(surface, folded)),
				at: piece.at + start,
			}),
		);
		// A question has as many small words as others, and nothing is looked for by them.
		this.#count(piece, words.filter(({ folded }) => !isStopWordSomewhere(folded)).length);
		return words;
	}

	#count(piece: Piece, terms: number): void {
		this.#terms += terms;
		if (this.#terms <= MAX_QUERY_TERMS) return;
		this.#fail("tooManyTerms", piece, this.#text.slice(0, piece.at).trim() || undefined, {
			count: this.#terms,
			limit: MAX_QUERY_TERMS,
		});
	}

	#without(...pieces: Piece[]): string | undefined {
		let text = this.#text;
		for (const piece of [...pieces].sort((a, b) => b.at - a.at))
			text = text.slice(0, piece.at) + text.slice(piece.at + piece.text.length);
		return tidy(text) || undefined;
	}

	#withoutField(value: Piece): string | undefined {
		const start = this.#text.lastIndexOf(":", value.at) - "lang".length;
		return tidy(this.#text.slice(0, Math.max(0, start)) + this.#text.slice(value.at + value.text.length)) || undefined;
	}

	#fail(
		kind: TopicFault["kind"],
		piece: Piece,
		suggestion: string | undefined,
		counts: { count?: number; limit?: number } = {},
	): never {
		throw new ParseFault({
			kind,
			at: piece.at,
			near: piece.text,
			...counts,
			...(suggestion === undefined ? {} : { suggestion }),
		});
	}
}

type FieldName = Field | "lang";

/** In capitals WHO is a pronoun as likely as a body; with its dots, U.S. is a country still. */
function isSmallWord(surface: string, folded: string): boolean {
	return isStopWord(folded, "en") && !surface.includes(".");
}

function tidy(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}
