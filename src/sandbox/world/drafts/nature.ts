import type { Draft } from "../draft.ts";

const fire = "wildfire wildfires fire fires forest požar požari zjarr zjarre waldbrand waldbrände пожар пожари";
const flood = "flood floods flooding rain river poplave poplava përmbytje hochwasser поплаве";
const climate = "climate change warming emissions klima klimatske promene ndryshimet klimatike klimawandel";

/** Fires, floods and the climate. */
export const nature: Draft[] = [
	{
		id: "wildfires-peljesac",
		outlet: "lighthouse",
		title: "Wildfires on the Adriatic coast brought under control after rain",
		text: "Wildfires that burned for four days on the Pelješac peninsula are under control, Croatian fire services said. Rain in the night helped three hundred firefighters.\nAbout nine hundred hectares of pine forest and some olive groves were lost. Nobody was hurt, and the road to the ferry is open again.",
		tags: `${fire} croatia adriatic`,
	},
	{
		id: "pozari-stara-planina",
		outlet: "savski",
		title: "Požari na Staroj planini ugašeni, vatrogasci ostaju na terenu",
		text: "Požari na obroncima Stare planine ugašeni su posle tri dana, saopštili su vatrogasci. Na terenu ostaje sedamdeset ljudi zbog opasnosti da se vatra ponovo razgori.\nIzgorelo je oko 240 hektara šume i pašnjaka. Kuće u selima nisu bile ugrožene.",
		tags: `${fire} stara planina serbia srbija`,
	},
	{
		id: "zjarret-drone",
		outlet: "sharri",
		title: "Dronë të rinj për zbulimin e zjarreve në malin Sharr",
		text: "Parku kombëtar i Sharrit ka marrë gjashtë dronë që zbulojnë zjarret brenda pak minutash. Ata fluturojnë çdo dy orë gjatë stinës së thatë.\nVitin e kaluar në park u dogjën 410 hektarë. Rojat presin që dëmi të përgjysmohet.",
		tags: `${fire} sharr drone`,
	},
	{
		id: "archive-waldbrand",
		outlet: "suedost",
		title: "Waldbrandgefahr im Karst: Slowenien verbietet offenes Feuer",
		text: "Slowenien hat im Karst wegen der Trockenheit offenes Feuer verboten. Seit Anfang des Monats fielen dort nur zwei Millimeter Regen.\nDie Feuerwehr hält zwei Löschflugzeuge bereit. Wanderer werden gebeten, auf den Wegen zu bleiben.",
		tags: `${fire} slowenien slovenia karst`,
		hoursAgo: 52,
	},
	{
		id: "floods-drina",
		outlet: "drina",
		title: "Floods on the Drina recede, towns begin to clean up",
		text: "The Drina has fallen by two metres, and towns on both banks have begun to clean up after the floods. Zvornik counted 140 flooded houses, Loznica ninety.\nFire brigades from both sides of the river worked together for three days. Tap water is safe again in all places but two.",
		tags: `${flood} drina bosnia serbia zvornik`,
	},
	{
		id: "poplave-vojvodina",
		outlet: "morava",
		title: "Поплаве на Морави: насипи издржали, вода се повлачи",
		text: "Насипи на Великој Морави издржали су највиши водостај у последњих осам година и вода се полако повлачи. Одбрана од поплава остаје на снази до понедељка.\nУ Ћуприји и Параћину поплављено је тридесетак подрума. Пољопривредници процењују штету на кукурузу.",
		tags: `${flood} morava водостај насип`,
	},
	{
		id: "archive-floods-warning",
		outlet: "drina",
		title: "Heavy rain: flood warning for the upper Drina and the Lim",
		text: "Weather services have issued a flood warning for the upper Drina and the Lim. Up to ninety millimetres of rain are expected in two days.\nDams at Višegrad are letting water out in advance. Campers were asked to leave the banks.",
		tags: `${flood} drina lim warning`,
		hoursAgo: 126,
	},
	{
		id: "climate-glacier-sharr",
		outlet: "orbit",
		title: "Climate change moves the tree line in the Dinaric Alps up by forty metres",
		text: "Trees in the Dinaric Alps grow forty metres higher up than in the nineteen-seventies, a study of old photographs shows. Warmer springs are the main cause.\nResearchers compared nine hundred pictures from Durmitor to Prokletije. Pastures above the forest become smaller, and with them the range of the chamois.",
		tags: `${climate} alps trees study`,
	},
	{
		id: "climate-danube-low",
		outlet: "suedost",
		title: "Klimawandel: Donau führt im Sommer immer öfter Niedrigwasser",
		text: "Die Donau führt unterhalb von Wien immer häufiger so wenig Wasser, dass Schiffe nur halb beladen fahren können. Das zeigt eine Auswertung der Pegel seit 1950.\nIm Mittel der letzten zehn Jahre waren es 47 Tage im Jahr, früher zwölf. Häfen planen nun tiefere Liegeplätze.",
		tags: `${climate} donau danube niedrigwasser`,
	},
	{
		id: "archive-heat-cities",
		outlet: "orbit",
		title: "Skopje plants ten thousand trees against the summer heat",
		text: "Skopje has begun to plant ten thousand trees along its widest streets to cool the city in summer. Measurements had shown nine degrees of difference between shade and asphalt.\nThe first limes and hackberries stand near the railway station. The city pays schools to water them for three years.",
		tags: `${climate} skopje trees heat`,
		hoursAgo: 90,
	},
	{
		id: "air-quality-winter",
		outlet: "rugova",
		title: "Prishtina swaps two thousand coal stoves before winter to clear its air",
		text: "Prishtina will replace two thousand coal stoves with heat pumps before the winter, the city said. Households pay a fifth of the price.\nIn January the air in the capital was unhealthy on eighteen days. Three more measuring stations are to open in Fushë Kosova.",
		tags: `${climate} air pollution coal prishtina kosovo environment`,
	},
	{
		id: "bears-count",
		outlet: "drina",
		title: "More brown bears counted in the forests between Tara and Zlatibor",
		text: "Rangers counted 94 brown bears between Tara and Zlatibor this autumn, eleven more than two years ago. Cameras at forty places recorded seven mothers with cubs.\nBeekeepers get electric fences for free. Hikers are asked to keep dogs on the lead.",
		tags: "bears wildlife nature tara zlatibor medvedi priroda animals",
	},
];
