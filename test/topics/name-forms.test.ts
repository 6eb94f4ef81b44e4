import { expect, it } from "vitest";
import { MATCH_SCORE } from "../../src/topics/score-topic.ts";
import { judge } from "./support/judge.ts";

it.each([
	["Marušić", "sq", "Marushiq"],
	["Petković", "sq", "Petkoviqi"],
	["Petković", "mk", "Петковиќ"],
	["Petkoviq", "sr", "Petkoviću"],
	["Đokić", "sq", "Gjokiq"],
	["Zelenovsky", "uk", "Зеленовський"],
	["Zelensky", "de", "Selenskyj"],
	["Shevchuk", "sr", "Ševčuk"],
	["Bislimi", "sr", "Bislimija"],
	["Orbán", "sr", "Orbanom"],
	["Mihajlov", "en", "Mikhaylov"],
])("%s is also, in %s, %s", async (name, language, found) => {
	expect(await judge(name, { title: `${found} 2026`, language })).toBeGreaterThanOrEqual(MATCH_SCORE);
});

it.each([
	["Petković", "en", "Petroni"],
	["Petković", "sr", "Petrović"],
	["Rama", "sr", "Ramadan"],
	["Kurti", "en", "Kurt"],
])("%s is not, in %s, %s", async (name, language, other) => {
	expect(await judge(name, { title: `${other} 2026`, language })).toBeLessThan(MATCH_SCORE);
});
