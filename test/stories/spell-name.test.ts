import { expect, it } from "vitest";
import { isSameName, spellName } from "../../src/stories/spell-name.ts";
import { fold } from "../../src/text/fold.ts";

const areOne = (one: string, other: string) => isSameName(spellName(fold(one)), spellName(fold(other)));

it.each([
	["Vučić", "Vuçiq"],
	["Вучић", "Vučića"],
	["Thaçi", "Tačija"],
	["Berisha", "Berišu"],
	["Charkiw", "Чарків"],
	["Trepča", "Trepçës"],
])("knows %s and %s for forms of one name", (one, other) => {
	expect(areOne(one, other)).toBe(true);
});

it.each([
	["Kurti", "Osmani"],
	["Berat", "Berlin"],
	["Peja", "Pec"],
	["Montenegro", "Monaco"],
])("tells %s from %s", (one, other) => {
	expect(areOne(one, other)).toBe(false);
});
