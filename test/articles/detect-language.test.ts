import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { compactNgrams } from "../../src/articles/compact-ngrams.ts";
import { detectLanguage, normalizeLanguage } from "../../src/articles/detect-language.ts";

describe("detectLanguage", () => {
	it.each([
		["Kurti: Dialogu me Serbinë duhet të vazhdojë në Bruksel", undefined, "sq"],
		["Vučić: Dijalog sa Prištinom nastavlja se u Briselu", undefined, "sr"],
		["Вучић: Дијалог са Приштином се наставља у Бриселу", undefined, "sr"],
		["Troje ozlijeđenih u prometnoj nesreći kod Zagreba", "hr", "sr"],
		["Die Gespräche zwischen Belgrad und Pristina gehen weiter", undefined, "de"],
		["Les pourparlers entre Belgrade et Pristina continuent", undefined, "fr"],
		["Владата на Северна Македонија донесе нова одлука за платите", "mk", "mk"],
		["Претседателката ќе ја посети Софија следната недела", undefined, "mk"],
		["Правителството на България прие нови мерки за бюджета", undefined, "bg"],
		["Cumhurbaşkanı yarın Ankara'da yeni bakanlarla görüşecek", undefined, "tr"],
		["The talks between Belgrade and Pristina will go on", "sq", "en"],
		["Kosovo", "sq", "sq"],
		["Kosovo", undefined, undefined],
		["", "hr", "sr"],
		["12:30 – 14:00", "de-AT", "de"],
	])("tells %j with the hint %s as %s", (text, hint, language) => {
		expect(detectLanguage(text, hint)).toBe(language);
	});

	it("knows a language by its several codes", () => {
		expect(["hr", "bs-BA", "sh", "sr_Latn", "EN-gb", "nb", "", "x", "constructor"].map(normalizeLanguage)).toEqual([
			"sr",
			"sr",
			"sr",
			"sr",
			"en",
			"no",
			undefined,
			undefined,
			undefined,
		]);
	});

	it("reads eld's database as eld itself does", async () => {
		const folder = join(dirname(findPackageJSON("eld", import.meta.url) ?? ""), "src", "ngrams");
		const path = join(folder, "extrasmall.js");
		const { ngramsData } = createRequire(import.meta.url)(path);
		const compact = compactNgrams(readFileSync(path, "utf8"));
		expect(compact.type).toBe(ngramsData.type);
		expect(compact.languages).toEqual(ngramsData.languages);
		const names = Object.keys(ngramsData.ngrams);
		expect(names.length).toBeGreaterThan(40_000);
		const differing = names.filter(
			(name) => JSON.stringify(compact.ngrams[name]) !== JSON.stringify(ngramsData.ngrams[name]),
		);
		expect(differing).toEqual([]);
	});
});
