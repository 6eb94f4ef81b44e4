import { expect, it } from "vitest";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { openTopics } from "../../../src/topics/open-topics.ts";
import { openStorage } from "../../../storage/open-storage.ts";
import { newArticle, start } from "../../support/build.ts";

const lexiconOf = (text: string) => createLexicon(() => [{ name: "a.txt", bytes: Buffer.from(text) }]);

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
