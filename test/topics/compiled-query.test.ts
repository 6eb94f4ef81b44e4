import { expect, it } from "vitest";
import {
	COMPILER_VERSION,
	type CompiledNode,
	readCompiled,
	type WeightedTerm,
	writeCompiled,
} from "../../src/topics/compiled-query.ts";

const term = (key: string, label = key.slice(2)): WeightedTerm => ({ key, label, rarity: 3.125, weight: 0.618 });

const root: CompiledNode = {
	kind: "or",
	any: [
		{ kind: "words", own: [term("w:kosovo", "Kosovo"), term("c:talks")], beside: [term("w:pristina")], needed: 0.72 },
		{
			kind: "and",
			all: [
				{ kind: "words", own: [term("W:EU", "EU")], beside: [], needed: 0.55 },
				{ kind: "has", term: term("p:war crimes", '"war crimes"'), inTitle: false },
			],
			none: [{ kind: "has", term: term("w:sport"), inTitle: true }],
		},
	],
};

it("reads a topic as it was written", () => {
	expect(readCompiled(writeCompiled(root))).toEqual(root);
});

it("writes weights to the thousandth", () => {
	const [written] = [writeCompiled({ kind: "has", term: { ...term("w:a"), weight: 1 / 3 }, inTitle: false })];
	expect(readCompiled(written)).toMatchObject({ term: { weight: 0.333 } });
});

it("does not read what another version wrote", () => {
	expect(
		readCompiled(writeCompiled(root).replace(`[${COMPILER_VERSION},`, `[${COMPILER_VERSION - 1},`)),
	).toBeUndefined();
	expect(readCompiled(JSON.stringify({ version: 8, root }))).toBeUndefined();
	expect(readCompiled("{}")).toBeUndefined();
});
