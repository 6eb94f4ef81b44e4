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

/** Raised whenever topics compiled before would be understood otherwise now. */
export const COMPILER_VERSION = 10;

/**
 * Weights are kept as whole thousandths, so that whoever adds them up comes to the same: a bound that was computed from
 * others than the score is loses matches.
 */
export const THOUSAND = 1_000;

/**
 * What is kept of a topic, as JSON: the version and the root. A node is a list that begins with its kind; a term is four
 * of its items, the key, the label ("" where the key says the same), the rarity and the weight. Numbers are thousandths.
 * Short, since very many are read at a start.
 */
type Written = (string | number | Written)[];

const TERM_ITEMS = 4;

export function writeCompiled(root: CompiledNode): string {
	return JSON.stringify([COMPILER_VERSION, writeNode(root)] satisfies Written);
}

/** The topic as it was compiled; undefined when an other version made it. */
export function readCompiled(json: string): CompiledNode | undefined {
	const written = JSON.parse(json) as Written;
	return Array.isArray(written) && written[0] === COMPILER_VERSION ? readNode(written[1] as Written) : undefined;
}

function writeNode(node: CompiledNode): Written {
	switch (node.kind) {
		case "words":
			return ["words", round(node.needed), node.own.length, ...[...node.own, ...node.beside].flatMap(writeTerm)];
		case "has":
			return [node.inTitle ? "title" : "has", ...writeTerm(node.term)];
		case "and":
			return ["and", node.all.length, ...node.all.map(writeNode), ...node.none.map(writeNode)];
		case "or":
			return ["or", ...node.any.map(writeNode)];
	}
}

function writeTerm({ key, label, rarity, weight }: WeightedTerm): (string | number)[] {
	return [key, label === nameOf(key) ? "" : label, round(rarity), round(weight)];
}

function readNode(written: Written): CompiledNode {
	const [kind, first] = written;
	switch (kind) {
		case "words": {
			const own = 3 + (written[2] as number) * TERM_ITEMS;
			return {
				kind,
				own: readTerms(written, 3, own),
				beside: readTerms(written, own, written.length),
				needed: (first as number) / THOUSAND,
			};
		}
		case "and": {
			const parts = written.slice(2) as Written[];
			const all = first as number;
			return { kind, all: parts.slice(0, all).map(readNode), none: parts.slice(all).map(readNode) };
		}
		case "or":
			return { kind, any: (written.slice(1) as Written[]).map(readNode) };
		default:
			return { kind: "has", term: readTerm(written, 1), inTitle: kind === "title" };
	}
}

function readTerms(written: Written, from: number, to: number): WeightedTerm[] {
	const terms: WeightedTerm[] = [];
	for (let at = from; at < to; at += TERM_ITEMS) terms.push(readTerm(written, at));
	return terms;
}

function readTerm(written: Written, at: number): WeightedTerm {
	const key = written[at] as string;
	const label = written[at + 1] as string;
	return {
		key,
		weight: (written[at + 3] as number) / THOUSAND,
		rarity: (written[at + 2] as number) / THOUSAND,
		label: label === "" ? nameOf(key) : label,
	};
}

function nameOf(key: string): string {
	return key.slice(2);
}

function round(value: number): number {
	return Math.round(value * THOUSAND);
}
