import { expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";

it.each([
	["Vučić", "vucic"],
	["Вучић", "vucic"],
	["Đoković", "djokovic"],
	["Ђоковић", "djokovic"],
	["Скопје", "skopje"],
	["Київ", "kiiv"],
	["й", "j"],
	["İstanbul", "istanbul"],
	["Sırbistan", "sirbistan"],
	["Straße", "strasse"],
	["STRASSE", "strasse"],
	["Kosovë", "kosove"],
	["Łódź", "lodz"],
	["Ærø", "aero"],
	["œuvre", "oeuvre"],
	["“Kosovo’s”", '"kosovo\'s"'],
	["Kosovo–Serbia", "kosovo-serbia"],
	["ﬁn", "fin"],
])("folds %s to %s", (text, folded) => {
	expect(fold(text)).toBe(folded);
});

it("folds a text with combined and with separate marks alike", () => {
	expect(fold("č".normalize("NFD"))).toBe(fold("č"));
	expect(fold("й".normalize("NFD"))).toBe(fold("й"));
});
