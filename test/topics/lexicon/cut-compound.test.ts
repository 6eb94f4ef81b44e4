import { describe, expect, it } from "vitest";
import { cutCompound } from "../../../src/topics/lexicon/cut-compound.ts";
import { readWords } from "../../../src/topics/matching/read-words.ts";

const partsOf = (word: string) => cutCompound(word.toLowerCase()).map(({ from, to }) => word.slice(from, to));

describe("a German compound", () => {
	it.each([
		["Radwegausbau", "Radweg", "ausbau"],
		["Erdäpfelpreis", "Erdäpfel", "preis"],
		["Nachtzugverbindung", "Nachtzug", "verbindung"],
		["Tomatenanbau", "Tomaten", "anbau"],
	])("%s is cut where the lexicon knows its parts", (word, ...parts) => {
		expect(partsOf(word)).toEqual(parts);
	});

	it.each([
		"Handschuh",
		"Bahnhof",
		"Autobahn",
		"Entwicklung",
		"Verwaltung",
		"Donnerstag",
		"Heidelberg",
		"Steinmeier",
		"Bundesregierung",
	])("%s is a word of its own", (word) => {
		expect(partsOf(word)).toEqual([]);
	});

	it("stands in an article with its parts behind all words, each at its place in the text", () => {
		const title = "Streit um Radwegausbau in Kiel";
		const article = { title, lead: "", text: "", language: "de" };
		const { tokens, stems, isSmall } = readWords(article, "").title;
		expect(tokens.slice(0, 5).map(({ surface }) => surface)).toEqual(title.split(" "));
		expect(tokens.slice(6).map(({ start, end }) => title.slice(start, end))).toEqual(["Radweg", "ausbau"]);
		expect([stems.length, isSmall.length]).toEqual([tokens.length, tokens.length]);
		expect(readWords({ ...article, language: "en" }, "").title.tokens).toHaveLength(5);
	});

	it("of very many letters takes no longer", () => {
		const startedAt = performance.now();
		for (let nth = 0; nth < 2_000; nth++) cutCompound(`${"tag".repeat(12)}${nth}`);
		expect(performance.now() - startedAt).toBeLessThan(1_000);
	});
});
