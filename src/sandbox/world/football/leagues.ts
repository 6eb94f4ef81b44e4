import type { OutletId } from "../draft.ts";
import type { Reporter } from "./match.ts";
import type { NameStock } from "./names.ts";
import { albanian } from "./tell-in-albanian.ts";
import { english } from "./tell-in-english.ts";
import { german } from "./tell-in-german.ts";
import { serbian } from "./tell-in-serbian.ts";

/** A league and the paper that reports on it. */
export interface League {
	id: string;
	outlet: OutletId;
	reporter: Reporter;
	/** In the paper's language, in the case that its frames ask for. */
	name: string;
	/** Words a reader may name it with. */
	tags: string;
	isWomens?: boolean;
	names: NameStock;
	/** Eight towns, each as name, of, in and whom divided by "/", or once where they are the same. */
	towns: string;
}

const women = "women women's womens femra grave ženski frauen";

/** The leagues of a week: men and women, first and second, in four languages. */
export const leagues: readonly League[] = [
	{
		id: "kosovo",
		outlet: "touchline",
		reporter: english,
		name: "Kosovo's football league",
		tags: "kosovo kosova",
		names: "albanian",
		towns: "Gjilan Peja Prizren Gjakova Drenas Prishtina Mitrovica Kamenica",
	},
	{
		id: "albania",
		outlet: "touchline",
		reporter: english,
		name: "Albania's football league",
		tags: "albania shqipëria",
		names: "albanian",
		towns: "Shkodra Durrës Vlora Fier Tirana Kavaja Laç Gjirokastra",
	},
	{
		id: "macedonia",
		outlet: "touchline",
		reporter: english,
		name: "North Macedonia's football league",
		tags: "north macedonia makedonija",
		names: "slavic",
		towns: "Skopje Bitola Tetovo Strumica Ohrid Kumanovo Štip Gostivar",
	},
	{
		id: "bosnia",
		outlet: "touchline",
		reporter: english,
		name: "Bosnia and Herzegovina's football league",
		tags: "bosnia herzegovina bosna",
		names: "slavic",
		towns: "Sarajevo Tuzla Zenica Mostar Bihać Doboj Travnik Trebinje",
	},
	{
		id: "montenegro",
		outlet: "touchline",
		reporter: english,
		name: "Montenegro's football league",
		tags: "montenegro gora",
		names: "slavic",
		towns: "Podgorica Nikšić Bar Kotor Pljevlja Berane Cetinje Tivat",
	},
	{
		id: "croatia",
		outlet: "touchline",
		reporter: english,
		name: "Croatia's football league",
		tags: "croatia hrvatska",
		names: "slavic",
		towns: "Osijek Rijeka Zadar Pula Varaždin Šibenik Sisak Karlovac",
	},
	{
		id: "bulgaria",
		outlet: "touchline",
		reporter: english,
		name: "Bulgaria's football league",
		tags: "bulgaria",
		names: "bulgarian",
		towns: "Plovdiv Varna Burgas Ruse Pleven Vratsa Sliven Pernik",
	},
	{
		id: "women",
		outlet: "touchline",
		reporter: english,
		name: "the Balkan women's football league",
		tags: women,
		isWomens: true,
		names: "women",
		towns: "Ljubljana Sofia Zagreb Novi_Sad Shkup Elbasan Banja_Luka Ferizaj",
	},
	{
		id: "kosova-e-dyte",
		outlet: "sharri",
		reporter: albanian,
		name: "ligës së dytë të futbollit të Kosovës",
		tags: "kosovo kosova liga",
		names: "albanian",
		towns:
			"Suhareka/Suharekës/Suharekë/Suharekën Vushtrria/Vushtrrisë/Vushtrri/Vushtrrinë Lipjani/Lipjanit/Lipjan/Lipjanin Podujeva/Podujevës/Podujevë/Podujevën Deçani/Deçanit/Deçan/Deçanin Rahoveci/Rahovecit/Rahovec/Rahovecin Malisheva/Malishevës/Malishevë/Malishevën Istogu/Istogut/Istog/Istogun",
	},
	{
		id: "shqiperi-e-dyte",
		outlet: "sharri",
		reporter: albanian,
		name: "ligës së dytë të futbollit të Shqipërisë",
		tags: "albania shqipëria kategoria",
		names: "albanian",
		towns:
			"Korça/Korçës/Korçë/Korçën Berati/Beratit/Berat/Beratin Lushnja/Lushnjës/Lushnjë/Lushnjën Kukësi/Kukësit/Kukës/Kukësin Lezha/Lezhës/Lezhë/Lezhën Pogradeci/Pogradecit/Pogradec/Pogradecin Saranda/Sarandës/Sarandë/Sarandën Tepelena/Tepelenës/Tepelenë/Tepelenën",
	},
	{
		id: "superliga-srbije",
		outlet: "savski",
		reporter: serbian,
		name: "prve fudbalske lige Srbije",
		tags: "serbia srbija liga",
		names: "slavic",
		towns:
			"Niš/Niša/Nišu/Niš Zrenjanin/Zrenjanina/Zrenjaninu/Zrenjanin Čačak/Čačka/Čačku/Čačak Kruševac/Kruševca/Kruševcu/Kruševac Subotica/Subotice/Subotici/Suboticu Požega/Požege/Požegi/Požegu Vranje/Vranja/Vranju/Vranje Kikinda/Kikinde/Kikindi/Kikindu",
	},
	{
		id: "druga-liga-srbije",
		outlet: "savski",
		reporter: serbian,
		name: "druge fudbalske lige Srbije",
		tags: "serbia srbija liga",
		names: "slavic",
		towns:
			"Užice/Užica/Užicu/Užice Valjevo/Valjeva/Valjevu/Valjevo Pirot/Pirota/Pirotu/Pirot Sombor/Sombora/Somboru/Sombor Leskovac/Leskovca/Leskovcu/Leskovac Jagodina/Jagodine/Jagodini/Jagodinu Prokuplje/Prokuplja/Prokuplju/Prokuplje Ruma/Rume/Rumi/Rumu",
	},
	{
		id: "oesterreich",
		outlet: "suedost",
		reporter: german,
		name: "der österreichischen Fußball-Regionalliga",
		tags: "austria österreich liga",
		names: "german",
		towns: "Leoben Villach Kapfenberg Weiz Wolfsberg Feldbach Spittal Bruck",
	},
	{
		id: "slowenien",
		outlet: "suedost",
		reporter: german,
		name: "der slowenischen Fußballliga",
		tags: "slovenia slowenien liga",
		names: "slavic",
		towns: "Maribor Celje Koper Kranj Domžale Velenje Ptuj Krško",
	},
];
