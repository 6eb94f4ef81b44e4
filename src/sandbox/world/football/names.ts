import { createDeck, type Random } from "./deck.ts";

export type NameStock = keyof typeof stocks;

/** First names, then last names; the people are nobody. */
const stocks = {
	albanian: [
		"Arbër Blerim Dritan Endrit Fatmir Gent Ilir Kushtrim Labinot Valon Petrit Rinor Shpend Besart",
		"Alushi Bytyçi Doçi Gecaj Hykaj Kuqi Lamaj Meksi Ndreu Prela Qorraj Rraci Shkreta Tahiraj Ukaj Vrapi Zogu Krasta",
	],
	slavic: [
		"Andrija Bojan Damir Goran Ivica Jovan Lazar Mladen Nenad Ognjen Pavle Relja Saša Tin Uroš Vedran",
		"Barjaktar Čolak Drobnik Golub Hrastov Jelenić Kolar Lukovac Mlinar Oraš Pejak Rudan Sokolik Tadin Udovič Vidak Zelen Žarkov",
	],
	bulgarian: [
		"Asen Boyan Dimo Emil Georgi Ivaylo Kiril Lyubomir Metodi Nayden Ognyan Plamen",
		"Balkanski Chakarov Dragnev Enchev Gerov Harizanov Karaslavov Lozanov Mirchev Nedev Palov Rusev Slavov Tonchev Yankulov Zlatarov",
	],
	german: [
		"Anton Benedikt Clemens Dominik Elias Florian Georg Jakob Konrad Lorenz Matthias Niklas",
		"Achleitner Brandl Dornauer Eibinger Fasching Grabner Hirzer Kogler Lechner Moosbrugger Pichl Rauter Sattler Tschernegg Wallner Zangl",
	],
	women: [
		"Ana Blerta Dora Elira Hana Iskra Jana Katja Lirije Mila Nora Petra Rina Sara Tea Vesna",
		"Alushi Bojić Doçi Drobnik Golub Hrast Karaja Kolar Lamaj Mlinar Ndreu Oraš Rudan Slavova Tadin Vidak Zelen Zoga",
	],
} satisfies Record<string, [string, string]>;

/** Deals names of people that nobody has twice. */
export function createNames(stock: NameStock, random: Random): () => string {
	const [first, last] = stocks[stock];
	const firstName = createDeck(first.split(" "), random);
	const lastName = createDeck(last.split(" "), random);
	return () => `${firstName()} ${lastName()}`;
}
