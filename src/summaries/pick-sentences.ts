import { judgeSentence } from "./judge-sentence.ts";

/** What sentences are picked from. */
export interface SentencePool {
	/** In the article's order. */
	sentences: readonly string[];
	title: string;
	language: string | undefined;
	/** The content terms of a text, such as stems. */
	termsOf: (text: string) => string[];
}

interface Candidate {
	index: number;
	sentence: string;
	terms: Set<string>;
	/** The index of the sentence it points back to; undefined when it stands by itself. */
	leansOn: number | undefined;
	/** Tone and place together. */
	weight: number;
}

/** How much each sentence further down loses. */
const decay = 0.2;
/** What the last sentence of a long article keeps of the weight of place. */
const placeFloor = 0.2;
/** What a term counts that only one sentence has, against log(1 + sentences) of the others. */
const onceSaid = 0.15;
/** What a term counts that was said already. */
const saidBefore = 0.3;
const titleBoost = 1.5;
/** Added to the number of terms, so that a very short sentence does not win by one word. */
const shortness = 1;
/** Beyond this many terms a sentence is hard to read in a chat. */
const comfortableTerms = 24;

/**
 * Picks the sentences that say most of what the article says, in their order: after SumBasic (Nenkova and
 * Vanderwende 2005), the mean weight of a sentence's terms, each counting by how many sentences speak of it and
 * little once it was said, times its place; news says first what matters. A sentence that points back comes only after the one
 * it points to. Empty when none may stand in a summary.
 */
export function pickSentences(pool: SentencePool, limits: { maxSentences: number; maxChars: number }): string[] {
	const titleTerms = new Set(pool.termsOf(pool.title));
	const candidates: Candidate[] = [];
	const spread = new Map<string, number>();
	const isCased = /\p{Lu}/u.test(pool.sentences.join(" "));
	let before: number | undefined;
	pool.sentences.forEach((sentence, index) => {
		const terms = new Set(pool.termsOf(sentence));
		for (const term of terms) spread.set(term, (spread.get(term) ?? 0) + 1);
		const { isUsable, isFurniture, leans, tone } = judgeSentence(sentence, pool.language, isCased);
		const leansOn = leans ? before : undefined;
		if (!isFurniture) before = index;
		if (!isUsable || terms.size < 3 || sentence.length > limits.maxChars || repeatsTitle(terms, titleTerms)) return;
		const length = Math.min(1, comfortableTerms / terms.size);
		const weight = tone * length * (placeFloor + 1 / (1 + decay * index));
		candidates.push({ index, sentence, terms, leansOn, weight });
	});

	const weightOf = (term: string) => {
		const count = spread.get(term) ?? 0;
		const isOfTitle = titleTerms.has(term);
		return (count < 2 && !isOfTitle ? onceSaid : Math.log(1 + count)) * (isOfTitle ? titleBoost : 1);
	};
	const picked: Candidate[] = [];
	const said = new Set<string>();
	let room = limits.maxChars;
	while (picked.length < limits.maxSentences) {
		let best: Candidate | undefined;
		let bestScore = -1;
		for (const candidate of candidates) {
			if (candidate.sentence.length > room || picked.some((other) => isAlike(candidate, other))) continue;
			const { leansOn } = candidate;
			if (leansOn !== undefined && !picked.some((other) => other.index === leansOn)) continue;
			let sum = 0;
			for (const term of candidate.terms) sum += weightOf(term) * (said.has(term) ? saidBefore : 1);
			const score = (candidate.weight * sum) / (candidate.terms.size + shortness);
			if (score > bestScore) [best, bestScore] = [candidate, score];
		}
		if (!best) break;
		picked.push(best);
		for (const term of best.terms) said.add(term);
		room -= best.sentence.length + 1;
	}
	return picked.sort((a, b) => a.index - b.index).map((candidate) => candidate.sentence);
}

/** Whether nearly all that a sentence says stands in the title. */
function repeatsTitle(terms: ReadonlySet<string>, titleTerms: ReadonlySet<string>): boolean {
	return shared(terms, titleTerms) >= terms.size * 0.85;
}

/** Whether two sentences say the same thing, the same one included. */
function isAlike(a: Candidate, b: Candidate): boolean {
	return shared(a.terms, b.terms) >= Math.min(a.terms.size, b.terms.size) * 0.6;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let count = 0;
	for (const term of a) if (b.has(term)) count++;
	return count;
}
