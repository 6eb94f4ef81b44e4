import { expect, it } from "vitest";
import { MATCH_SCORE } from "../../../src/topics/matching/score-topic.ts";
import { judge } from "../support/judge.ts";

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

it.each([
	["Ana Brnabić", "sr", "Brnabićeva otvorila sednicu"],
	["Viktor Orbán", "de", "Orban reist nach Brüssel"],
	["Petar Marušić", "sq", "Marushiqi jep dorëheqjen"],
	["Ursula von der Leyen", "uk", "Фон дер Ляєн у Києві"],
	["Emmanuel Macron", "it", "Macron riceve Meloni"],
])("%s is meant, in %s, by the surname alone: %s", async (name, language, title) => {
	expect(await judge(name, { title, language })).toBeGreaterThanOrEqual(MATCH_SCORE);
});

it.each([
	["Tim Bolton", "en", "A bolton on a door"],
	["Robert Cooke", "en", "Cookies recalled"],
	["Ursula von der Leyen", "en", "European Commission fines chipmaker"],
	["Albin Kurti", "en", "Kurt Masur conducts Brahms"],
	["Viktor Orbán", "en", "Viktor Hovland wins the Open"],
])("%s is not meant, in %s, by %s", async (name, language, title) => {
	expect(await judge(name, { title, language })).toBeLessThan(MATCH_SCORE);
});
