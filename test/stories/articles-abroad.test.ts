import { expect, it } from "vitest";
import type { NewArticle } from "../../src/domain/article.ts";
import { createStoryFinder } from "../../src/stories/story-finder.ts";
import { createLexicon } from "../../src/topics/lexicon/lexicon.ts";

const lexicon = createLexicon();
const hour = 3_600_000;
const noon = Date.parse("2026-10-06T12:00:00Z");

type Paper = [language: string, title: string, lead: string];

/** The developments of articles that papers of several feeds bring one after the other. */
function developmentsOf(papers: Paper[], apartMs = hour): string[] {
	const finder = createStoryFinder({ lexicon });
	return papers.map(([language, title, lead], nth) => {
		const seenAt = noon + nth * apartMs;
		const article: NewArticle = {
			keys: [],
			feedId: nth + 1,
			url: undefined,
			title,
			lead,
			text: "",
			author: undefined,
			language,
			publishedAt: undefined,
			seenAt,
			terms: "",
		};
		return finder.find(article).developmentId;
	});
}

const talks: Paper[] = [
	[
		"en",
		"Kurti and Vučić meet in Brussels on licence plates",
		"Kosovo's premier and Serbia's president met on Tuesday.",
	],
	[
		"sr",
		"Вучић и Курти у Бриселу о регистарским таблицама",
		"Председник Србије и премијер Косова састали су се у уторак.",
	],
	[
		"sq",
		"Kurti dhe Vuçiq takohen në Bruksel për targat",
		"Kryeministri i Kosovës dhe presidenti i Serbisë u takuan të martën.",
	],
];

it("tells one development of what papers in three languages and two scripts say", () => {
	expect(new Set(developmentsOf(talks)).size).toBe(1);
});

it.each<[string, Paper, Paper]>([
	[
		"a number",
		["en", "Earthquake of magnitude 5.2 shakes Izmir", "It came at night."],
		["it", "Terremoto di magnitudo 5,2 scuote Izmir", "La scossa nella notte."],
	],
	[
		"a number written as a word",
		["en", "Russian drones kill 3 in Odesa", "The port was hit at night."],
		["fr", "Des drones russes tuent trois personnes à Odessa", "Le port a été touché dans la nuit."],
	],
	[
		"a percentage with or without its sign",
		["en", "ECB cuts interest rate to 2.25 percent", "The bank decided on Thursday."],
		["fr", "La BCE abaisse son taux directeur à 2,25 %", "La banque a décidé jeudi."],
	],
	[
		"what happens",
		["en", "EU and Mercosur sign trade deal in Montevideo", "Four presidents were there."],
		["de", "EU und Mercosur unterzeichnen Handelsabkommen in Montevideo", "Vier Präsidenten waren da."],
	],
])("knows %s in another language", (_, one, other) => {
	expect(new Set(developmentsOf([one, other])).size).toBe(1);
});

it.each<[string, Paper, Paper]>([
	[
		"another number",
		["en", "Russian drones kill 3 in Odesa", "The port was hit at night."],
		["fr", "Des drones russes tuent cinq personnes à Odessa", "Le port a été touché dans la nuit."],
	],
	[
		"what is called off",
		["en", "EU and Mercosur sign trade deal in Montevideo", "Four presidents were there."],
		["de", "EU und Mercosur sagen Handelsabkommen in Montevideo ab", "Vier Präsidenten waren da."],
	],
	[
		"a not",
		["en", "EU and Mercosur sign trade deal in Montevideo", "Four presidents were there."],
		["de", "EU und Mercosur unterzeichnen Handelsabkommen in Montevideo nicht", "Vier Präsidenten waren da."],
	],
	[
		"another town",
		["en", "Russian drones hit Kharkiv, two killed", "The attack came at night."],
		["de", "Russische Drohnen treffen Odessa, zwei Tote", "Der Angriff kam in der Nacht."],
	],
	[
		"another person",
		["en", "Sorensen visits Pristina, meets Kurti", "The EU envoy discussed the dialogue."],
		["sq", "Sorensen në Prishtinë, takohet me Osmanin", "I dërguari i BE-së diskutoi dialogun."],
	],
	[
		"another matter",
		["en", "Kosovo parliament adopts law on energy", "Lawmakers voted on Thursday."],
		["sr", "Skupština Kosova usvojila zakon o obrazovanju", "Poslanici su glasali u četvrtak."],
	],
	[
		"another matter that the lexicon may not know",
		["en", "Kosovo parliament adopts law on energy", "Lawmakers voted on Thursday."],
		["sr", "Skupština Kosova usvojila zakon o blatuljama", "Poslanici su glasali u četvrtak."],
	],
	[
		"another day",
		["en", "Kurti and Vučić meet in Brussels", "They met on Monday."],
		["sr", "Vučić i Kurti sastali se u Briselu", "Sastali su se u petak."],
	],
	[
		"a day to come",
		["en", "Kurti and Vučić meet in Brussels", "Leaders discussed customs."],
		["sr", "Vučić i Kurti sastaju se u Briselu sledeće nedelje", "Lideri će razgovarati o carini."],
	],
	[
		"who beat whom",
		["en", "Serbia beat Kosovo 2-1 in qualifier", "Three goals in ten minutes."],
		["sq", "Kosova mposht Serbinë 2-1 në kualifikuese", "Tre gola në dhjetë minuta."],
	],
])("keeps apart across languages by %s", (_, one, other) => {
	expect(new Set(developmentsOf([one, other])).size).toBe(2);
	expect(new Set(developmentsOf([other, one])).size).toBe(2);
});

it("keeps apart what papers say on another day", () => {
	expect(new Set(developmentsOf(talks.slice(0, 2), 20 * hour)).size).toBe(2);
});

it("joins nothing that one of the development's papers tells otherwise", () => {
	const [first, second, third] = developmentsOf([
		["en", "Russian drones kill 3 in Odesa", "The attack came at night."],
		["fr", "Des drones russes tuent trois personnes à Odessa", "12 blessés dans la nuit."],
		["de", "Russische Drohnen töten 3 Menschen in Odessa", "15 Verletzte in der Nacht."],
	]);
	expect(second).toBe(first);
	expect(third).not.toBe(first);
});

it("stays quick over many long articles of one story", () => {
	const began = performance.now();
	developmentsOf(
		Array.from({ length: 300 }, (_, nth): Paper => {
			const [language, title, lead] = talks[nth % 3] as Paper;
			return [language, `${title} ${nth + 2}`, `${lead} ${"Kurti, Vučić. ".repeat(20_000)}`];
		}),
		1_000,
	);
	expect(performance.now() - began).toBeLessThan(5_000);
});
