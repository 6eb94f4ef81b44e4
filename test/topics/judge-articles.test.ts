import { describe, expect, it } from "vitest";
import { MATCH_SCORE } from "../../src/topics/score-topic.ts";
import { judge } from "./support/judge.ts";

/** [language, title, is it about the topic?] */
type Case = [string, string, boolean];

const cases: Record<string, Case[]> = {
	"Kosovo–Serbia dialogue": [
		["en", "Belgrade–Pristina talks to resume in Brussels", true],
		["en", "Kosovo and Serbia negotiators meet in Brussels for the first time in a year", true],
		["sr", "Dijalog Beograda i Prištine", true],
		["sr", "Дијалог Београда и Приштине", true],
		["sr", "Beograd i Priština nastavljaju pregovore", true],
		["sq", "Dialogu Kosovë–Serbi: kryenegociatorët takohen", true],
		["sq", "Kryenegociatorët e Kosovës dhe Serbisë takohen në Bruksel", true],
		["de", "Kosovo und Serbien: Gespräche in Brüssel", true],
		["fr", "Dialogue entre la Serbie et le Kosovo : reprise à Bruxelles", true],
		["en", "Kosovo beat Serbia in basketball qualifier", false],
		["en", "Inflation in Serbia slows again", false],
		["en", "Inflation slows in Kosovo and Serbia as food prices settle", false],
		["en", "US–China dialogue on trade resumes in Geneva", false],
		["en", "Serbian wine harvest starts early", false],
		["en", "Kosovo and Albania sign border agreement", false],
	],
	"dijalog Kosovo Srbija": [
		["en", "Kosovo–Serbia dialogue: envoy in Belgrade", true],
		["sr", "Srbija i Kosovo: dijalog u Briselu", true],
		["sr", "Košarkaši Srbije pobedili Kosovo", false],
	],
	"EU enlargement": [
		["sr", "Crna Gora zatvorila još dva poglavlja u pristupnim pregovorima sa EU", true],
		["de", "EU-Erweiterung: Berlin und Paris werben für Beitritt", true],
		["sq", "Zgjerimi i BE-së: samiti në Tiranë", true],
		["en", "Heart enlargement found in athletes", false],
	],
	"nuclear power": [
		["de", "Atomkraftwerk geht nach Wartung wieder ans Netz", true],
		["fr", "Le réacteur de Flamanville redémarre", true],
		["en", "Power cuts hit the north", false],
	],
	earthquake: [
		["es", "Un sismo de 7,1 sacude Oaxaca", true],
		["sq", "Tërmeti me magnitudë 5,2 godet Durrësin", true],
		["sr", "Земљотрес погодио Краљево", true],
		["en", "Central bank raises rates", false],
	],
	"US elections": [
		["en", "US election: polls open", true],
		["en", "Let us talk about school elections", false],
	],
	"EU sanctions": [
		["en", "EU agrees new sanctions", true],
		["fr", "L'UE adopte de nouvelles sanctions", true],
		["fr", "Il a eu des sanctions", false],
	],
	"COVID-19 vaccine": [
		["en", "Covid-19 vaccines reach villages", true],
		["en", "COVID-19 cases fall", false],
	],
	Vučić: [
		["sr", "Вучић: избори до краја године", true],
		["sr", "Sastanak sa Vučićem u Beogradu", true],
		["en", "Vucic meets envoy", true],
		["en", "President meets envoy", false],
	],
};

for (const [topic, articles] of Object.entries(cases)) {
	describe(topic, () => {
		it.each(articles)("%s: %s → %s", async (language, title, isAbout) => {
			const score = await judge(topic, { title, language });
			expect(score >= MATCH_SCORE, `score ${score}`).toBe(isAbout);
		});
	});
}

describe("operators", () => {
	const article = {
		title: "Climate summit opens",
		lead: "Ministers speak of missing persons and sport.",
		source: "Balkan Insight",
	};
	it.each([
		['"missing persons"', true],
		['"persons missing"', false],
		["climate -sport", false],
		["climate -football", true],
		["climate OR weather", true],
		["weather OR storm", false],
		["title:climate", true],
		["title:ministers", false],
		['title:"climate summit"', true],
		['source:"Balkan Insight" climate', true],
		["source:insight", true],
		["source:Reuters climate", false],
		["lang:en climate", true],
		["lang:sq climate", false],
		["(climate OR weather) (ministers OR kings)", true],
		["(climate OR weather) (queens OR kings)", false],
		["climate -(sport football)", true],
		["climate -(sport OR football)", false],
		["climate -(lang:en)", false],
	])("%s → %s", async (query, isAbout) => {
		const score = await judge(query, article);
		expect(score >= MATCH_SCORE, `score ${score}`).toBe(isAbout);
	});
});

it("rates what stands in the title above what stands in the body", async () => {
	const inTitle = await judge("wildfires Greece", { title: "Wildfires spread in Greece", lead: "Winds were strong." });
	const inBody = await judge("wildfires Greece", { title: "Winds were strong", lead: "Wildfires spread in Greece." });
	expect(inTitle).toBeGreaterThan(inBody);
	expect(inBody).toBeGreaterThanOrEqual(MATCH_SCORE);
});
