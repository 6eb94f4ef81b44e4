import { expect, it } from "vitest";
import type { Article } from "../../../src/domain/article.ts";
import { tokenize } from "../../../src/text/tokenize.ts";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { tellLanguage } from "../../../src/topics/understanding/tell-language.ts";

function corpusOf(...texts: [language: string | undefined, title: string][]) {
	const corpus = createArticleCorpus();
	for (const [place, [language, title]] of texts.entries())
		corpus.add({ id: place, language, title, lead: "", text: "", seenAt: 1 } as Article);
	return corpus;
}

const lexicon = createLexicon();

const tell = (topic: string, guessed: string, ...texts: [string | undefined, string][]) =>
	tellLanguage(
		tokenize(topic).map((token) => ({ ...token, at: token.start })),
		guessed,
		{ corpus: corpusOf(...texts), lexicon },
	);

const trade: [string, string] = ["en", "Trade with Canada grows"];

it("takes a single word for one of the language that most articles with it are in", async () => {
	expect(await tell("trade", "sq", trade, trade, trade)).toBe("en");
	expect(await tell("rat", "en", ["hr", "Rat u Iraku"], ["sr", "Rat traje"], ["bs", "Rat i mir"])).toBe("sr");
});

it("stays with what was guessed where articles are few, divided, or of no language the lexicon speaks", async () => {
	expect(await tell("trade", "sq")).toBe("sq");
	expect(await tell("trade", "sq", trade, trade)).toBe("sq");
	expect(await tell("trade", "sq", trade, trade, ["sq", "Trade"], ["sq", "Trade"])).toBe("sq");
	expect(await tell("trade", "sq", ["nl", "Trade"], ["nl", "Trade"], ["nl", "Trade"])).toBe("sq");
	expect(await tell("trade", "sq", [undefined, "Trade"], [undefined, "Trade"], [undefined, "Trade"])).toBe("sq");
});

it("believes a single article that a small word of the guessed language is a word of its own", async () => {
	expect(await tell("car", "fr", ["en", "Car of the year"])).toBe("en");
});

it("asks for no small words beside others, which many languages have", async () => {
	const spanish: [string, string][] = [1, 2, 3].map((nth) => ["es", `Día ${nth} en Madrid`]);
	expect(await tell("élections en Moldavie", "fr", ...spanish)).toBe("fr");
	expect(await tell("élections en Moldavie", "es", ["fr", "Élections"], ["fr", "Élections"], ["fr", "Élections"])).toBe(
		"fr",
	);
	expect(await tell("car trade", "fr", trade, trade, trade)).toBe("en");
});

it("never tells a language in which the word says nothing", async () => {
	expect(await tell("most", "sr", ["en", "Most agree"], ["en", "Most of it"], ["en", "Most"])).toBe("sr");
});

it("asks for each of a few words, and leaves longer topics and acronyms", async () => {
	expect(await tell("trade policy", "sq", trade, trade, trade)).toBe("en");
	expect(await tell("trade rat", "sq", trade, trade, trade, ["sr", "Rat"], ["sr", "Rat"], ["sr", "Rat"])).toBe("sq");
	expect(await tell("trade trade trade trade", "sq", trade, trade, trade)).toBe("sq");
	expect(await tell("EU", "sr", ["en", "EU"], ["en", "EU"], ["en", "EU"])).toBe("sr");
});

it("never tells a language in which one of several words says nothing, or that is not written in the word's letters", async () => {
	const war: [string, string][] = [1, 2, 3].map((nth) => ["de", `Das war Tag ${nth}`]);
	expect(await tell("Ukraine war", "en", ...war)).toBe("en");
	const albania: [string, string][] = [1, 2, 3].map((nth) => ["en", `Albanija, day ${nth}`]);
	expect(await tell("Албанија", "mk", ...albania)).toBe("mk");
});

it("never tells a language in which less of several words is known", async () => {
	const serbia: [string, string][] = [1, 2, 3].map((nth) => ["sq", `Serbia luan ndeshjen ${nth}`]);
	expect(await tell("Kosovo–Serbia dialogue", "en", ...serbia)).toBe("en");
	expect(await tell("Serbia", "en", ...serbia)).toBe("sq");
});
