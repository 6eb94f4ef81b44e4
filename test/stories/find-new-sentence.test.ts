import { expect, it } from "vitest";
import { findNewSentence } from "../../src/stories/find-new-sentence.ts";

const told = (title: string, text: string, language = "en") => ({ title, lead: "", text, language });

it("finds the sentence that says what earlier articles did not", () => {
	const earlier = [
		told("Fire breaks out on ferry off Corfu", "Coast guards took 280 passengers off the burning ferry off Corfu."),
		told("Eleven missing after ferry fire", "Eleven truck drivers were missing on Friday night, the coast guard said."),
	];
	const text =
		"Coast guards had taken 280 passengers off the burning ferry. The captain, Nikos Pappas, was charged in Igoumenitsa with endangering traffic. Eleven drivers were missing.";
	expect(findNewSentence({ text, language: "en" }, earlier)).toBe(
		"The captain, Nikos Pappas, was charged in Igoumenitsa with endangering traffic.",
	);
});

it("finds none where all was told, hardly anything is new, or it was told in other languages only", () => {
	const earlier = [
		told("Talks on the bridge resume", "Negotiators agreed to reopen the bridge over the river Ibar on 1 December."),
	];
	const text = "The negotiators agreed on reopening the bridge over the Ibar. They said so on Tuesday.";
	expect(findNewSentence({ text, language: "en" }, earlier)).toBeUndefined();
	expect(findNewSentence({ text: "", language: "en" }, earlier)).toBeUndefined();
	const german = "Die Unterhändler einigten sich auf die Öffnung der Brücke über den Ibar.";
	expect(findNewSentence({ text: german, language: "de" }, earlier)).toBeUndefined();
});

it("takes the first of those that say much, since what follows leans on it", () => {
	const earlier = [told("Commission on missing persons agreed", "Kosovo and Serbia agreed to form a commission.")];
	const text =
		"The commission will be chaired by a Norwegian judge, Ingrid Solheim. She wants to begin with 31 places near Raška and Peja.";
	expect(findNewSentence({ text, language: "en" }, earlier)).toMatch(/^The commission will be chaired/);
});

it("knows a name in either script for told", () => {
	const earlier = [told("Vučić u Parizu", "Predsednik Vučić je u Parizu potpisao ugovor o avionima Rafal.", "sr")];
	const text = "Вучић је у Паризу потписао уговор о авионима Рафал. Први авиони стижу 2028. године у Батајницу.";
	expect(findNewSentence({ text, language: "sr" }, earlier)).toBe("Први авиони стижу 2028. године у Батајницу.");
});
