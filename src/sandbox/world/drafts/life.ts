import type { Draft } from "../draft.ts";

const ai =
	"ai artificial intelligence technology tech software veštačka inteligencija inteligjenca artificiale künstliche intelligenz ki";
const health = "health hospital medicine doctors zdravlje bolnica shëndetësi spital gesundheit здравље";
const culture = "culture film music book museum festival kultura kulturë kultur култура";
const tourism = "tourism tourists travel turizam turisti turizëm tourismus туризам";

/** Technology, health, culture and travel. */
export const life: Draft[] = [
	{
		id: "ai-court-translation",
		outlet: "orbit",
		title: "AI translates court papers in four languages, and a person signs each page",
		text: "Courts in North Macedonia have begun to translate papers with artificial intelligence, from Albanian, Macedonian, Turkish and Romani. Every page is read and signed by a translator.\nWaiting times fell from nine weeks to eleven days in the trial. Judges may ask for a translation by hand at any time.",
		tags: `${ai} courts translation language`,
	},
	{
		id: "ki-winzer",
		outlet: "suedost",
		title: "Künstliche Intelligenz erkennt kranke Reben aus der Luft",
		text: "Eine Software der Universität Maribor erkennt kranke Weinreben auf Luftbildern, zwei Wochen bevor das Auge etwas sieht. Winzer sparen damit ein Drittel der Spritzmittel.\nDas Programm ist frei verfügbar. Es läuft auf einem gewöhnlichen Rechner, sagen die Entwickler.",
		tags: `${ai} maribor reben`,
	},
	{
		id: "vestacka-inteligencija-skola",
		outlet: "savski",
		title: "Veštačka inteligencija ulazi u škole, ali bez ocenjivanja",
		text: "Sto pedeset škola u Srbiji od zime koristi veštačku inteligenciju kao pomoć u nastavi matematike. Ocenjivanje ostaje nastavnicima.\nUčenici dobijaju zadatke prema onome što im ide teže. Roditelji mogu da vide svaki razgovor deteta sa programom.",
		tags: `${ai} škole schools education`,
	},
	{
		id: "archive-ai-weather",
		outlet: "orbit",
		title: "AI forecast sees thunderstorms in the Balkans two hours earlier",
		text: "A new forecast that uses artificial intelligence sees thunderstorms over the Balkans two hours earlier than before. Weather services of five countries share it.\nIn the test summer it warned of 41 of 46 hailstorms. Fruit growers get the warning as a text message.",
		tags: `${ai} weather forecast`,
		hoursAgo: 48,
	},
	{
		id: "archive-open-source-city",
		outlet: "orbit",
		title: "Ljubljana moves its offices to free software",
		text: "Ljubljana is moving the three thousand computers of its offices to free software. The city expects to save two million euros in five years.\nTraining began with the registry office. What is written for the city will be open to other towns.",
		tags: `${ai} free software open source ljubljana`,
		hoursAgo: 132,
	},
	{
		id: "health-rural-clinics",
		outlet: "rugova",
		title: "Health buses bring doctors to eighty villages in Kosovo",
		text: "Four buses with a doctor, a nurse and a laboratory now visit eighty villages in Kosovo each month. In the first quarter 6,200 people came.\nHigh blood pressure was found most often, in many cases for the first time. The buses speak Albanian, Serbian and Turkish.",
		tags: `${health} villages kosovo buses`,
	},
	{
		id: "zdravlje-vakcina-grip",
		outlet: "morava",
		title: "Вакцинација против грипа почела раније него лане",
		text: "Вакцинација против грипа у Србији почела је две недеље раније него прошле године. Домови здравља имају довољно доза за све старије од 60 година.\nЛекари саветују да се не чека први снег. Вакцина је бесплатна и без заказивања.",
		tags: `${health} flu vaccine грип вакцина`,
	},
	{
		id: "health-rare-disease",
		outlet: "lighthouse",
		title: "Six Balkan hospitals share their specialists for rare diseases",
		text: "Hospitals in Zagreb, Belgrade, Sarajevo, Skopje, Tirana and Prishtina have begun to share specialists for rare diseases. Doctors meet on video every Tuesday.\nIn the first months 57 children got a diagnosis they had waited for, some of them for years. The clinics pay nothing to each other.",
		tags: `${health} rare diseases hospitals`,
	},
	{
		id: "archive-health-nurses",
		outlet: "sharri",
		title: "Spitalet e Kosovës hapin 300 vende pune për infermierë",
		text: "Spitalet publike në Kosovë do të punësojnë 300 infermierë deri në pranverë. Gjysma e vendeve janë në Mitrovicë, Gjilan dhe Prizren.\nSindikata e shëndetësisë e mirëpriti vendimin. Ajo kërkon edhe pagesë më të mirë për turnet e natës.",
		tags: `${health} nurses infermierë kosova`,
		hoursAgo: 78,
	},
	{
		id: "culture-sarajevo-library",
		outlet: "drina",
		title: "Sarajevo's library shows manuscripts that were hidden in a cellar",
		text: "The library in Sarajevo shows 140 manuscripts that neighbours kept hidden in a cellar for four years. The oldest is from the fourteenth century.\nVisitors can leaf through copies on screens. School classes come free on Wednesdays.",
		tags: `${culture} sarajevo library manuscripts`,
	},
	{
		id: "film-dokufest-like",
		outlet: "sharri",
		title: "Filmi për urën e vjetër fiton çmimin e parë në Prizren",
		text: "Filmi dokumentar për mjeshtrit që rindërtuan një urë guri fitoi çmimin e parë në festivalin e vjeshtës në Prizren. Regjisorja Dona Bytyçi punoi tri vjet për të.\nJuria lavdëroi durimin e kamerës. Filmi do të shfaqet edhe në Shkup dhe Podgoricë.",
		tags: `${culture} film prizren`,
	},
	{
		id: "knjiga-sajam",
		outlet: "savski",
		title: "Sajam knjiga otvoren u Novom Sadu, u fokusu prevodi sa malih jezika",
		text: "Sajam knjiga u Novom Sadu otvoren je uz goste iz četrnaest zemalja. U fokusu su prevodi sa malih jezika.\nPosetioci mogu da kupe i prve prevode sa rusinskog i gradišćanskog. Ulaz je za učenike besplatan.",
		tags: `${culture} knjige books novi sad sajam`,
	},
	{
		id: "archive-music-school",
		outlet: "rugova",
		title: "Music school in Mitrovica teaches children from both sides of the river in one orchestra",
		text: "A music school in Mitrovica has brought together sixty children from both sides of the Ibar in one orchestra. Their first concert was sold out within an hour.\nThey rehearse twice a week, one time on each bank. The notes, their teacher says, need no translation.",
		tags: `${culture} music mitrovica orchestra`,
		hoursAgo: 66,
	},
	{
		id: "archive-museum-vinca",
		outlet: "morava",
		title: "Музеј у Винчи показује 200 фигурина из неолита",
		text: "Музеј у Винчи отворио је изложбу са 200 фигурина из неолита, од којих је трећина први пут пред публиком. Најстарија има око 7.300 година.\nИзложба траје до марта. Недељом стручњаци воде посетиоце кроз налазиште.",
		tags: `${culture} museum vinča музеј винча`,
		hoursAgo: 105,
	},
	{
		id: "tourism-accursed-mountains",
		outlet: "rugova",
		title: "Tourism: hiking trail through three countries counts its hundred thousandth guest",
		text: "The hiking trail through the mountains of Kosovo, Albania and Montenegro has counted its hundred thousandth guest since it opened. She is a teacher from Graz.\nThe trail is 192 kilometres long and takes ten days. Guest houses in Theth and Rugova are booked out until the end of October.",
		tags: `${tourism} hiking mountains kosovo albania montenegro`,
	},
	{
		id: "turizam-banje",
		outlet: "savski",
		title: "Turizam: Banje popunjene, gosti ostaju duže",
		text: "Banje u Srbiji popunjene su i ove jeseni, a gosti u proseku ostaju šest noći, jednu više nego lane. Najviše ih je u Vrnjačkoj Banji i na Zlatiboru.\nSvaki treći gost dolazi iz inostranstva. Ugostitelji kažu da im najviše nedostaju kuvari.",
		tags: `${tourism} banje spa srbija serbia`,
	},
	{
		id: "archive-tourism-ferries",
		outlet: "lighthouse",
		title: "Ferries between Albania and Italy carry a record number of tourists",
		text: "Ferries between Durrës and the Italian coast carried 1.4 million people this summer, more than ever before. Electric shuttle buses now take them to the beaches.\nOne in five guests came with a bicycle. The port will get a second terminal by next year.",
		tags: `${tourism} albania italy ferries durrës`,
		hoursAgo: 23,
	},
];
