import { expect, it } from "vitest";
import { lightStem } from "../../src/text/light-stem.ts";
import { stem, stemmedLanguages } from "../../src/text/stem.ts";
import { termsOf } from "../../src/text/terms-of.ts";

it.each([
	["en", ["negotiation", "negotiations"]],
	["en", ["policy", "policies"]],
	["en", ["stop", "stops", "stopped", "stopping"]],
	["en", ["change", "changes", "changed", "changing"]],
	["en", ["trade", "trades", "traded", "trading"]],
	["en", ["plan", "plans", "planned", "planning"]],
	["en", ["mine", "mines", "mined", "mining"]],
	["en", ["bus", "buses"]],
	["sr", ["dijalog", "dijaloga", "dijalogu", "дијалог", "дијалога"]],
	["sr", ["izbori", "izbora", "izborima"]],
	["sq", ["qeveri", "qeveria", "qeverinë", "qeverisë"]],
	["sq", ["zgjedhje", "zgjedhjet", "zgjedhjeve"]],
	["sq", ["dialog", "dialogu", "dialogut", "dialogun"]],
	["de", ["verhandlung", "verhandlungen"]],
	["fr", ["négociation", "négociations"]],
	["tr", ["görüşmeler", "görüşmelerin"]],
	["tr", ["göçmen", "göçmeni", "göçmenler", "göçmenlerin", "göçmenlerinden"]],
	["tr", ["tekne", "teknesi", "teknesinde", "tekneleri", "teknelere"]],
	["tr", ["seçim", "seçimi", "seçimler", "seçimlerinde", "seçimden"]],
	["tr", ["yangın", "yangını", "yangınlar", "yangınında"]],
	["tr", ["elektrik", "elektriğe", "elektriğin", "elektrikte"]],
	["tr", ["polis", "polisi", "polisler", "polisin"]],
	["uk", ["переговори", "переговорів"]],
	["es", ["elección", "elecciones"]],
	["it", ["elezione", "elezioni"]],
	["mk", ["избор", "избори", "изборите"]],
	["ru", ["переговоры", "переговоров"]],
	["uk", ["поліція", "поліції", "поліцію", "поліцією"]],
	["uk", ["жінка", "жінки", "жінок"]],
	["uk", ["відбудова", "відбудови", "відбудову"]],
	["uk", ["землетрус", "землетруси", "землетрусу"]],
	["sr", ["grad", "gradovi", "gradova", "градовима"]],
	["sr", ["nastavnik", "nastavnici", "nastavnika"]],
	["sr", ["Italija", "Italije", "Italiji", "Италијом"].map((word) => word.toLowerCase())],
	["sr", ["kandidat", "kandidati", "kandidata"]],
	["sr", ["zemljotres", "zemljotresa", "zemljotresi"]],
	["sr", ["projekat", "projekta", "projekti", "projekata"]],
	["sq", ["mësues", "mësuesi", "mësuesit", "mësuesve"]],
	["sq", ["vaksinë", "vaksina", "vaksinat", "vaksinës"]],
	["sq", ["qytet", "qyteti", "qytetit", "qytetet"]],
	["sq", ["emigrant", "emigrantë", "emigrantët", "emigrantëve"]],
	["sq", ["votë", "vota", "votat", "votave", "votën"]],
	["mk", ["наставник", "наставници", "наставниците"]],
	["mk", ["цена", "цени", "цените", "цената"]],
	["mk", ["поплава", "поплави", "поплавата"]],
	["mk", ["археолог", "археолози", "археолозите"]],
	["en", ["wolf", "wolves"]],
	["en", ["midwife", "midwives"]],
	["de", ["orgel", "orgeln"]],
	["de", ["mittel", "mitteln"]],
	["fr", ["berger", "bergers"]],
	["fr", ["vitrail", "vitraux"]],
	["es", ["luz", "luces"]],
	["es", ["raíz", "raíces"]],
	["es", ["índice", "índices"]],
	["it", ["lago", "laghi"]],
	["sr", ["fabrika", "fabrike", "fabrici"]],
	["sr", ["biblioteka", "biblioteci"]],
	["sq", ["libër", "libri", "librin", "librave"]],
	["sq", ["gur", "guri", "gurin", "gurit", "gurët"]],
	["sq", ["ujë", "uji", "ujit", "ujin"]],
	["sq", ["peshk", "peshku", "peshq", "peshqit"]],
	["tr", ["süt", "sütü", "sütün", "sütte"]],
	["tr", ["dağ", "dağı", "dağlar", "dağda"]],
	["uk", ["музей", "музею", "музеї", "музеїв"]],
	["uk", ["дорога", "дороги", "доріг", "дорозі"]],
	["uk", ["бібліотека", "бібліотеки", "бібліотеці"]],
	["uk", ["площа", "площі", "площею"]],
	["mk", ["воз", "возот", "возови"]],
	["mk", ["дрво", "дрвото", "дрва", "дрвата"]],
	["mk", ["земјоделец", "земјоделецот", "земјоделци", "земјоделците"]],
	["mk", ["волк", "волкот", "волци"]],
	["mk", ["музеј", "музејот", "музеи", "музеите"]],
	["mk", ["пат", "патот", "патишта", "патиштата"]],
	["mk", ["куче", "кучето", "кучиња", "кучињата"]],
	["mk", ["сирење", "сирењето"]],
])("brings the forms of a word in %s together: %j", (language, forms) => {
	expect(new Set(forms.map((form) => stem(form, language))).size).toBe(1);
});

it.each([
	["general", "generator"],
	["person", "personality"],
	["university", "universal"],
	["news", "new"],
	["planes", "plans"],
	["rates", "rats"],
	["care", "cars"],
	["sing", "s"],
])("keeps the English words %s and %s apart", (one, other) => {
	expect(stem(one, "en")).not.toBe(stem(other, "en"));
});

it.each([
	["sr", "kosovo", "kos"],
	["sq", "studenti", "studio"],
	["uk", "данія", "данина"],
	["mk", "поплава", "попол"],
	["de", "handeln", "handel"],
	["sq", "mali", "mal"],
])("keeps the %s words %s and %s apart", (language, one, other) => {
	expect(stem(one, language)).not.toBe(stem(other, language));
});

it("tells Italian mayors from unions", () => {
	expect(stem("sindaci", "it")).toBe(stem("sindaco", "it"));
	expect(stem("sindacati", "it")).not.toBe(stem("sindaco", "it"));
});

it("names the languages it has a stemmer for", () => {
	expect(stemmedLanguages).toEqual(
		expect.arrayContaining(["en", "sr", "sq", "de", "fr", "tr", "uk", "es", "it", "mk"]),
	);
});

it("leaves numbers and short words alone", () => {
	for (const word of ["2026", "eu", "g20", "7.1"]) expect(stem(word, "en")).toBe(word);
});

it("has one stem for a name in all its cases when the language is unknown", () => {
	const forms = ["kosovo", "kosova", "kosove", "kosovu", "kosovom"];
	expect(new Set(forms.map(lightStem)).size).toBe(1);
});

it("searches a text by each of its terms once", () => {
	expect(termsOf("Kosovo, Kosova; izbori i izbora")).toEqual(["kosov", "izbor", "i"]);
});
