import { beforeAll, describe, expect, it } from "vitest";
import type { CompiledNode, WeightedTerm } from "../../../../src/topics/compiled-query.ts";
import { PieceReader, PieceWriter } from "../../../../src/topics/matching/index/pieces.ts";
import { Presence } from "../../../../src/topics/matching/presence.ts";
import { type ArticleWords, readWords } from "../../../../src/topics/matching/read-words.ts";
import { type Judge, MATCH_SCORE, scoreTopic, toJudge } from "../../../../src/topics/matching/score-topic.ts";
import type { Form } from "../../../../src/topics/matching/term-forms.ts";
import { TermTable } from "../../../../src/topics/matching/term-table.ts";
import { TopicIndex } from "../../../../src/topics/matching/topic-index.ts";

/** So many that each part of the index outgrows what it grows to by copying. */
const TOPICS = 13_000;
const LARGE_BYTES = 5 * 2 ** 20;
/** Some words stand in most topics, some in a few, most in one or two. */
const COMMON = 40;
const USUAL = 3_000;
const RARE = 50_000;

/** A form is the word itself, in every language. */
const formsOf = (key: string): Form[] => [
	{ words: key.slice(2).split(" "), languages: -1, quality: 1, isAcronym: false, isLoose: false, isName: false },
];

/** The same numbers at every run (mulberry32). */
function createRandom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

const random = createRandom(7);

function pickWord(): { word: string; rarity: number } {
	const kind = random(10);
	if (kind < 2) return { word: `common${random(COMMON)}`, rarity: 1 + random(20) / 10 };
	if (kind < 8) return { word: `usual${random(USUAL)}`, rarity: 3 + random(20) / 10 };
	return { word: `rare${random(RARE)}`, rarity: 7 + random(20) / 10 };
}

function pickTerms(count: number): WeightedTerm[] {
	const terms = new Map<string, WeightedTerm>();
	while (terms.size < count) {
		const { word, rarity } = pickWord();
		const key = random(12) === 0 ? `p:${word} ${pickWord().word}` : `w:${word}`;
		terms.set(key, { key, weight: (1 + random(9)) / 10, rarity, label: `${word}, and what a reader wrote beside it` });
	}
	return [...terms.values()];
}

function pickWords(): CompiledNode {
	const all = pickTerms(8 + random(9));
	const own = all.slice(0, 4 + random(4));
	const sum = own.reduce((whole, { weight }) => whole + weight, 0);
	for (const term of all) term.weight = Math.min(1, term.weight / sum);
	return { kind: "words", own, beside: all.slice(own.length), needed: (30 + random(60)) / 100 };
}

function pickTopic(): CompiledNode {
	const kind = random(12);
	if (kind === 0) return { kind: "or", any: [pickWords(), pickWords()] };
	const [term] = pickTerms(1);
	if (term === undefined || kind > 3) return pickWords();
	const condition: CompiledNode = { kind: "has", term, inTitle: random(3) === 0 };
	return kind === 1
		? { kind: "and", all: [pickWords()], none: [condition] }
		: { kind: "and", all: [pickWords(), condition], none: [] };
}

/** A topic as it was added and as a loop judges it. */
interface Kept {
	root: CompiledNode;
	judge: Judge;
}

describe("an index of many thousand topics", () => {
	let index: TopicIndex;
	const table = new TermTable(formsOf);
	const presence = new Presence();
	const kept = new Map<number, Kept>();

	function add(topicId: number): void {
		const root = pickTopic();
		index.add(topicId, root);
		kept.set(topicId, { root, judge: toJudge(root, (key) => table.use(key)) });
	}

	function remove(topicId: number): void {
		index.remove(topicId);
		kept.delete(topicId);
	}

	/** Words of a few topics that are there, of some that may be gone, and others. */
	function pickArticle(): ArticleWords {
		const words: string[] = [];
		for (let nth = 0; nth < 6; nth++) {
			const root = kept.get(random(TOPICS * 2))?.root;
			if (root?.kind === "words") words.push(...root.own.map(({ key }) => key.slice(2)));
		}
		for (let nth = 0; nth < 40; nth++) words.push(pickWord().word);
		words.sort(() => random(3) - 1);
		const title = words.splice(0, 8).join(" ");
		return readWords({ title, lead: words.splice(0, 20).join(" "), text: words.join(" "), language: undefined }, "");
	}

	/** Matches some articles, changes topics after each as the callback does, and counts the matches. */
	function expectSameAsLoop(articles: number, change: () => void = () => {}): number {
		let matches = 0;
		for (let nth = 0; nth < articles; nth++) {
			const words = pickArticle();
			const found = new Map<number, number>();
			index.match(words, (topicId, score) => {
				expect(found.has(topicId)).toBe(false);
				found.set(topicId, score);
			});
			presence.read(words, table);
			const expected = new Map<number, number>();
			for (const [topicId, { judge }] of kept) {
				const score = scoreTopic(judge, presence);
				if (score >= MATCH_SCORE) expected.set(topicId, score);
			}
			expect([...found].sort(([one], [other]) => one - other)).toEqual(
				[...expected].sort(([one], [other]) => one - other),
			);
			matches += found.size;
			change();
		}
		return matches;
	}

	const turnOver = (count: number) => () => {
		for (let nth = 0; nth < count; nth++) {
			const topicId = random(TOPICS * 2);
			if (random(2) === 0) remove(topicId);
			else add(topicId);
		}
	};

	beforeAll(() => {
		index = new TopicIndex(formsOf);
		for (let topicId = 0; topicId < TOPICS; topicId++) add(topicId);
	});

	it("has outgrown what it grows to by copying, in each of its parts", () => {
		const { programs, records, terms } = index.byteLengths;
		expect(Math.min(programs, records, terms)).toBeGreaterThan(LARGE_BYTES);
	});

	it("finds what a loop finds, score by score, while topics come and go between articles", () => {
		expect(expectSameAsLoop(15, turnOver(300))).toBeGreaterThan(60);
	});

	it("still does when it was settled, and when topics came and went since", () => {
		index.settle();
		expect(expectSameAsLoop(5)).toBeGreaterThan(20);
		expectSameAsLoop(8, turnOver(300));
	});

	it("still does in a copy of it, whose memories go on as those it was made of", () => {
		const out = new PieceWriter();
		index.write(out);
		index = new TopicIndex(formsOf);
		index.read(readerOf(out));
		expect(index.size).toBe(kept.size);
		expectSameAsLoop(8, turnOver(300));
	});

	it("gives what it had to other topics when most have gone", () => {
		const before = Object.values(index.byteLengths).reduce((sum, bytes) => sum + bytes, 0);
		for (const topicId of [...kept.keys()]) if (random(10) > 0) remove(topicId);
		expectSameAsLoop(5);
		while (kept.size < TOPICS) add(random(TOPICS * 2));
		expectSameAsLoop(5);
		const after = Object.values(index.byteLengths).reduce((sum, bytes) => sum + bytes, 0);
		expect(after).toBeLessThan(before * 1.5);
	});
});

function readerOf(out: PieceWriter): PieceReader {
	const pieces = [...out.pieces, Int32Array.of(out.sum)];
	const all = new Int32Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let end = 0;
	for (const piece of pieces) {
		all.set(piece, end);
		end += piece.length;
	}
	let at = 0;
	return new PieceReader((ints) => {
		ints.set(all.subarray(at, at + ints.length));
		at += ints.length;
	}, all.length);
}
