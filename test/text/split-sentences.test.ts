import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/text/split-sentences.ts";

/** Each row: language, the text with a bar where a sentence ends. */
const rows: [string, string][] = [
	["en", "The U.S. Senate met Mr. Smith on Oct. 7.|He left the U.S.|The vote was No. 5 of the day."],
	["en", "J. O'Brien paid $3.5 million at 5 p.m. on Friday.|Nobody asked Dr. Reed, Ph.D. student or not."],
	["en", '"Stop!" he said.|"We go."|They went.|Yahoo! shares fell… and rose.|"Really?"|She did.'],
	["en", "Was the answer no?|It was no.|Nobody spoke.|Acme Inc. of St. Louis agreed."],
	["sr", "Sastanak je 7. oktobra 2024. godine, tj. u petak, npr. u Beogradu.|Predsednik dr. Petrović je otišao."],
	["sr", "Састанак је 7. октобра, тј. у петак.|Председник је отишао 2024.|Србија чека."],
	["hr", "Sabor zasjeda 3. puta.|„Idemo dalje”, rekao je prof. Horvat."],
	["sq", "Kjo është p.sh. Kosova dhe z. Kurti.|Ai iku në orën 5.|Në mbrëmje u kthye."],
	["de", "Das Treffen am 7. Oktober, d. h. am Freitag, z. B. in Wien, war kurz.|„Wir sind zufrieden.“|Danach ging er."],
	["de", "Der 2. Weltkrieg begann 1939.|Friedrich II. Barbarossa war es nicht."],
	["fr", "M. Macron et Mme. Roy sont arrivés.|« Oui. »|Il part."],
	["tr", "Dr. Yılmaz 7. Cadde'ye taşındı.|Sonra Prof. Kaya geldi."],
	["uk", "Зустріч на вул. Хрещатик тривала до 2024 р. у Києві.|Потім усі пішли."],
	["es", "El Sr. Pérez llegó a EE.UU. ayer.|¿Quién pagó?|Nadie."],
	["it", "Il dott. Rossi è partito.|La sig.ra Bianchi resta."],
	["mk", "Д-р. Петров замина на 7. октомври.|Потоа се врати."],
];

describe("splitting into sentences", () => {
	it.each(rows)("keeps the sentences of %s apart: %s", (language, marked) => {
		expect(splitSentences(marked.replaceAll("|", " "), language)).toEqual(marked.split("|"));
	});

	it("ends a sentence with its paragraph, and takes bullets off", () => {
		const text = "Three things:\n• First thing\n- Second thing. And more.\n1. Third one.\n\n***\n";
		expect(splitSentences(text)).toEqual([
			"Three things:",
			"First thing",
			"Second thing.",
			"And more.",
			"1. Third one.",
		]);
	});

	it("reads lower-case tokenised text, a sentence a line", () => {
		expect(splitSentences("he said no . the man left .\nthe cost : £ 3.5 million ! ’\nit works ? yes .", "en")).toEqual(
			["he said no .", "the man left .", "the cost : £ 3.5 million ! ’", "it works ?", "yes ."],
		);
	});

	it("splits where the space after the stop was lost, and scripts that use none", () => {
		expect(splitSentences("He said.The end came.", "en")).toEqual(["He said.", "The end came."]);
		expect(splitSentences("这是第一句。这是第二句！", "zh")).toEqual(["这是第一句。", "这是第二句！"]);
	});

	it("loses no word of any text, and invents none", () => {
		const text = fc.array(fc.constantFrom("Dr", ".", "!", "”", '"', " ", "\n", "a", "Ünal", "7", "…", "U.S.", "- "));
		fc.assert(
			fc.property(text, fc.constantFrom("en", "de", "sr", undefined, "constructor"), (pieces, language) => {
				const whole = pieces.join("");
				const sentences = splitSentences(whole, language);
				let at = 0;
				for (const sentence of sentences) {
					at = whole.indexOf(sentence, at);
					expect(at).toBeGreaterThanOrEqual(0);
					at += sentence.length;
				}
				const letters = (of: string) => of.match(/[\p{L}\p{N}]/gu)?.join("") ?? "";
				expect(letters(sentences.join(""))).toBe(letters(whole));
			}),
		);
	});

	it.each([
		["one word", "a".repeat(200_000)],
		["stops before a letter", `${"!".repeat(200_000)}a`],
		["stops and quotes", `${'."'.repeat(100_000)}a`],
		["a stop and quotes", `.${'"'.repeat(200_000)}a`],
		["stops and spaces", `${`.${" ".repeat(1000)}`.repeat(200)}a`],
		["ten thousand sentences", "Nothing else was said about it. ".repeat(10_000)],
	])("takes no longer than its length asks for: %s", (_, text) => {
		const before = performance.now();
		splitSentences(text, "en");
		expect(performance.now() - before).toBeLessThan(1000);
	});
});
