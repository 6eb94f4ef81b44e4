import type { Draft } from "../draft.ts";

const enlargement =
	"eu enlargement european union accession membership candidate proširenje pristupanje članstvo evropska unija zgjerimi anëtarësim bashkimi evropian erweiterung beitritt eu-erweiterung проширење";
const china = "us china united states america beijing washington dialogue trade talks usa kina amerika kina shba sad";
const election = "election elections vote ballot izbori glasanje zgjedhje wahl wahlen избори";

/** The European Union, elections and the wider world. */
export const europe: Draft[] = [
	{
		id: "enlargement-timetable",
		outlet: "lighthouse",
		title: "EU enlargement: ministers back a timetable for the six Western Balkan candidates",
		text: "European affairs ministers have backed a timetable that would bring the six candidates of the Western Balkans into parts of the single market within three years. Full membership remains a matter of reforms, they said.\nMontenegro and Albania could close their last chapters first. For the others the plan names yearly checks and money that is paid out after each.\nThe plan goes to the heads of government in December.",
		tags: `${enlargement} balkans montenegro albania single market`,
	},
	{
		id: "prosirenje-cetiri-poglavlja",
		outlet: "savski",
		title: "Proširenje EU: Crna Gora zatvorila još četiri poglavlja",
		text: "Crna Gora je u Briselu zatvorila još četiri pregovaračka poglavlja i tako ih ima ukupno dvadeset tri. Evropska komisija ocenila je napredak kao „primetan i proverljiv“.\nDo članstva u Evropskoj uniji ostaje deset poglavlja, među njima i ono o pravosuđu. Podgorica računa da bi pregovori mogli da se završe za dve godine.",
		tags: `${enlargement} crna gora montenegro poglavlja`,
	},
	{
		id: "zgjerimi-tirana",
		outlet: "sharri",
		title: "Shqipëria hap grupin e fundit të kapitujve për anëtarësim në BE",
		text: "Shqipëria hapi në Bruksel grupin e fundit të kapitujve për anëtarësimin në Bashkimin Evropian. Komisioni vlerësoi punën për administratën publike.\nTani mbetet mbyllja e tyre, që sipas planit zgjat deri në fund të dekadës. Delegacioni shqiptar tha se ritmi varet nga reformat në drejtësi.",
		tags: `${enlargement} shqipëria albania`,
	},
	{
		id: "erweiterung-grenzkontrollen",
		outlet: "suedost",
		title: "EU-Erweiterung: Nordmazedonien beginnt mit Verhandlungen über die ersten Kapitel",
		text: "Nordmazedonien hat in Brüssel die Verhandlungen über die ersten Kapitel des EU-Beitritts aufgenommen. Den Anfang machen Statistik, Fischerei und öffentliche Aufträge.\nDie Kommission lobte die Vorbereitung in Skopje. Bis zum Abschluss rechnet sie mit acht Jahren.",
		tags: `${enlargement} nordmazedonien north macedonia`,
	},
	{
		id: "archive-enlargement-survey",
		outlet: "drina",
		title: "Survey: two thirds in the Western Balkans expect EU enlargement within ten years",
		text: "Two in three people in the Western Balkans expect their country to join the European Union within ten years, a survey in six countries has found. Hope is highest in Albania and lowest in Serbia.\nFive thousand people were asked in September. Jobs and travel were named most often as reasons, ahead of courts.",
		tags: `${enlargement} survey balkans`,
		hoursAgo: 44,
	},
	{
		id: "archive-enlargement-funds",
		outlet: "lighthouse",
		title: "Commission releases first growth funds for EU candidates in the Western Balkans",
		text: "The European Commission has released 380 million euros for candidates in the Western Balkans, the first payment of a plan that ties money to reforms. Four of six countries had met their goals.\nMost of it goes into railways and power grids. The rest waits until parliaments have passed laws on procurement.",
		tags: `${enlargement} funds balkans`,
		hoursAgo: 118,
	},
	{
		id: "us-china-dialogue",
		outlet: "lighthouse",
		title: "US and China resume dialogue on trade after a year of silence",
		text: "The United States and China resumed their trade dialogue in Geneva after a year without talks. Negotiators for both sides spoke of a constructive first day.\nTariffs on machine parts and rare earths are on the agenda. A second round of negotiations is to be held in Singapore in six weeks.\nMarkets in Asia rose slightly on the news.",
		tags: china,
	},
	{
		id: "us-china-climate-group",
		outlet: "orbit",
		title: "United States and China revive working group on methane",
		text: "Scientists from the United States and China are to meet again in a working group on methane, the two governments said. The group had not met for two years.\nIt will compare measurements from satellites over coal mines and rice fields. First results are expected before the next climate conference.",
		tags: `${china} methane climate`,
	},
	{
		id: "archive-us-china-ports",
		outlet: "lighthouse",
		title: "China and US lower fees for each other's ships",
		text: "China and the United States have halved the fees they charge each other's ships in port. The step had been prepared by shipping authorities since the spring.\nA container between Shanghai and Los Angeles will become about forty dollars cheaper. Exporters of soya and toys welcomed the news.",
		tags: `${china} ports ships`,
		hoursAgo: 72,
	},
	{
		id: "lokalni-izbori-nis",
		outlet: "morava",
		title: "Локални избори у Нишу: излазност највећа у последњих двадесет година",
		text: "На локалним изборима у Нишу гласало је 61 одсто уписаних грађана, највише у последњих двадесет година. Коначни резултати очекују се у среду.\nПосматрачи су забележили редове испред бирачких места у три насеља. Озбиљних примедби није било.",
		tags: `${election} niš локални`,
	},
	{
		id: "slovenia-first-vote",
		outlet: "suedost",
		title: "Slowenien senkt das Wahlalter bei Gemeindewahlen auf 16 Jahre",
		text: "In Slowenien dürfen Jugendliche künftig ab 16 Jahren bei Gemeindewahlen abstimmen. Das Parlament in Ljubljana beschloss die Änderung mit großer Mehrheit.\nErstmals gilt die Regel bei den Wahlen im kommenden Herbst. Schulen bekommen dafür zwei Stunden Politik mehr in der Woche.",
		tags: `${election} slowenien slovenia wahlalter`,
	},
	{
		id: "archive-electronic-count",
		outlet: "drina",
		title: "Bosnian towns to count ballots with scanners at next local elections",
		text: "Seventy towns in Bosnia and Herzegovina will count ballots with scanners at the next local elections. A trial in Tuzla took forty minutes where counting by hand had taken four hours.\nPaper ballots are kept, and one polling station in twenty is counted by hand as a check.",
		tags: `${election} bosnia scanners`,
		hoursAgo: 101,
	},
	{
		id: "migration-drop-route",
		outlet: "lighthouse",
		title: "Migration on the Balkan route falls by a third, border agency says",
		text: "The number of people who came over the Balkan route fell by a third in the first nine months of the year, the border agency reports. Most crossings were counted on the Drina.\nAid groups in Bihać say that more families with small children are among them. They ask for heated places before the winter.",
		tags: "migration migrants refugees balkan route asylum migracija migranti izbeglice migrimi emigrantë flucht migration",
	},
	{
		id: "diaspora-return",
		outlet: "rugova",
		title: "More people return to Kosovo than leave it for the first time in a decade",
		text: "More people moved back to Kosovo than left it between July and September, the first such quarter in ten years. Most returned from Germany and Switzerland.\nBuilders and nurses are among those who came home. A programme that recognises their foreign certificates has been open since the spring.",
		tags: "migration diaspora return kosovo kthim povratak emigration",
	},
	{
		id: "archive-migration-skills",
		outlet: "suedost",
		title: "Deutschland und Serbien vereinbaren Ausbildung von Pflegekräften in Novi Sad",
		text: "Deutschland und Serbien bilden künftig gemeinsam Pflegekräfte in Novi Sad aus. Wer die Prüfung besteht, kann in beiden Ländern arbeiten.\nDie ersten achtzig Plätze sind vergeben. So soll verhindert werden, dass serbischen Krankenhäusern das Personal fehlt.",
		tags: "migration pflege nurses germany serbia novi sad arbeit",
		hoursAgo: 83,
	},
];
