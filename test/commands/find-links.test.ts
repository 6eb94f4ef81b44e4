import { expect, it } from "vitest";
import { findLinks, linksOfMessage } from "../../commands/find-links.ts";

it.each([
	["https://koha.example/wine", ["https://koha.example/wine"]],
	["koha.example", ["koha.example"]],
	["why did I not get https://koha.example/wine?", ["https://koha.example/wine"]],
	["(see <https://koha.example/wine>), “www.koha.example/x”.", ["https://koha.example/wine", "www.koha.example/x"]],
	["https://en.example/Wine_(drink)", ["https://en.example/Wine_(drink)"]],
	["HTTPS://KOHA.example/A b.example/c", ["HTTPS://KOHA.example/A", "b.example/c"]],
	["the U.S. and koha.example too", []],
	["12", []],
	["#12", []],
	["...", []],
	["", []],
	["x. .y a..b", []],
])("finds the addresses of %j", (line, links) => {
	expect(findLinks(line)).toEqual(links);
});

it("finds those of a message, behind its words too, each once and not too many", () => {
	const text = "Wine fair — Koha https://koha.example/wine";
	const entities = [
		{ type: "text_link" as const, offset: 0, length: 9, url: "https://koha.example/fair" },
		{ type: "bold" as const, offset: 0, length: 4 },
		{ type: "url" as const, offset: 17, length: 25 },
		{ type: "text_link" as const, offset: 0, length: 9, url: "https://koha.example/fair" },
	];
	expect(linksOfMessage({ text, entities })).toEqual(["https://koha.example/fair", "https://koha.example/wine"]);
	expect(linksOfMessage({ caption: text, caption_entities: entities })).toHaveLength(2);
	expect(linksOfMessage({})).toEqual([]);
	const many = Array.from({ length: 50 }, (_, nth) => `https://koha.example/${nth}`);
	expect(findLinks(many.join(" "))).toHaveLength(10);
});

it("takes its time with no line, however odd", () => {
	for (const odd of [".", "(", "a.", "/", "https://", "\u{1d306}."]) {
		const began = performance.now();
		findLinks(odd.repeat(4_000));
		expect(performance.now() - began).toBeLessThan(100);
	}
});
