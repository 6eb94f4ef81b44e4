import { expect, it } from "vitest";
import type { NewArticle } from "../../src/domain/article.ts";
import { createStoryFinder } from "../../src/stories/story-finder.ts";
import { createLexicon } from "../../src/topics/lexicon/lexicon.ts";

const hour = 3_600_000;
const noon = Date.parse("2026-10-06T12:00:00Z");

function article(title: string, rest: Partial<NewArticle> = {}): NewArticle {
	return {
		keys: [],
		feedId: 1,
		url: undefined,
		title,
		lead: "",
		text: "",
		author: undefined,
		language: "en",
		publishedAt: undefined,
		seenAt: noon,
		terms: "",
		...rest,
	};
}

function developmentOf(finder: ReturnType<typeof createStoryFinder>, told: NewArticle): string {
	return finder.find(told).developmentId;
}

it("tells one development of an article that comes in two feeds", () => {
	const finder = createStoryFinder();
	const title = "Belgrade and Pristina resume talks in Brussels";
	const first = developmentOf(finder, article(title, { feedId: 1, url: "https://a.example/1" }));
	expect(developmentOf(finder, article(title, { feedId: 2, url: "https://b.example/9", seenAt: noon + hour }))).toBe(
		first,
	);
});

it("knows an address again, with other tracking and another title", () => {
	const finder = createStoryFinder();
	const first = developmentOf(finder, article("Talks resume", { url: "https://a.example/news/1?utm_source=rss" }));
	expect(
		developmentOf(finder, article("What to know about the negotiations", { url: "https://www.a.example/news/1/" })),
	).toBe(first);
});

it("joins nearly identical titles in other word forms", () => {
	const finder = createStoryFinder();
	const first = developmentOf(finder, article("Wildfire near Athens forces thousands to flee homes"));
	expect(developmentOf(finder, article("Wildfires near Athens force thousands to flee their homes"))).toBe(first);
	const serbian = developmentOf(
		finder,
		article("Nastavljen dijalog Beograda i Prištine u Briselu", { language: "sr" }),
	);
	expect(developmentOf(finder, article("Настављен дијалог Београда и Приштине у Бриселу", { language: "sr" }))).toBe(
		serbian,
	);
});

it("keeps two of one paper's articles apart unless the title is nearly the same, and never joins other numbers", () => {
	const finder = createStoryFinder();
	const developments = [
		developmentOf(finder, article("Kosovo and Serbia negotiators discuss energy licences in Vienna", { feedId: 1 })),
		developmentOf(finder, article("Kosovo and Serbia negotiators discuss border crossings in Ohrid", { feedId: 1 })),
		developmentOf(finder, article("Kosovo–Serbia dialogue: round 12 ends in Brussels", { feedId: 1 })),
		developmentOf(finder, article("Kosovo–Serbia dialogue: round 13 ends in Brussels", { feedId: 1 })),
		developmentOf(finder, article("Kosovo–Serbia dialogue: round 14 ends in Brussels", { feedId: 2 })),
	];
	expect(new Set(developments).size).toBe(developments.length);
});

it.each([
	["Kosovo and Serbia resume talks", "Kosovo and Serbia break off talks"],
	["Kosovo beat Serbia 2-1 in friendly", "Serbia beat Kosovo 2-1 in friendly"],
	["Government adopts law on energy", "Government adopts law on education"],
	["Serbia will join sanctions, minister says", "Serbia will not join sanctions, minister says"],
	["Kosovo–Serbia dialogue turns to customs", "Kosovo–Serbia dialogue turns to police"],
	[
		"Serbian president says Belgrade will accept European proposal on police stations in northern Kosovo",
		"Serbian president says Belgrade will reject European proposal on police stations in northern Kosovo",
	],
	["Merdare border crossing closed", "Merdare border crossing closed again"],
	["Talks resume in Brussels", "Talks do not resume in Brussels"],
])("keeps “%s” and “%s” of two papers apart", (one, other) => {
	const finder = createStoryFinder();
	expect(developmentOf(finder, article(one, { feedId: 1 }))).not.toBe(
		developmentOf(finder, article(other, { feedId: 2 })),
	);
});

it.each([
	["Kurti to meet Vučić in Ohrid", "The EU invited both.", "Kurti refuses to meet Vučić in Ohrid", "He stays at home."],
	["Round of talks in Brussels", "It begins at noon.", "Round of talks in Brussels cancelled", "Nobody came."],
])("keeps “%s” (%s) apart from “%s” (%s) of another paper", (one, lead, other, otherLead) => {
	const finder = createStoryFinder();
	const first = developmentOf(finder, article(one, { feedId: 1, lead }));
	expect(developmentOf(finder, article(other, { feedId: 2, lead: otherLead }))).not.toBe(first);
});

it("joins a longer title whose words the other paper's article says", () => {
	const finder = createStoryFinder();
	const lead = "The session was cancelled an hour before it was to begin.";
	const first = developmentOf(finder, article("Round of talks in Brussels", { feedId: 1, lead }));
	expect(developmentOf(finder, article("Round of talks in Brussels cancelled", { feedId: 2, lead }))).toBe(first);
});

it("keeps a paper's articles apart that share only most of their title or the address of its front page", () => {
	const finder = createStoryFinder();
	const developments = [
		article("Live: protest in Kragujevac", { lead: "Farmers block the motorway with tractors." }),
		article("Live: protest in Kragujevac", { lead: "The minister signs an agreement and the blockade ends." }),
		article("Markets this morning: stocks in Belgrade edge up a little"),
		article("Markets this morning: stocks in Belgrade fall a little"),
		article("Parliament elects its speaker", { url: "https://a.example/" }),
		article("Market in Peja burns", { url: "https://a.example/" }),
	].map((told) => developmentOf(finder, told));
	expect(new Set(developments).size).toBe(developments.length);
});

it("keeps agency copy apart in which another number of dead is written", () => {
	const finder = createStoryFinder();
	const leadOf = (dead: string) =>
		`${dead} workers were killed and eleven injured when a boiler exploded at the power plant in Obiliq on Monday morning.`;
	const first = developmentOf(finder, article("Boiler explodes at Obiliq plant", { feedId: 1, lead: leadOf("Three") }));
	const other = article("Tragedy in Obiliq: boiler explodes, workers killed", { feedId: 2, lead: leadOf("Five") });
	expect(developmentOf(finder, other)).not.toBe(first);
});

it("joins agency copy that another paper gave its own headline", () => {
	const finder = createStoryFinder();
	const lead =
		"The two chief negotiators agreed on Tuesday to reopen the bridge over the river to pedestrians from the first day of December, the mediators said.";
	const first = developmentOf(
		finder,
		article("Negotiators agree to reopen bridge to pedestrians", { feedId: 1, lead }),
	);
	expect(
		developmentOf(finder, article("Deal: bridge to reopen for pedestrians in December", { feedId: 2, lead })),
	).toBe(first);
	expect(
		developmentOf(
			finder,
			article("Bridge to be painted in December", { feedId: 2, lead: "The town found the money." }),
		),
	).not.toBe(first);
});

it("keeps developments apart that share a frame and differ in what they are about", () => {
	const finder = createStoryFinder();
	const titles = [
		"Earthquake of magnitude 6.1 strikes off Indonesia",
		"Government approves budget for schools",
		"Kosovo beat Serbia in basketball qualifier",
		"Kosovo and Serbia negotiators meet in Brussels",
		"Central bank raises interest rates to four per cent",
		"Wine harvest in Serbia starts early",
	];
	expect(new Set(titles.map((title) => developmentOf(finder, article(title)))).size).toBe(titles.length);
});

it("forgets after two days", () => {
	const finder = createStoryFinder();
	const title = "Five things to know this morning in the capital";
	const first = developmentOf(finder, article(title));
	expect(developmentOf(finder, article(title, { seenAt: noon + 40 * hour }))).toBe(first);
	expect(developmentOf(finder, article(title, { seenAt: noon + 100 * hour }))).not.toBe(first);
});

it("goes on with the stories it is told of after a restart", () => {
	const finder = createStoryFinder();
	finder.remember({
		storyId: "story",
		developmentId: "known",
		feedId: 1,
		url: "https://a.example/1",
		title: "Belgrade and Pristina resume talks in Brussels",
		lead: "",
		text: "",
		language: "en",
		seenAt: noon,
	});
	expect(
		developmentOf(finder, article("Belgrade and Pristina to resume talks in Brussels", { seenAt: noon + hour })),
	).toBe("known");
	expect(finder.find(article("Anything", { url: "https://a.example/1", seenAt: noon + hour }))).toEqual({
		storyId: "story",
		developmentId: "known",
	});
	expect(
		finder.find(article("Belgrade and Pristina break off their talks in Brussels", { seenAt: noon + hour })),
	).toEqual({ storyId: "story", developmentId: expect.not.stringMatching("known") });
});

it("tells further news of an event as another development of its story", () => {
	const finder = createStoryFinder();
	const first = finder.find(
		article("Ferry with 300 people aboard catches fire off Corfu", {
			lead: "Coast guards are taking passengers off the ferry Euroferry after a fire broke out on its car deck.",
		}),
	);
	const second = finder.find(
		article("Eleven missing after the fire on the ferry off Corfu", {
			feedId: 2,
			lead: "Rescuers reached the burning Euroferry and found truck drivers alive on the car deck; eleven are still missing.",
			seenAt: noon + 9 * hour,
		}),
	);
	const other = finder.find(
		article("Corfu hotels expect a record summer", { lead: "Bookings are up by a fifth.", seenAt: noon + 10 * hour }),
	);
	expect(second.storyId).toBe(first.storyId);
	expect(second.developmentId).not.toBe(first.developmentId);
	expect(other.storyId).not.toBe(first.storyId);
});

it("follows a story in whose later articles nothing of the first one's words is left", () => {
	const finder = createStoryFinder();
	const titles = [
		"Fire breaks out on ferry off Corfu",
		"Ferry off Corfu: captain says fire began in a truck",
		"Captain of the Corfu ferry questioned by prosecutor in Igoumenitsa",
		"Prosecutor in Igoumenitsa charges the captain and two officers",
	];
	const stories = titles.map(
		(title, nth) => finder.find(article(title, { feedId: nth + 1, seenAt: noon + nth * hour })).storyId,
	);
	expect(new Set(stories).size).toBe(1);
});

it("keeps apart what one paper tells in the same words of other people and places", () => {
	const finder = createStoryFinder();
	const report = (title: string, feedId: number) =>
		finder.find(article(title, { feedId, lead: "They took the points with a late goal in a match of few chances." }))
			.storyId;
	const first = report("Late goal takes the points for Kavaja in Vlora", 1);
	expect(report("Late goal takes the points for Berat in Fier", 1)).not.toBe(first);
	expect(report("Late goal in Vlora was offside, Kavaja admit", 1)).toBe(first);
});

it("tells another story of the same people where nothing else is the same", () => {
	const finder = createStoryFinder();
	const tell = (title: string, lead: string, feedId: number) =>
		finder.find(article(title, { lead, feedId, seenAt: noon + feedId * hour })).storyId;
	const hospital = tell("Kurti and Osmani open new hospital in Gjilan", "The building cost 20 million euros.", 1);
	const judge = tell("Kurti and Osmani quarrel over judge", "The president refused the nominee.", 2);
	expect(judge).not.toBe(hospital);
	expect(tell("Hospital opened by Kurti lacks doctors", "Only eleven posts in Gjilan are filled.", 3)).toBe(hospital);
	expect(tell("Osmani names own judge", "Kurti calls it unlawful.", 4)).toBe(judge);
});

it("finds the story of a bare title by a name", () => {
	const finder = createStoryFinder();
	const first = finder.find(article("Corfu ferry burns")).storyId;
	expect(finder.find(article("Eleven missing off Corfu", { feedId: 2 })).storyId).toBe(first);
});

it("knows names in either script for the same", () => {
	const finder = createStoryFinder();
	const latin = finder.find(article("Vučić i Makron razgovarali u Parizu o avionima Rafal", { language: "sr" }));
	const cyrillic = finder.find(
		article("Вучић после Париза: Рафали стижу за три године", { language: "sr", feedId: 2 }),
	);
	expect(cyrillic.storyId).toBe(latin.storyId);
	expect(cyrillic.developmentId).not.toBe(latin.developmentId);
});

it("tells one story of papers that write in several languages, by what the lexicon knows in them", () => {
	const finder = createStoryFinder({ lexicon: createLexicon() });
	const told: [language: string, title: string, lead: string][] = [
		["en", "Kurti and Vučić meet in Brussels on licence plates", "Kosovo's prime minister and Serbia's president met."],
		["sr", "Vučić i Kurti u Briselu o registarskim tablicama", "Predsednik Srbije i premijer Kosova sastali su se."],
		[
			"sq",
			"Kurti dhe Vuçiq takohen në Bruksel për targat",
			"Kryeministri i Kosovës dhe presidenti i Serbisë u takuan.",
		],
		["sr", "Berba grožđa na Fruškoj gori pri kraju", "Vinari u Srbiji očekuju odlična vina."],
	];
	const [english, serbian, albanian, other] = told.map(([language, title, lead], nth) =>
		finder.find(article(title, { language, lead, feedId: nth + 1 })),
	);
	expect(serbian?.storyId).toBe(english?.storyId);
	expect(albanian?.storyId).toBe(english?.storyId);
	expect(new Set([english, serbian, albanian].map((telling) => telling?.developmentId)).size).toBe(1);
	expect(other?.storyId).not.toBe(english?.storyId);
});

it("asks for no lexicon while all is in English", () => {
	const lexicon = {
		recognise: () => {
			throw new Error("asked");
		},
		get: () => undefined,
	};
	const finder = createStoryFinder({ lexicon });
	finder.find(article("Kurti and Vučić meet in Brussels"));
	expect(() => finder.find(article("Vučić i Kurti u Briselu", { language: "sr" }))).toThrow("asked");
});

it("ends a story that was silent for two days, but not one that goes on", () => {
	const finder = createStoryFinder();
	const titles = [
		"Miners trapped in Soma pit",
		"Second night for miners in Soma pit",
		"Miners in Soma pit heard knocking",
	];
	const stories = titles.map((title, day) => finder.find(article(title, { seenAt: noon + day * 30 * hour })).storyId);
	expect(new Set(stories).size).toBe(1);
	const later = finder.find(article("Miners in Soma pit remembered", { seenAt: noon + 200 * hour }));
	expect(later.storyId).not.toBe(stories[0]);
});

it("gives the same stories for the same articles in the same order", () => {
	const run = () => {
		let count = 0;
		const finder = createStoryFinder({ newId: () => String(++count) });
		return ["Flood in Trieste", "Floods hit Trieste", "Strike at airport", "Airport strike ends"].map((title) =>
			finder.find(article(title)),
		);
	};
	expect(run()).toEqual(run());
});

it("stays quick and bounded over many articles that share their words", () => {
	const finder = createStoryFinder();
	const began = performance.now();
	for (let i = 0; i < 4_000; i++) {
		developmentOf(
			finder,
			article(`Minister ${i} visits town ${i * 7} after storm ${i * 13}`, { seenAt: noon + i * 1_000 }),
		);
	}
	expect(performance.now() - began).toBeLessThan(8_000);
});
