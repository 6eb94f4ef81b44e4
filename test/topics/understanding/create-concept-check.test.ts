import { expect, it } from "vitest";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { createConceptCheck } from "../../../src/topics/understanding/create-concept-check.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";

const before = createLexicon(() => [
	{ name: "a.txt", bytes: Buffer.from("wine\nen wine; vineyard\n\nharvest\nen harvest\n\nyield\nen harvest, yield") },
]);
const after = createLexicon(() => [{ name: "a.txt", bytes: Buffer.from("wine\nen wine\n\nharvest\nen harvest") }]);

it.each([
	["wine", false],
	["Brenkholm regatta", false],
	['"yield" lang:en', false],
	["harvest", true],
	["wine harvest", true],
	["wine (yield OR weather) -sport", true],
])("of %j says whether the lexicon has lost something of it: %s", async (query, isLost) => {
	const understood = await understandTopic(query, { lexicon: before, corpus: createArticleCorpus() });
	if (!understood.ok) throw new Error(understood.fault.kind);
	expect(createConceptCheck(before)(understood.root)).toBe(false);
	expect(createConceptCheck(after)(understood.root)).toBe(isLost);
});

it("asks for each concept once", async () => {
	const asked: string[] = [];
	const lacksConcept = createConceptCheck({
		get(id) {
			asked.push(id);
			return before.get(id);
		},
	});
	const understood = await understandTopic("wine harvest", { lexicon: before, corpus: createArticleCorpus() });
	if (!understood.ok) throw new Error(understood.fault.kind);
	for (let nth = 0; nth < 3; nth++) lacksConcept(understood.root);
	expect(asked.sort()).toEqual(["harvest", "wine", "yield"]);
});
