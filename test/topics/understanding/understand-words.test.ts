import { describe, expect, it } from "vitest";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { parseQuery } from "../../../src/topics/query/parse-query.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { guessTopicLanguage } from "../../../src/topics/understanding/guess-topic-language.ts";
import { understandWords } from "../../../src/topics/understanding/understand-words.ts";
import { findRarities } from "../../../src/topics/understanding/weigh-terms.ts";

const lexicon = createLexicon();

/** `keys` are the terms of the first reading, `all` those of each. */
function understand(text: string): { language: string; keys: string[]; all: string[][] } {
	const parsed = parseQuery(text);
	if (!parsed.ok || parsed.node.kind !== "words") throw new Error(text);
	const { words } = parsed.node;
	const language = guessTopicLanguage(words, lexicon);
	const all = understandWords(words, text, language, lexicon).map((terms) => terms.map(({ key }) => key));
	return { language, keys: all[0] ?? [], all };
}

describe("the words of a topic", () => {
	it("are another word behind a prefix: co-workers are not all that workers are also called", () => {
		expect(understand("killed his co-workers").keys).toContain("w:workers");
		expect(understand("killed his workers").keys).toContain("c:workers+w:workers");
	});
});

describe("a run of several words", () => {
	it("is what is usually called by it, though one of the words names it as well", () => {
		expect(understand("incendi boschivi").keys).toEqual(["c:wildfire"]);
		expect(understand("grain exports").keys).toHaveLength(2);
	});

	it("is also what English calls it piece by piece, where one word names it", () => {
		expect(understand("Lehrermangel").all[1]).toEqual(["c:teachers", "c:shortages"]);
		expect(understand("Lehrermangel in Berlin").all[1]).toEqual(["c:teachers", "c:shortages", "c:berlin"]);
		expect(understand("Berlin").all).toHaveLength(1);
	});

	it("is no name for having its first letters, where names have no cases", () => {
		expect(understand("incendi boschivi").keys.join()).not.toContain("bosch");
		expect(understand("Ukrainians").keys).toEqual(["c:UA"]);
	});
});

describe("the language of a topic", () => {
	it("is English for an English word that looks like another's", () => {
		for (const word of [
			"people",
			"market",
			"policy",
			"player",
			"aid",
			"state",
			"plant",
			"trade",
			"metal",
			"miles",
			"funds",
		])
			expect([word, understand(word).language]).toEqual([word, "en"]);
		expect(understand("gas").keys).toEqual(["c:gas"]);
		expect(understand("loans").keys).toContain("c:loan");
	});

	it("stays another's where its own words stand", () => {
		expect(understand("tregu i punës").language).toBe("sq");
		expect(understand("Markt für Strom").language).toBe("de");
		expect(understand("cene metala").language).toBe("sr");
		expect(understand("su kesintisi")).toMatchObject({ language: "tr", keys: ["c:water-supply-cuts"] });
	});
});

describe("a general thing", () => {
	it("counts in whatever words, and is as rare as the reader's word for it", async () => {
		const corpus = createArticleCorpus();
		const texts = ["workers", "employees", "employees", "employees", "employees", "employees"];
		for (const [place, title] of texts.entries())
			corpus.add({ id: place, language: "en", title, lead: "", text: "", seenAt: 1 } as never);
		const keys = ["c:workers+w:workers", "c:workers+w:employees"];
		const [rare = 0, frequent = 0] = await findRarities(keys, { lexicon, corpus });
		expect(rare).toBeGreaterThan(frequent);
		const [word = 0] = await findRarities(["w:workers"], { lexicon, corpus });
		expect(word).toBeGreaterThan(rare);
	});
});
