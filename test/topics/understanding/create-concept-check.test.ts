import { expect, it } from "vitest";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { openTopics } from "../../../src/topics/open-topics.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { createConceptCheck } from "../../../src/topics/understanding/create-concept-check.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import { newArticle, start } from "../../support/build.ts";

const lexiconOf = (text: string) => createLexicon(() => [{ name: "a.txt", bytes: Buffer.from(text) }]);
const before = lexiconOf("wine\nen wine; vineyard\n\nharvest\nen harvest\n\nyield\nen harvest, yield");
const after = lexiconOf("wine\nen wine\n\nharvest\nen harvest");

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

it("understands a topic anew whose concept an update took out of the lexicon", async () => {
	const storage = await openStorage("sqlite::memory:");
	await storage.chats.meet(7, "private", "en", start);
	const before = await openTopics({ storage, lexicon: lexiconOf("zeppelin\nen zeppelin, airship") });
	const understood = await before.understand("zeppelin");
	if (!understood.ok) throw new Error(understood.fault.kind);
	await before.follow({ chatId: 7, threadId: 0 }, understood.understanding, start);
	const after = await openTopics({ storage, lexicon: lexiconOf("wine\nen wine") });
	expect(after.match(newArticle({ title: "A zeppelin over Gjakova" }), "")).toHaveLength(1);
	expect((await storage.topics.all())[0]?.compiled).not.toContain("c:");
	await storage.close();
});
