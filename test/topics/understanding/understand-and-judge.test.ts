import { describe, expect, it } from "vitest";
import { dialogue } from "../../../src/sandbox/world/drafts/dialogue.ts";
import { drafts } from "../../../src/sandbox/world/drafts/index.ts";
import { outlets } from "../../../src/sandbox/world/outlets.ts";
import { MATCH_SCORE } from "../../../src/topics/matching/score-topic.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { judge } from "../support/judge.ts";

/** [language of the article, its title, is it about the topic?] */
type Case = [string, string, boolean];

const cases: Record<string, Case[]> = {
	"Kosovo–Serbia dialogue": [
		["en", "Belgrade–Pristina talks to resume", true],
		["sr", "Dijalog Beograda i Prištine", true],
		["sr", "Дијалог Београда и Приштине", true],
		["sq", "Dialogu Kosovë–Serbi: kryenegociatorët takohen", true],
		["en", "Chief negotiators Petković and Bislimi in Brussels on normalisation", true],
		["sr", "Glavni pregovarači Petković i Bislimi u Briselu o normalizaciji", true],
		["en", "Kosovo, Serbia agree to form commission on missing persons after nine hours of Brussels talks", true],
		["sq", "Kosova dhe Serbia zgjasin marrëveshjen për targat, dialogu vazhdon në Bruksel", true],
		["sr", "Dijalog u Briselu: Beograd i Priština bliži dogovoru o struji na severu", true],
		["de", "Belgrad und Pristina setzen Dialog in Brüssel fort", true],
		["fr", "Belgrade et Pristina reprennent les pourparlers", true],
		["tr", "Belgrad ile Priştine arasında diyalog yeniden başlıyor", true],
		["en", "Kurti and Vučić meet in Brussels on normalisation", true],
		["de", "Kurti und Vučić beraten in Brüssel über Normalisierung", true],
		["sq", "Kurti dhe Vuçiq takohen në Bruksel për normalizimin", true],
		["fr", "Kurti et Vučić se rencontrent à Bruxelles pour normaliser les relations", true],
		["de", "Serbien und Kosovo verhandeln in Brüssel", true],
		["en", "Vučić meets Macron in Paris for talks on energy", false],
		["sq", "Kurti viziton Tiranën për bisedime me Ramën", false],
		["en", "Kosovo beat Serbia in basketball after overtime", false],
		["en", "Serbian wine harvest begins early", false],
		["en", "Inflation in Serbia falls to four per cent", false],
		["en", "US–China dialogue on trade resumes", false],
		["en", "Kosovo and Albania sign border agreement", false],
		["sr", "Košarkaši Srbije slavili protiv Kosova u Prištini", false],
		["en", "Belgrade hosts Balkan film festival", false],
		["en", "Belgrade–Pristina talks to resume in Brussels", true],
		["en", "Kosovo and Serbia negotiators meet in Brussels for the first time in a year", true],
		["sr", "Beograd i Priština nastavljaju pregovore", true],
		["sq", "Kryenegociatorët e Kosovës dhe Serbisë takohen në Bruksel", true],
		["de", "Kosovo und Serbien: Gespräche in Brüssel", true],
		["fr", "Dialogue entre la Serbie et le Kosovo : reprise à Bruxelles", true],
		["en", "Kosovo beat Serbia in basketball qualifier", false],
		["en", "Inflation in Serbia slows again", false],
		["en", "Inflation slows in Kosovo and Serbia as food prices settle", false],
		["en", "US–China dialogue on trade resumes in Geneva", false],
		["en", "Serbian wine harvest starts early", false],
	],
	"Serbia Kosovo border": [
		["en", "Border crossings between Kosovo and Serbia reopen", true],
		["sr", "Granica Srbije i Kosova ponovo otvorena", true],
		["en", "Hungary closes its border with Serbia", false],
	],
	"Moscow Kyiv talks": [
		["en", "Russia and Ukraine resume talks in Istanbul", true],
		["de", "Gespräche zwischen Moskau und Kiew", true],
		["en", "Moscow hosts chess tournament", false],
		["en", "Ukraine harvests less wheat", false],
	],
	"Berlin tram": [
		["en", "Berlin tram drivers get new contract", true],
		["en", "Germany exports more trams", false],
	],
	Strompreisbremse: [["de", "Strompreisbremse läuft aus", true]],
	Grenzpolizei: [
		["de", "Grenzpolizei stellt neue Leute ein", true],
		["en", "Border police detain smugglers", true],
		["en", "Police open new station downtown", false],
	],
	Vučić: [
		["sr", "Вучићем се састао изасланик", true],
		["sr", "Vučića čeka težak sastanak", true],
		["sq", "Vuçiq takohet me emisarin", true],
		["sq", "Vuçiqi kërkon zgjedhje", true],
		["sq", "Takimi me Vuçiqin në Bruksel", true],
		["en", "Vucic calls early elections", true],
		["mk", "Вучиќ: изборите ќе бидат годинава", true],
		["uk", "Вучич заявив про вибори", true],
		["en", "Vuckovic scores twice", false],
		["sr", "Вучић: избори до краја године", true],
		["sr", "Sastanak sa Vučićem u Beogradu", true],
		["en", "Vucic meets envoy", true],
		["en", "President meets envoy", false],
	],
	"Kurti government": [
		["sq", "Qeveria Kurti voton buxhetin", true],
		["sr", "Vlada Kurtija usvojila budžet", true],
		["en", "Kurti's government survives vote", true],
		["en", "German government survives vote", false],
	],
	Zelensky: [
		["uk", "Зеленський зустрівся з союзниками", true],
		["en", "Zelenskyy meets allies", true],
		["de", "Selenskyj trifft Verbündete", true],
		["sr", "Zelenski u Briselu", true],
		["fr", "Zelensky appelle à l'aide", true],
		["en", "Zelda film announced", false],
	],
	Erdoğan: [
		["tr", "Erdoğan'dan açıklama", true],
		["en", "Erdogan visits Skopje", true],
		["sr", "Erdogan u Sarajevu", true],
		["sq", "Erdogani viziton Tiranën", true],
		["sr", "Ердоган стигао у Скопље", true],
		["en", "Ergonomic chairs tested", false],
	],
	"EU enlargement": [
		["sr", "Proširenje EU: Crna Gora zatvorila poglavlja", true],
		["de", "EU-Erweiterung: Westbalkan hofft auf Beitritt", true],
		["sq", "Zgjerimi i BE-së në rend dite", true],
		["it", "Allargamento dell'UE, vertice a Tirana", true],
		["en", "Airport enlargement approved", false],
		["en", "EU fines chipmaker", false],
		["sr", "Crna Gora zatvorila još dva poglavlja u pristupnim pregovorima sa EU", true],
		["de", "EU-Erweiterung: Berlin und Paris werben für Beitritt", true],
		["sq", "Zgjerimi i BE-së: samiti në Tiranë", true],
		["en", "Heart enlargement found in athletes", false],
	],
	"US elections": [
		["en", "US election: early voting begins", true],
		["sr", "Izbori u SAD: počelo glasanje", true],
		["en", "Tell us about your school elections", false],
		["en", "US election: polls open", true],
		["en", "Let us talk about school elections", false],
	],
	"COVID-19": [
		["en", "Covid-19 cases rise again", true],
		["sr", "Kovid 19: broj zaraženih raste", true],
		["en", "19 injured in bus crash", false],
	],
	"Expo 2027": [
		["en", "Expo 2027: Belgrade picks builders", true],
		["sr", "Ekspo 2027: izabrani izvođači", true],
		["en", "Budget for 2027 adopted", false],
		["en", "Book expo opens", false],
	],
	"nuclear power": [
		["de", "Atomkraftwerk geht wieder ans Netz", true],
		["de", "Kernkraftwerke: Streit um Laufzeiten", true],
		["fr", "Le nucléaire relancé : six nouveaux réacteurs", true],
		["sr", "Nuklearna elektrana Krško ponovo radi", true],
		["en", "Power cuts hit Skopje", false],
		["de", "Atomkraftwerk geht nach Wartung wieder ans Netz", true],
		["fr", "Le réacteur de Flamanville redémarre", true],
		["en", "Power cuts hit the north", false],
	],
	"women's football": [
		["de", "Frauenfußball: Deutschland gewinnt", true],
		["sr", "Женски фудбал: пораз у Лесковцу", true],
		["sq", "Futbolli i femrave: finalja e kupës", true],
		["es", "Fútbol femenino: España golea", true],
		["en", "Men's football: United lose at home", false],
	],
	"floods in Italy": [
		["it", "Alluvione in Toscana, esondano due fiumi", true],
		["de", "Hochwasser in Südtirol reißt Brücken weg", true],
		["sr", "Poplave u Bolonji: ulice pod vodom", true],
		["uk", "Повінь у Венеції", true],
		["en", "Floods in Libya: Derna rebuilds", false],
		["it", "Alluvione in Libano", false],
	],
	"göçmen tekneleri": [
		["tr", "Göçmen teknesi battı, yedi kişi kayıp", true],
		["en", "Migrant boat capsizes off Malta", true],
		["tr", "Göçmen kuşlar erken geldi", false],
	],
	Ärztemangel: [
		["de", "Ärztemangel auf dem Land", true],
		["en", "Shortage of GPs and other doctors worsens", true],
		["sr", "Nedostatak lekara u Vranju", true],
		["en", "Shortage of chips worsens", false],
	],
	Данія: [
		["en", "Denmark holds early election", true],
		["uk", "Уряд Данії подав у відставку", true],
		["uk", "Оприлюднено дані про врожай", false],
	],
	Gaza: [
		["fr", "Les secours atteignent Gaza", true],
		["sq", "Sulme ajrore në Gazë", true],
		["uk", "Удар по Газі: десятки загиблих", true],
		["fr", "Le prix du gaz augmente en janvier", false],
		["sq", "Çmimi i gazit rritet", false],
	],
	"natural gas": [
		["uk", "Ціна на газ зросте", true],
		["sq", "Çmimi i gazit rritet", true],
		["uk", "Удар по Газі: десятки загиблих", false],
		["fr", "Les secours atteignent Gaza", false],
	],
	"Kampf gegen Korruption": [
		["uk", "НАБУ викрило корупцію в міністерстві", true],
		["sq", "SPAK heton korrupsionin në komunë", true],
		["de", "Kampf um Platz eins", false],
	],
	"grain exports": [
		["sr", "Izvoz žita iz Odese raste", true],
		["en", "Grain silo collapses", false],
	],
	"workers' deaths": [
		["it", "Operaio morto in un cantiere", true],
		["sr", "Radnik poginuo na gradilištu", true],
		["en", "Workers demand higher pay", false],
	],
	"climate summit": [
		["de", "Klimagipfel einigt sich auf Fonds", true],
		["fr", "Sommet sur le climat : accord trouvé", true],
		["en", "Climate summit ends without deal", true],
		["en", "Nato summit opens in Vilnius", false],
	],
	"housing prices Berlin": [
		["de", "Wohnungspreise in Berlin steigen weiter", true],
		["en", "Berlin housing prices climb", true],
		["en", "Oil prices climb", false],
	],
	"teachers' strike": [
		["sr", "Štrajk nastavnika: škole zatvorene", true],
		["sq", "Greva e mësimdhënësve vazhdon", true],
		["de", "Streik der Lehrer: Schulen bleiben geschlossen", true],
		["en", "Dock workers strike in Hamburg", false],
	],
	"floods in Bosnia": [
		["sr", "Poplave u Bosni i Hercegovini: evakuisane stotine", true],
		["en", "Bosnia hit by floods", true],
		["de", "Hochwasser in Bosnien", true],
		["en", "Floods in Poland kill two", false],
	],
	earthquake: [
		["tr", "Malatya'da deprem: 5,1 büyüklüğünde", true],
		["mk", "Земјотрес го погоди Скопје", true],
		["it", "Terremoto nelle Marche", true],
		["en", "Earth Day marked in schools", false],
		["es", "Un sismo de 7,1 sacude Oaxaca", true],
		["sq", "Tërmeti me magnitudë 5,2 godet Durrësin", true],
		["sr", "Земљотрес погодио Краљево", true],
		["en", "Central bank raises rates", false],
	],
	"Novak Djokovic": [
		["sr", "Novak Đoković u polufinalu", true],
		["sr", "Новак Ђоковић у полуфиналу", true],
		["sq", "Novak Gjokoviç në gjysmëfinale", true],
		["de", "Novak Djokovic steht im Halbfinale", true],
		["en", "Novak Radonic wins chess title", false],
	],
	"AI regulation": [
		["de", "KI-Gesetz der EU tritt in Kraft", true],
		["fr", "Régulation de l'intelligence artificielle : l'UE avance", true],
		["en", "Bank regulation eased", false],
	],
	"Serbian student protests": [
		["sr", "Studentski protesti u Srbiji: blokada fakulteta", true],
		["en", "Serbia: student protests enter tenth month", true],
		["de", "Serbien: Studentenproteste in Belgrad", true],
		["en", "Student loans rise in Britain", false],
	],
	Trepça: [
		["sq", "Minatorët e Trepçës në grevë", true],
		["sr", "Rudnik Trepča: radnici obustavili rad", true],
		["sr", "Трепча: штрајк рудара", true],
		["en", "Trepca miners strike", true],
	],
	"Ohrid lake": [
		["en", "Lake Ohrid water level falls", true],
		["en", "Lake Geneva cools", false],
	],
	"dijalog Kosovo Srbija": [
		["en", "Kosovo–Serbia dialogue: envoy in Belgrade", true],
		["sr", "Srbija i Kosovo: dijalog u Briselu", true],
		["sr", "Košarkaši Srbije pobedili Kosovo", false],
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
};

/** A store in which nobody's topic is spoken of, as large as a bot's after its first day. */
const unrelated = createArticleCorpus();
const matters = [
	"Recipe of the week",
	"Chess club meets",
	"Library opens a reading room",
	"Choir rehearses",
	"Garden show",
];
for (let id = 1; id <= 1_000; id++)
	unrelated.add({
		id,
		storyId: String(id),
		developmentId: String(id),
		feedId: 1,
		url: undefined,
		title: `${matters[id % matters.length]} number ${id}`,
		lead: "The hall was full and the coffee was warm, said those who came.",
		text: "",
		author: undefined,
		language: "en",
		publishedAt: undefined,
		seenAt: id,
		source: "Village Post",
		summary: undefined,
	});

describe.each([
	["an empty store", undefined],
	["a store of a thousand other articles", unrelated],
])("understood from %s", (_, corpus) => {
	describe.each(Object.entries(cases))("%s", (topic, articles) => {
		it.each(articles)("%s: %s → %s", async (language, title, isAbout) => {
			const score = await judge(topic, { title, language }, corpus);
			expect(score >= MATCH_SCORE, `score ${score}`).toBe(isAbout);
		});
	});
});

it.each([
	"Kosovo–Serbia dialogue",
	"Belgrade Pristina talks",
	"dijalog Kosovo Srbija",
	"dialogu Kosovë Serbi",
	"дијалог Косово Србија",
])("finds in the invented world what is about %s, in whatever language, and nothing else", async (topic) => {
	const found: string[] = [];
	for (const { id, title, text, outlet } of drafts) {
		const [lead = ""] = text.split("\n");
		const language = outlets.get(outlet)?.language;
		if ((await judge(topic, { title, lead, language })) >= MATCH_SCORE) found.push(id);
	}
	expect(found.sort()).toEqual(dialogue.map(({ id }) => id).sort());
});

it("rates what stands in the title above what stands in the body", async () => {
	const inTitle = await judge("wildfires Greece", { title: "Wildfires spread in Greece", lead: "Winds were strong." });
	const inBody = await judge("wildfires Greece", { title: "Winds were strong", lead: "Wildfires spread in Greece." });
	expect(inTitle).toBeGreaterThan(inBody);
	expect(inBody).toBeGreaterThanOrEqual(MATCH_SCORE);
});
