/** The part of an article a word has to stand in; anywhere when undefined. */
export type Field = "title" | "source";

/** A topic as parsed: what was typed, with nothing understood yet. */
export type QueryNode =
	| { kind: "words"; words: QueryWord[] }
	| { kind: "phrase"; text: string; field: Field | undefined; at: number }
	| { kind: "fieldWord"; word: QueryWord; field: Field; at: number }
	| { kind: "language"; code: string; text: string; at: number }
	| { kind: "and"; all: QueryNode[]; none: QueryNode[] }
	| { kind: "or"; any: QueryNode[] };

/** A word of a topic. */
export interface QueryWord {
	/** As typed. */
	surface: string;
	/** In lower case with its diacritics, for stemmers. */
	word: string;
	folded: string;
	isAcronym: boolean;
	at: number;
}

export const MAX_QUERY_CHARACTERS = 200;
export const MAX_QUERY_TERMS = 20;
export const MAX_QUERY_DEPTH = 5;
