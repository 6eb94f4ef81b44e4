import { fold } from "../../text/fold.ts";
import { isStopWord, isStopWordSomewhere } from "../../text/stop-words.ts";
import { tokenize } from "../../text/tokenize.ts";
import { isFrequentWord } from "../lexicon/frequent-words.ts";
import { parseQuery } from "./parse-query.ts";
import { type Piece, scanQuery } from "./scan-query.ts";

const MAX_FORMS = 3;
const USUAL_LANGUAGE = "en";

/**
 * Forms of a topic that find more: with OR where "or" was written small, without a condition, with a phrase as plain
 * words, without one of its words. `terms` are the words it was understood as: a word that is small in some language
 * and none of them goes with its neighbours, as the "en" of élections en France does.
 */
export function widerForms(text: string, terms: readonly string[] = []): string[] {
	const units = readUnits(text, terms);
	if (units === undefined) return [];
	const forms: string[] = [];
	const add = (pieces: readonly (Unit | undefined)[]) => {
		const form = pieces
			.filter((unit) => unit !== undefined)
			.map(({ text: words }) => words)
			.join(" ");
		if (form !== "" && form !== text && !forms.includes(form) && parseQuery(form).ok) forms.push(form);
	};
	const change = (which: Unit["kind"], into: (unit: Unit) => Unit | undefined) => {
		for (const [place, unit] of units.entries())
			if (unit.kind === which) add(units.map((other, nth) => (nth === place ? into(unit) : other)));
	};
	const alternatives = writeAlternatives(text, units);
	if (alternatives !== undefined) forms.push(alternatives);
	change("condition", () => undefined);
	change("phrase", (unit) => ({ kind: "word", text: unit.text.slice(1, -1).trim() }));
	const telling = units.filter(({ kind, text }) => kind === "phrase" || (kind === "word" && !isEveryday(text)));
	if (units.filter(({ kind }) => kind === "word" || kind === "phrase").length > 1) {
		// Without its only telling word a topic would be about anything.
		change("word", (unit) => (telling.length === 1 && telling[0] === unit ? unit : undefined));
	}
	return forms.slice(0, MAX_FORMS);
}

/**
 * Forms of a topic that find less, the likeliest to be wanted first: with one of the things that many of its stories
 * are about (`aspects`, as a preview finds them), in the reader's language, or in the title. More than are offered,
 * since some find hardly less.
 */
export function narrowerForms(query: string, aspects: readonly string[], language: string | undefined): string[] {
	const units = readUnits(query);
	// What is added would belong to the last alternative only.
	const whole = units === undefined ? `(${query})` : query;
	const isPlain = units?.every(({ kind }) => kind === "word") ?? false;
	const forms = [
		...aspects.map((aspect) => (isPlain && saysAll(aspect, query) ? aspect : `${whole} ${aspect}`)),
		...(language !== undefined && !/lang:/i.test(query) ? [`${whole} lang:${language}`] : []),
		...(isPlain && units !== undefined && units.length <= 2
			? [units.map((unit) => `title:${unit.text}`).join(" ")]
			: []),
	];
	return [...new Set(forms)].filter((form) => parseQuery(form).ok);
}

/** "climate or weather" as "climate OR weather"; undefined for a topic of other words, whose "or" may belong to a phrase. */
function writeAlternatives(text: string, units: readonly Unit[]): string | undefined {
	if (units.some(({ kind }) => kind !== "word")) return undefined;
	const form = text.replaceAll(/(?<= )or(?= )/g, "OR");
	return form !== text && parseQuery(form).ok ? form : undefined;
}

function isEveryday(text: string): boolean {
	return tokenize(text).every(({ folded }) => isFrequentWord(folded, USUAL_LANGUAGE));
}

/** Women's football says football too. */
function saysAll(aspect: string, query: string): boolean {
	const said = new Set(tokenize(aspect).map(({ folded }) => folded));
	return tokenize(query).every(({ folded }) => said.has(folded) || isStopWord(folded, USUAL_LANGUAGE));
}

/** A part of a topic that can go by itself. */
interface Unit {
	kind: "word" | "phrase" | "condition";
	text: string;
}

/** The parts of a topic; undefined for one with groups or alternatives, which only its reader can change. */
function readUnits(text: string, terms: readonly string[] = []): Unit[] | undefined {
	const { pieces } = scanQuery(text);
	const known = new Set(terms.map((term) => fold(term)));
	const isSmall = (folded: string) =>
		isStopWord(folded, USUAL_LANGUAGE) || (known.size > 0 && isStopWordSomewhere(folded) && !known.has(folded));
	const units: Unit[] = [];
	for (let at = 0; at < pieces.length; at++) {
		const piece = pieces[at] as Piece;
		const next = pieces[at + 1];
		if (piece.kind === "open" || piece.kind === "close" || piece.kind === "or") return undefined;
		if (piece.kind === "and") continue;
		if (piece.kind === "field" || piece.kind === "minus") {
			if (next === undefined || (next.kind !== "word" && next.kind !== "phrase")) return undefined;
			const text = piece.text === "NOT" ? `NOT ${next.text}` : piece.text + next.text;
			units.push({ kind: "condition", text });
			at++;
		} else if (piece.kind === "phrase") units.push({ kind: "phrase", text: piece.text });
		else if (tokenize(piece.text).some(({ folded }) => !isSmall(folded))) {
			units.push({ kind: "word", text: piece.text });
		}
	}
	return units;
}
