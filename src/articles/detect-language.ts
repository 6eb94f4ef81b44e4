import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type { eld } from "eld";
import { compactNgrams, type NgramDatabase } from "./compact-ngrams.ts";

type LanguageResult = ReturnType<typeof eld.detect>;

/** The parts of eld that its entry files put together. */
interface EldDetector {
	createEld(): { instance: { detect(text: string): LanguageResult }; loadData(data: NgramDatabase): string };
}

/** eld's smallest: on headlines it is right as often as the next two, at a fraction of their memory. */
const database = "extrasmall";

/** Fewer letters than this say little about a language; the feed's own then says more. */
const minLetters = 24;

/** Codes that mean a language we know by another one. */
const sameAs: Record<string, string> = {
	hr: "sr",
	bs: "sr",
	sh: "sr",
	cnr: "sr",
	me: "sr",
	nb: "no",
	nn: "no",
	iw: "he",
	fil: "tl",
	mo: "ro",
};

/** A language tag ("hr", "en-GB", "pt_BR") as ISO 639-1; Croatian, Bosnian and Serbian are all "sr". */
export function normalizeLanguage(tag: string | undefined): string | undefined {
	const code = /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? "")?.[0].toLowerCase();
	return code === undefined ? undefined : Object.hasOwn(sameAs, code) ? sameAs[code] : code;
}

/**
 * The language of a text as ISO 639-1, by eld; `hint` is what its feed says and decides where the text is too
 * short or too mixed to tell. Undefined when neither knows.
 */
export function detectLanguage(text: string, hint?: string): string | undefined {
	const expected = normalizeLanguage(hint);
	const sample = text.slice(0, 1000);
	const letters = sample.match(/\p{L}/gu)?.length ?? 0;
	const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sample);
	if (letters < (isDense ? 6 : minLetters)) return expected;
	const macedonian = detectMacedonian(sample, expected);
	if (macedonian) return macedonian;
	const result = detect(sample);
	const found = normalizeLanguage(result.language);
	if (found === undefined || found === expected) return found ?? expected;
	if (expected === undefined) return result.isReliable() ? found : undefined;
	// Near relatives score alike on a headline: the feed's own language wins a close race.
	const scores = result.getScores();
	const best = scores[result.language] ?? 0;
	const own = Math.max(
		...Object.keys(scores).map((code) => (normalizeLanguage(code) === expected ? (scores[code] ?? 0) : 0)),
	);
	return !result.isReliable() || own > best * 0.93 ? expected : found;
}

/**
 * eld does not know Macedonian and takes it for Serbian or Bulgarian. Its own letters tell it, or in the text of a
 * Macedonian feed the absence of its neighbours'.
 */
function detectMacedonian(text: string, expected: string | undefined): string | undefined {
	const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	if (cyrillic * 2 < letters) return undefined;
	if (/[ђћйщъыьэюяіїє]/i.test(text)) return undefined;
	return /[ѓќѕ]/i.test(text) || expected === "mk" ? "mk" : undefined;
}

let loaded: ((text: string) => LanguageResult) | undefined;

/** Loads on first use, so that what never asks for a language does not pay for it. */
function detect(text: string): LanguageResult {
	loaded ??= load();
	return loaded(text);
}

function load(): (text: string) => LanguageResult {
	const manifest = findPackageJSON("eld", import.meta.url);
	if (!manifest) throw new Error("the package eld is not installed");
	const folder = join(dirname(manifest), "src");
	// Past eld's entry files, which only offer its databases in their costly form.
	const { createEld } = createRequire(import.meta.url)(join(folder, "languageDetector.js")) as EldDetector;
	const { instance, loadData } = createEld();
	loadData(compactNgrams(readFileSync(join(folder, "ngrams", `${database}.js`), "utf8")));
	return (sample) => instance.detect(sample);
}
