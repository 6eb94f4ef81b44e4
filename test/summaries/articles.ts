import type { Summarizable } from "../../src/summaries/summarizer.ts";

/** Invented news in four languages; each text carries things that do not belong into a summary. */
export const invented: Record<"en" | "sr" | "sq" | "de", Summarizable> = {
	en: {
		title: "Envoys of Kosovo and Serbia meet again in Brussels",
		lead: "The first round of the dialogue since spring ended with a new date.",
		language: "en",
		text: [
			"Envoys of Kosovo and Serbia returned to Brussels on Tuesday for the first round of the dialogue since the spring.",
			"Photo: Agency",
			"They discussed licence plates, missing persons and the use of the dinar in the north.",
			"“We are closer than we were.”",
			"Read more: What is the dialogue about?",
			"Dr. Maria Lund, the mediator, said that both envoys had agreed on a commission for missing persons.",
			"Will it hold?",
			"The next round of the dialogue is planned for Oct. 7. However, no agenda has been agreed.",
			"The government will continue to...",
			"By Jane Reed",
		].join("\n"),
	},
	sr: {
		title: "Изасланици Београда и Приштине поново у Бриселу",
		lead: "",
		language: "sr",
		text: [
			"Изасланици Београда и Приштине састали су се у уторак у Бриселу, први пут од пролећа, саопштила је мисија.",
			"Они су разговарали о регистарским таблицама и несталим лицима.",
			"Прочитајте још: Шта је дијалог?",
			"Посредница др Марија Лунд рекла је да је договорена комисија за нестала лица.",
			"Да ли ће трајати?",
			"Следећи састанак изасланика у Бриселу биће 7. октобра.",
			"Фото: Агенција",
		].join("\n"),
	},
	sq: {
		title: "Të dërguarit e Kosovës dhe Serbisë sërish në Bruksel",
		lead: "",
		language: "sq",
		text: [
			"Të dërguarit e Kosovës dhe Serbisë u takuan të martën në Bruksel për raundin e parë të dialogut që nga pranvera.",
			"Ata biseduan për targat dhe për personat e zhdukur.",
			"Lexo edhe: Çfarë është dialogu?",
			"Ndërmjetësja Maria Lund tha se të dërguarit u pajtuan për një komision për personat e zhdukur.",
			"A do të zgjasë?",
			"Raundi i ardhshëm i dialogut është planifikuar për muajin tetor.",
		].join("\n"),
	},
	de: {
		title: "Gesandte aus Kosovo und Serbien wieder in Brüssel",
		lead: "",
		language: "de",
		text: [
			"Die Gesandten aus Kosovo und Serbien sind am Dienstag in Brüssel zur ersten Runde des Dialogs seit dem Frühjahr zusammengekommen.",
			"Sie sprachen über Kennzeichen und über vermisste Personen.",
			"Lesen Sie auch: Worum geht es im Dialog?",
			"Die Vermittlerin Maria Lund sagte, die Gesandten hätten sich auf eine Kommission für vermisste Personen geeinigt.",
			"Wird das halten?",
			"Die nächste Runde des Dialogs ist für den 7. Oktober geplant.",
		].join("\n"),
	},
};
