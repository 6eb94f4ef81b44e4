import { expect, it } from "vitest";
import { createLexicon } from "../../../src/topics/lexicon/lexicon.ts";
import { readAcronym } from "../../../src/topics/understanding/read-acronym.ts";

const lexicon = createLexicon();
const read = (word: string, language = "en") => readAcronym({ key: `w:${word}`, label: word }, language, lexicon).key;

it("reads a word in small letters as the acronym that the lexicon knows, and as itself", () => {
	expect(read("nato")).toBe("c:NATO+w:nato");
	expect(read("gdp")).toBe("c:gdp+w:gdp");
});

it("leaves what is unknown, everyday, too short or too long as it is", () => {
	for (const word of ["zzz", "who", "said", "eu", "us", "unesco"]) expect(read(word)).toBe(`w:${word}`);
	expect(readAcronym({ key: "n:nato", label: "Nato" }, "en", lexicon).key).toBe("n:nato");
});
