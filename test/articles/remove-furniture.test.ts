import { describe, expect, it } from "vitest";
import { removeFurniture } from "../../src/articles/remove-furniture.ts";

const surroundings = {
	title: "Kosovo and Serbia agree to meet again in Brussels",
	source: "RksNews.tv",
	author: "Ardita Krasniqi",
};
const body = "The two sides meet again on Tuesday.";

describe("removeFurniture", () => {
	it.each([
		"RksNews",
		"RKSNEWS.TV",
		"Ardita Krasniqi",
		"Kosovo and Serbia agree to meet again in Brussels",
		"KOSOVO AND SERBIA AGREE TO MEET AGAIN IN BRUSSELS.",
		"3 Min Read",
		"November 24, 2026",
		"24 nëntor 2026, 14:30",
		"24.11.2026. 14:30",
		"Izvor: Tanjug",
		"Quelle: dpa",
		"4 minutes read",
		"Reading time: 2 min",
		"5 minuta čitanja",
		"3 min lexim",
		"4 Min. Lesezeit",
		"Share this",
		"Share this:",
		"Share on Facebook",
		"Shpërndaje",
		"Podeli ovo",
		"Teilen",
		"Сподели",
		"Follow us on Telegram and Instagram",
		"Na ndiqni në Facebook",
		"Pratite nas na Viberu",
		"Read more",
		"Read more: Kurti to visit Berlin",
		"Continue reading…",
		"Read also: What the deal says",
		"Related articles",
		"Lexo edhe: Kurti shkon në Berlin",
		"Lexo më shumë",
		"Pročitajte još: Vučić u Berlinu",
		"Opširnije",
		"Lesen Sie auch: Was im Abkommen steht",
		"Weiterlesen",
		"À lire aussi : Ce que dit l'accord",
		"Прочитај повеќе",
		"Читайте также: Что в соглашении",
		"Devamını oku",
		"Leggi anche: Cosa dice l'accordo",
		"Click here to see the gallery",
		"Kliko këtu për më shumë",
		"Sign up for our weekly newsletter",
		"Subscribe to get the day's news in your inbox",
		"Abonohu në buletinin tonë",
		"Prijavite se na naš newsletter",
		"Abonnieren Sie unseren Newsletter",
		"By Jane Doe",
		"By Jane Doe and John A. Roe in Pristina",
		"Nga: Ardian Hoxha",
		"Shkruan: Arta Berisha",
		"Piše: Marko Marković",
		"Пишува: Ана Петровска",
		"Аутор: Милан Јовановић",
		"Von Anna Schmidt, Pristina",
		"Par Jean Dupont",
		"Yazan: Ayşe Yılmaz",
		"Photo: Reuters",
		"Foto: Tanjug/Marko Đoković",
		"Photo by John Smith / AFP",
		"Bild: dpa",
		"EPA-EFE/GEORGI LICOVSKI",
		"Getty Images",
		"© 2026 The Gazette. All rights reserved",
		"Advertisement",
		"Reklama",
		"Anzeige",
		"Leave a comment",
		"12 comments",
		"Tags: kosovo, serbia, eu",
		"#kosovo #serbia",
		"Published: 10 March 2026, 09:30",
		"* * *",
		"The post Kosovo and Serbia agree to meet again appeared first on RksNews.",
		"Der Beitrag Treffen in Brüssel erschien zuerst auf Beispiel.",
		"L’article Rencontre à Bruxelles est apparu en premier sur Exemple.",
		"Postimi Takimi në Bruksel u shfaq fillimisht në Shembull.",
	])("takes out the line %j", (line) => {
		expect(removeFurniture(`${line}\n${body}\n${line}`, surroundings).text).toBe(body);
	});

	it.each([
		"By Tuesday, both sides had agreed on the agenda.",
		"By law, the prosecutor must answer within 30 days",
		"Von der Leyen sagte, die Gespräche gingen weiter.",
		"Nga Prishtina u nisën dy delegacione drejt Brukselit.",
		"Par ailleurs, le ministre a confirmé sa visite.",
		"Share prices fell by three percent in Belgrade.",
		"Tags on cattle become compulsory in June.",
		"Reuters reported on Monday that the talks would go on.",
		"Read my lips: no new taxes, said the president.",
		"Photo voltaic plants are to be built near Obiliq.",
		"Read more books, the minister told pupils in Peja, and they did so with joy all through the year, as the survey by the statistics agency shows in its newest edition, which was presented on Thursday in the National Library, where many had come to listen to it.",
		"Follow-up talks are planned for May.",
		"3 minutes after the start, Kosovo scored.",
		"Live broadcasts from parliament return in autumn.",
		"Subscribers of the state telecom protested on Friday in front of its seat.",
	])("keeps the sentence %j", (sentence) => {
		expect(removeFurniture(sentence, surroundings).text).toBe(sentence);
	});

	it.each([
		[
			"PRISTINA (Reuters) — Kosovo's government said on Monday …",
			"Kosovo's government said on Monday …",
			"PRISTINA (Reuters)",
		],
		["BRUSSELS, Nov 24 (Reuters) - The EU called for calm.", "The EU called for calm.", "BRUSSELS, Nov 24 (Reuters)"],
		["WASHINGTON (AP) -- “We agreed,” he said.", "“We agreed,” he said.", "WASHINGTON (AP)"],
		["BEOGRAD – Predsednik je rekao da će doći.", "Predsednik je rekao da će doći.", "BEOGRAD"],
		["Beograd, 12. mart (Tanjug) – Vlada je usvojila zakon.", "Vlada je usvojila zakon.", "Beograd, 12. mart (Tanjug)"],
		["Berlin (dpa) - Die Regierung berät.", "Die Regierung berät.", "Berlin (dpa)"],
		["NEW YORK (AFP) – Markets fell.", "Markets fell.", "NEW YORK (AFP)"],
		["СКОПЈЕ (МИА) – Владата одлучи.", "Владата одлучи.", "СКОПЈЕ (МИА)"],
	])("keeps the dateline of %j apart", (text, rest, dateline) => {
		expect(removeFurniture(text, surroundings)).toEqual({ text: rest, dateline });
	});

	it.each([
		"Kosovo – Serbia talks resume on Monday.",
		"NATO – Russia relations are at a low.",
		"Prishtina (the capital) – A city of cafés.",
		"EU – Kosovo: what comes next",
		"Prime Minister Kurti — Elected in 2021 — resigned.",
	])("takes %j for no dateline", (text) => {
		expect(removeFurniture(text, surroundings)).toEqual({ text, dateline: undefined });
	});

	it.each([
		["The talks go on […]", "The talks go on…"],
		["The talks go on [...]", "The talks go on…"],
		["The talks ended. Read more", "The talks ended."],
		["The talks ended. Continue reading →", "The talks ended."],
		["The talks go on… Read more »", "The talks go on…"],
		["Bisedimet vazhdojnë. Lexo më shumë", "Bisedimet vazhdojnë."],
		["The talks ended. The post Talks end appeared first on RksNews.", "The talks ended."],
		["He said: the post office is closed.", "He said: the post office is closed."],
		["They had no more to read.", "They had no more to read."],
	])("cuts the tail of %j", (text, rest) => {
		expect(removeFurniture(text, surroundings).text).toBe(rest);
	});

	it("takes the title off the front of the paragraph that says it again", () => {
		const { text } = removeFurniture(`${surroundings.title} – The two sides meet again.`, surroundings);
		expect(text).toBe("The two sides meet again.");
		const other = `${surroundings.title} next week, an official said.`;
		expect(removeFurniture(other, surroundings).text).toBe(other);
	});

	it("is done soon with lines made to be slow", () => {
		const before = Date.now();
		for (const piece of [
			"by A ",
			"read more ",
			"the post appeared first on ",
			"A, 1 ",
			"#a ",
			"[…] ",
			"… ",
			"photo by ",
			"Kosovo-",
		]) {
			removeFurniture(piece.repeat(20_000), surroundings);
			removeFurniture(`${piece.repeat(8).trim()}\n`.repeat(2_000), surroundings);
		}
		expect(Date.now() - before).toBeLessThan(3_000);
	});
});

describe("furniture that runs on into the text", () => {
	it.each([
		["RksNews 3 Min Read The chief negotiators met. Share this Read more", "RksNews", "The chief negotiators met."],
		["November 24, 2026 The chief negotiators met.", "RksNews", "The chief negotiators met."],
		["Danas | Vlada je usvojila zakon.", "Danas", "Vlada je usvojila zakon."],
		["24.11.2026. Vlada je usvojila zakon.", "Danas", "Vlada je usvojila zakon."],
	])("is cut from “%s”", (text, source, left) => {
		expect(removeFurniture(text, { title: "A title of its own", source }).text).toBe(left);
	});

	it.each([
		["Danas Vlada Srbije odlučuje o budžetu.", "Danas"],
		["Reuters reported the talks first.", "Reuters"],
		["May 24 was the day of the vote.", "RksNews"],
	])("is not seen in “%s”", (text, source) => {
		expect(removeFurniture(text, { title: "A title of its own", source }).text).toBe(text);
	});
});
