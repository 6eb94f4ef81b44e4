import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CompiledNode } from "../../../src/topics/compiled-query.ts";
import { openIndexFile, writeIndexFile } from "../../../src/topics/matching/index/index-file.ts";
import { Presence } from "../../../src/topics/matching/presence.ts";
import { type ReadableArticle, readWords } from "../../../src/topics/matching/read-words.ts";
import { MATCH_SCORE, scoreTopic, toJudge } from "../../../src/topics/matching/score-topic.ts";
import { TermTable } from "../../../src/topics/matching/term-table.ts";
import { TopicIndex } from "../../../src/topics/matching/topic-index.ts";
import { forms } from "../support/judge.ts";
import { article, node } from "../support/random-topics.ts";

const step = fc.oneof(
	{ arbitrary: fc.record({ kind: fc.constant("add" as const), id: fc.nat(25), node }), weight: 6 },
	{ arbitrary: fc.record({ kind: fc.constant("remove" as const), id: fc.nat(25) }), weight: 3 },
	{ arbitrary: fc.record({ kind: fc.constant("match" as const), article }), weight: 3 },
	{ arbitrary: fc.record({ kind: fc.constant("restore" as const) }), weight: 1 },
	{ arbitrary: fc.record({ kind: fc.constant("settle" as const) }), weight: 1 },
	{
		arbitrary: fc.record({
			kind: fc.constant("fill" as const),
			nodes: fc.array(node, { maxLength: 8 }),
			gone: fc.array(fc.nat(28)),
		}),
		weight: 1,
	},
);

/** Every topic judged by itself, with no index. */
function judgeEach(topics: ReadonlyMap<number, CompiledNode>, judged: ReadableArticle): [number, number][] {
	const table = new TermTable(forms);
	const judges = [...topics].map(([id, root]) => [id, toJudge(root, (key) => table.use(key))] as const);
	const presence = new Presence();
	presence.read(readWords(judged, "Balkan Insight"), table);
	return judges
		.map(([id, judge]): [number, number] => [id, scoreTopic(judge, presence)])
		.filter(([, score]) => score >= MATCH_SCORE)
		.sort(([a], [b]) => a - b);
}

function matchIndexed(index: TopicIndex, judged: ReadableArticle): [number, number][] {
	const found: [number, number][] = [];
	index.match(readWords(judged, "Balkan Insight"), (id, score) => found.push([id, score]));
	return found.sort(([a], [b]) => a - b);
}

/** The weights of an index are thousandths. */
function asKept(root: CompiledNode | undefined): unknown {
	return JSON.parse(
		JSON.stringify(root ?? null, (name, value) =>
			name === "rarity"
				? undefined
				: name === "weight" || name === "needed"
					? Math.round(value * 1_000) / 1_000
					: value,
		),
	);
}

describe("the index, while topics come and go", () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "index-"));
	});
	afterAll(() => rm(folder, { recursive: true }));

	async function restore(index: TopicIndex): Promise<TopicIndex> {
		const path = join(folder, "copy");
		await writeIndexFile(path, { stamp: "now", fingerprint: "ž" }, (out) => index.write(out));
		const copy = openIndexFile(path);
		expect([copy?.stamp, copy?.fingerprint]).toEqual(["now", "ž"]);
		const restored = new TopicIndex(forms);
		expect(copy?.read((pieces) => restored.read(pieces))).toBe(true);
		copy?.close();
		return restored;
	}

	it("finds what a loop over all topics finds, score by score, also after it was filled, settled or restored", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
				let index = new TopicIndex(forms);
				const topics = new Map<number, CompiledNode>();
				for (const taken of steps) {
					if (taken.kind === "add") {
						index.add(taken.id, taken.node);
						topics.set(taken.id, taken.node);
					} else if (taken.kind === "remove") {
						index.remove(taken.id);
						topics.delete(taken.id);
					} else if (taken.kind === "fill") {
						index.beginFilling();
						for (const [nth, filled] of taken.nodes.entries()) {
							index.add(20 + nth, filled);
							topics.set(20 + nth, filled);
						}
						for (const id of taken.gone) {
							index.remove(id);
							topics.delete(id);
						}
						index.settle();
					} else if (taken.kind === "settle") index.settle();
					else if (taken.kind === "restore") index = await restore(index);
					else expect(matchIndexed(index, taken.article)).toEqual(judgeEach(topics, taken.article));
				}
				expect(index.size).toBe(topics.size);
				for (const [id, root] of topics) expect(asKept(index.get(id))).toEqual(asKept(root));
			}),
			{ numRuns: 600 },
		);
	});

	it("stays as it is when a topic is too long to be kept", () => {
		const term = { key: "w:alfa", weight: 1, rarity: 1, label: "alfa" };
		const root: CompiledNode = { kind: "words", own: [term], beside: [], needed: 0.5 };
		const index = new TopicIndex(forms);
		index.add(1, root);
		const long = { ...term, key: "w:beta", label: "b".repeat(300_000) };
		expect(() => index.add(1, { ...root, own: [long] })).toThrow(RangeError);
		expect(index.get(1)).toMatchObject({ own: [{ key: "w:alfa" }] });
		expect(index.evidence.table.find("w:beta")).toBe(-1);
	});

	it("does not grow while as many topics go as come", () => {
		const nodes = fc.sample(node, { numRuns: 400, seed: 3 });
		const index = new TopicIndex(forms);
		const size = () => Object.values(index.byteLengths).reduce((sum, length) => sum + length, 0);
		const turnOver = () => {
			for (let round = 0; round < 30; round++)
				for (const [id, root] of nodes.entries()) index.add((id * 7 + round) % 200, root);
		};
		turnOver();
		const before = size();
		for (let time = 0; time < 4; time++) turnOver();
		expect(size()).toBeLessThan(before * 1.3);
	});

	/** Whether an index could be read from a copy; one that could not must be as empty as it was. */
	function isReadable(path: string): boolean {
		const index = new TopicIndex(forms);
		const copy = openIndexFile(path);
		const isRead = copy?.read((pieces) => index.read(pieces)) === true;
		copy?.close();
		if (!isRead) expect(index.size).toBe(0);
		return isRead;
	}

	it("takes no notice of a copy in which a bit has changed, or that was cut short, or of none at all", async () => {
		const index = new TopicIndex(forms);
		for (const [id, root] of fc.sample(node, { numRuns: 50, seed: 4 }).entries()) index.add(id, root);
		const path = join(folder, "changed");
		expect(isReadable(path)).toBe(false);
		await writeIndexFile(path, { stamp: "now", fingerprint: "" }, (out) => index.write(out));
		const whole = await readFile(path);
		expect(isReadable(path)).toBe(true);
		for (let at = 0; at < whole.length; at += 97) {
			const changed = Buffer.from(whole);
			changed[at] = (changed[at] ?? 0) ^ 4;
			await writeFile(path, changed);
			expect(isReadable(path)).toBe(false);
		}
		for (const length of [whole.length - 1, whole.length - 4, whole.length >> 1, 4, 1, 0]) {
			await writeFile(path, whole.subarray(0, length));
			expect(isReadable(path)).toBe(false);
		}
	});
});
