/** A term of a compiled topic with its weight; weights of one topic are frozen together when it is compiled. */
export interface WeightedTerm {
	/** As {@link formsOf} reads it. */
	key: string;
	weight: number;
	/** How rare the term is, for filing the topic under its rarest. */
	rarity: number;
	/** The reader's words for it; for an expansion the word that was found beside the topic. */
	label: string;
}

/** A compiled topic: the reader's query with keys and weights in place of words. */
export type CompiledNode =
	| {
			kind: "words";
			own: WeightedTerm[];
			/** Words that stand beside the topic in the stored articles; they help, and alone they say nothing. */
			beside: WeightedTerm[];
			/** The share of the own weight an article must have to be about the topic. */
			needed: number;
	  }
	| { kind: "has"; term: WeightedTerm; inTitle: boolean }
	| { kind: "and"; all: CompiledNode[]; none: CompiledNode[] }
	| { kind: "or"; any: CompiledNode[] };

/** What is kept of a topic, as JSON. */
export interface CompiledTopic {
	version: number;
	root: CompiledNode;
}

/** Raised whenever topics compiled before would be understood otherwise now. */
export const COMPILER_VERSION = 8;

/** Numbers are written to the thousandth: more has no effect, and takes longest to read again. */
export function writeCompiled(root: CompiledNode): string {
	return JSON.stringify({ version: COMPILER_VERSION, root } satisfies CompiledTopic, (_, value) =>
		typeof value === "number" ? Math.round(value * 1_000) / 1_000 : value,
	);
}

/** The topic as it was compiled; undefined when an other version made it. */
export function readCompiled(json: string): CompiledNode | undefined {
	const compiled = JSON.parse(json) as Partial<CompiledTopic>;
	return compiled.version === COMPILER_VERSION ? compiled.root : undefined;
}
