import type { Draft } from "../draft.ts";

const inflation = "inflation prices cost of living inflacija cene inflacioni çmimet inflation preise инфлација цене";
const wine = "wine harvest grapes vineyard vino berba grožđe verë vreshta wein weinlese вино";
const energy =
	"energy electricity power grid solar wind gas energija struja energjia rryma energie strom енергија струја";

/** Prices, wine, energy and transport. */
export const economy: Draft[] = [
	{
		id: "inflation-kosovo-serbia",
		outlet: "lighthouse",
		title: "Inflation slows in Serbia and Kosovo as food prices settle",
		text: "Inflation slowed to 3.1 per cent in Serbia and to 2.4 per cent in Kosovo in September, statistics offices report. Food prices rose less than in any month of the last two years.\nFruit and cooking oil became cheaper, coffee dearer again. Economists expect little change until the spring.",
		tags: `${inflation} serbia kosovo food`,
	},
	{
		id: "inflacija-kamata",
		outlet: "savski",
		title: "Inflacija usporava, kamata ostaje ista",
		text: "Inflacija je u septembru pala na 3,1 odsto, saopštio je zavod za statistiku. Referentna kamatna stopa ostaje nepromenjena.\nNajviše su pojeftinili voće i jestivo ulje. Kafa je za godinu dana poskupela za petinu.",
		tags: `${inflation} kamata srbija serbia`,
	},
	{
		id: "cmimet-buka",
		outlet: "sharri",
		title: "Inflacioni bie nën tre për qind, por kafeja shtrenjtohet",
		text: "Inflacioni në Kosovë ra në 2,4 për qind në shtator. Buka dhe vaji u liruan pak, kafeja u shtrenjtua sërish.\nSipas agjencisë së statistikave, familjet shpenzojnë më së shumti për ushqim. Për dimër pritet çmim i qëndrueshëm i rrymës.",
		tags: `${inflation} kosova kafe`,
	},
	{
		id: "archive-inflation-rents",
		outlet: "suedost",
		title: "Inflation in der Eurozone sinkt, Mieten steigen weiter",
		text: "Die Inflation in der Eurozone ist im September auf 2,0 Prozent gesunken. Mieten stiegen dagegen um 3,4 Prozent.\nAm stärksten fielen die Preise für Strom und Gemüse. Die Zentralbank sieht keinen Grund, die Zinsen zu ändern.",
		tags: `${inflation} eurozone mieten`,
		hoursAgo: 20,
	},
	{
		id: "wine-harvest-rahovec",
		outlet: "rugova",
		title: "Wine harvest in Rahovec is small and very good, growers say",
		text: "The wine harvest in Rahovec is a fifth smaller than last year, but the grapes are sweeter than in any year since 2012, growers say. Dry weeks in August are the reason.\nTwo thirds of the wine are sold to Germany and Switzerland. A festival on the main square opens the first barrels in November.",
		tags: `${wine} rahovec kosovo`,
	},
	{
		id: "berba-fruska-gora",
		outlet: "savski",
		title: "Berba na Fruškoj gori pri kraju, vinari zadovoljni",
		text: "Berba grožđa na Fruškoj gori je pri kraju i vinari očekuju odlična vina. Prinos je manji za petnaest odsto zbog suše u avgustu.\nNajbolje je ponela sorta probus. Otkupna cena porasla je na 55 dinara za kilogram.",
		tags: `${wine} fruška gora`,
	},
	{
		id: "archive-wine-export",
		outlet: "drina",
		title: "North Macedonia bottles more of its wine at home",
		text: "For the first time North Macedonia has sold more wine in bottles than in tankers. Exports of bottled wine rose by eighteen per cent within a year.\nWineries in Tikveš have bought new bottling lines with help of a regional fund. The red vranec is most in demand.",
		tags: `${wine} north macedonia export`,
		hoursAgo: 110,
	},
	{
		id: "solar-kosovo-mine",
		outlet: "rugova",
		title: "Solar park on an old lignite mine begins to feed Kosovo's power grid",
		text: "A solar park on the ash fields of an old lignite mine near Obiliq has begun to feed electricity into Kosovo's grid. With 100 megawatts it covers the needs of forty thousand households.\nThe park took sixteen months to build. Former miners were trained to look after it.",
		tags: `${energy} solar kosovo obiliq`,
	},
	{
		id: "energy-gas-link",
		outlet: "drina",
		title: "Energy: gas link between Serbia and Bosnia to be built as a hydrogen-ready line",
		text: "A planned gas link between Serbia and Bosnia and Herzegovina is to be built so that it can carry hydrogen later, the operators have decided. Works begin next year near Bijeljina.\nThe line is eighty kilometres long and paid for in equal parts. It will take two winters to finish.",
		tags: `${energy} gas bosnia serbia hydrogen`,
	},
	{
		id: "struja-baterije",
		outlet: "morava",
		title: "Прва велика батерија у Србији чува струју из ветра",
		text: "Код Вршца је пуштена у рад прва велика батерија у Србији, која чува струју из ветропарка. Капацитет је довољан за двадесет хиљада домаћинстава током четири сата.\nЕнергетичари очекују да ће мрежа зими бити стабилнија. Још две батерије планиране су код Алибунара.",
		tags: `${energy} battery wind vršac батерија ветар`,
	},
	{
		id: "archive-hydro-albania",
		outlet: "sharri",
		title: "Rezervuarët e Drinit mbushen pas shirave, Shqipëria eksporton energji",
		text: "Pas shirave të javës së kaluar rezervuarët e Drinit janë mbushur deri në 80 për qind. Shqipëria po eksporton energji për herë të parë këtë vjeshtë.\nKorporata e energjisë pret që eksporti të zgjasë deri në nëntor.",
		tags: `${energy} shqipëria albania hydro drini`,
		hoursAgo: 27,
	},
	{
		id: "train-belgrade-bar",
		outlet: "drina",
		title: "Night train between Belgrade and Bar returns with new sleeping cars",
		text: "The night train between Belgrade and Bar runs with new sleeping cars from December. The journey through 254 tunnels takes ten hours, one less than before.\nTickets cost from 32 euros. On weekends a car with a bar and large windows is added.",
		tags: "train railway transport belgrade bar montenegro voz železnica tren zug",
	},
	{
		id: "bahn-wien-sofia",
		outlet: "suedost",
		title: "Bahn: Direkter Zug von Wien nach Sofia fährt ab Sommer wieder",
		text: "Ab dem Sommer fährt wieder ein direkter Zug von Wien über Belgrad nach Sofia. Die Fahrt dauert 19 Stunden.\nMöglich wird er durch die ausgebaute Strecke zwischen Novi Sad und Niš. Fahrräder dürfen mit.",
		tags: "train railway transport vienna sofia zug bahn wien",
	},
	{
		id: "jobs-call-centre-it",
		outlet: "rugova",
		title: "Young programmers make Prishtina the region's fastest growing place for IT jobs",
		text: "The number of IT jobs in Prishtina has doubled within four years, faster than anywhere else in the region. Every third programmer is a woman.\nMost work for firms in Germany and the Nordic countries. Rents in the centre have risen with their wages.",
		tags: "economy jobs it technology prishtina kosovo programmers employment punë posao",
	},
];
