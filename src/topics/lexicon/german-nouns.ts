import { stemRare } from "../../text/stem.ts";
import { isStopWord } from "../../text/stop-words.ts";
import { readShippedFiles } from "./lexicon-files.ts";

/** Its words are there because they are compounds, so that these may be cut. */
const COMPOUNDS = "german-compounds.txt";
const SHORTEST_STEM = 4;

/** Compounds that are no kind of what stands at their end. */
const WHOLE = `
Ameisenbär Armband Augenblick Ausland Autobahn Bahnhof Bandscheibe Bernstein Bleistift Blumenkohl Botschaft Brandenburg Buchstabe Bullauge Bundestag
Drahtesel Edelstein Eisenbahn Eselsbrücke Fahrstuhl Feiertag Feuerzeug Fingerhut Fledermaus Flohmarkt Flugzeug Friedhof Fußball Gasthof Gesichtspunkt
Gewerkschaft Glühbirne Grundstein Handball Handschuh Handtuch Handwerk Hauptmann Hauptsache Hauptstadt Hochzeit Hühnerauge Jahrhundert Jahrzehnt
Junggeselle Kaiserschnitt Kindergarten Krankenschein Laufbahn Leitfaden Löwenzahn Mahlzeit Mannschaft Maulwurf Meerrettich Meerschweinchen Meilenstein
Mitternacht Muskelkater Ohrfeige Ohrwurm Rathaus Rückgrat Schildkröte Schlagzeug Schneebesen Schornstein Schwerpunkt Seehund Seelöwe Seepferdchen
Spielraum Sprungbrett Stachelschwein Standpunkt Startbahn Steckbrief Steinbock Stichwort Tagesordnung Tatsache Tausendfüßler Traumtor Treffpunkt
Wasserhahn Wasserkopf Weihnachten Weihnachtsmann Werkzeug Windhose Windpocken Wirtschaft Wissenschaft Wolkenkratzer Zahnrad Zeitpunkt Zeitung Zwischenfall
`;

/** Ends that make names of places and people, or hardly say more than an ending does. */
const EMPTY_ENDS = `
amt art bach bad bar baum berg brück burg dorf fach fall feld führer furt gang gut halt haus heim hof holz kirchen kraft kreis land lage lauf leiter
macht mann mark mittel ort platz punkt rat raum sache satz schaft schein schlag schluss see seite sicht sinn spiel stadt stand stein stelle stoff stück
tag tal tat teil tisch träger wald weise welt werk wert wesen wort wurf zeit zeug ziel zug zustand
`;

/** The German nouns of the shipped lexicon, in lower case and without the marks of umlauts, with their stems. */
export interface GermanNouns {
	/** What compounds may begin with. */
	firsts: ReadonlySet<string>;
	/** What they may end with: words that name or show a concept. */
	lasts: ReadonlySet<string>;
	/** Words that are not cut. */
	wholes: ReadonlySet<string>;
}

let known: GermanNouns | undefined;

/** Read when they are first asked for; that takes a quarter of a second. */
export function germanNouns(): GermanNouns {
	known ??= readNouns();
	return known;
}

/** Ä and a are one letter where words take plurals: the word with as many letters, in lower case. */
export function withoutUmlauts(word: string): string {
	return word.replaceAll("ä", "a").replaceAll("ö", "o").replaceAll("ü", "u");
}

function readNouns(): GermanNouns {
	const firsts = new Set<string>();
	const lasts = new Set<string>();
	const wholes = new Set(list(WHOLE));
	for (const { name, bytes } of readShippedFiles()) {
		for (const [, line = ""] of bytes.toString().matchAll(/^de (.*)$/gm)) {
			for (const [nth, words] of line.split(";").entries()) {
				for (const phrase of words.split(",")) {
					const parts = phrase.trim().split(/[ -]/);
					for (const part of parts) if (isNoun(part)) add(firsts, part);
					const [only = ""] = parts;
					if (parts.length > 1) continue;
					if (name !== COMPOUNDS) add(wholes, only);
					if (nth < 2 && isNoun(only)) add(lasts, only);
				}
			}
		}
	}
	for (const end of list(EMPTY_ENDS)) lasts.delete(end);
	return { firsts, lasts, wholes };
}

function list(words: string): string[] {
	return words
		.trim()
		.split(/\s+/)
		.map((word) => withoutUmlauts(word.toLowerCase()));
}

function isNoun(word: string): boolean {
	return /^\p{Lu}\p{Ll}{2,}$/u.test(word) && !isStopWord(word.toLowerCase(), "de");
}

function add(words: Set<string>, word: string): void {
	const small = word.toLowerCase();
	words.add(withoutUmlauts(small));
	const stemmed = stemRare(small, "de");
	if (stemmed.length >= SHORTEST_STEM) words.add(stemmed);
}
