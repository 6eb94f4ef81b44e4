import { fold } from "../../text/fold.ts";
import { COMPILER_VERSION, type CompiledNode, writeCompiled } from "../compiled-query.ts";
import { isCommonWord } from "../lexicon/common-words.ts";
import { isFrequentWord } from "../lexicon/frequent-words.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { lexiconLanguages } from "../lexicon/lexicon-languages.ts";
import { listLeaves } from "../list-leaves.ts";
import { describeConditions } from "../query/describe-conditions.ts";
import { normalForm } from "../query/normal-form.ts";
import { parseQuery } from "../query/parse-query.ts";
import type { QueryNode } from "../query/query.ts";
import type { TopicFault, Understanding } from "../topics.ts";
import { compileTopic } from "./compile-topic.ts";
import type { Knowledge } from "./weigh-terms.ts";

/** How many other forms of a term are shown to the reader. */
const MAX_ALSO = 6;

/** A topic as it is shown and kept, and as it is matched; or what is wrong with it. */
export type Understood =
	| { ok: true; understanding: Understanding; root: CompiledNode }
	| { ok: false; fault: TopicFault };

/** Understands a topic in a reader's own words against the stored articles. */
export async function understandTopic(text: string, knowledge: Knowledge): Promise<Understood> {
	const parsed = parseQuery(text);
	if (!parsed.ok) return parsed;
	await knowledge.lexicon.prepare();
	const compiled = await compileTopic(parsed.node, text, knowledge);
	if (!compiled.ok) return compiled;
	const { root } = compiled;
	return { ok: true, understanding: describeTopic(text, parsed.node, root, knowledge.lexicon), root };
}

/** A topic as it was compiled at some time; undefined when it could not be typed so today. */
export async function describeCompiled(
	text: string,
	root: CompiledNode,
	lexicon: Lexicon,
): Promise<Understanding | undefined> {
	const parsed = parseQuery(text);
	if (!parsed.ok) return undefined;
	await lexicon.prepare();
	return describeTopic(text, parsed.node, root, lexicon);
}

function describeTopic(text: string, query: QueryNode, root: CompiledNode, lexicon: Lexicon): Understanding {
	return {
		query: text.replace(/\s+/g, " ").trim(),
		key: normalForm(query),
		compiled: writeCompiled(root),
		version: COMPILER_VERSION,
		terms: describeTerms(root, lexicon),
		conditions: describeConditions(query),
	};
}

function describeTerms(root: CompiledNode, lexicon: Lexicon): Understanding["terms"] {
	return listLeaves(root).flatMap((leaf) => {
		if (leaf.kind === "has") {
			const { term, inTitle } = leaf;
			return /^[ls]:/.test(term.key) || inTitle ? [] : { term: term.label, also: [] };
		}
		const own = leaf.own.map(({ key, label }) => ({ term: label, also: otherForms(key, label, lexicon) }));
		const typed = new Set(leaf.own.map(({ label }) => label));
		const beside = leaf.beside
			// A model's words are told apart.
			.filter(({ key, label }) => !key.startsWith("m:") && !typed.has(label) && tellsSomething(label))
			.map(({ label }) => label);
		return beside.length === 0 ? own : [...own, { term: "", also: beside }];
	});
}

/**
 * Whether a word that stands beside the topic says to its reader what the articles are like. One that all news has, such
 * as came or last, helps to rank them and would only puzzle the reader.
 */
function tellsSomething(label: string): boolean {
	const word = fold(label);
	return !isCommonWord(word) && !lexiconLanguages.some((language) => isFrequentWord(word, language));
}

/** The first word for it in each language, other than the reader's own. */
function otherForms(key: string, label: string, lexicon: Lexicon): string[] {
	const forms = new Map<string, string>([[fold(label), ""]]);
	for (const part of key.split("+")) {
		if (!part.startsWith("c:")) continue;
		const words = lexicon.get(part.slice(2))?.words;
		for (let nth = 0; nth < 2; nth++) {
			for (const language of lexiconLanguages) {
				const head = words?.get(language)?.heads[nth];
				if (head !== undefined && !forms.has(fold(head))) forms.set(fold(head), head);
			}
		}
	}
	return [...forms.values()].filter((form) => form !== "").slice(0, MAX_ALSO);
}
