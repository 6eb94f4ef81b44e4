import type { Concept } from "./read-lexicon.ts";

/** Serbian is written in both scripts. */
const LOCALES: Record<string, string[]> = { sr: ["sr", "sr-Latn", "hr"] };

/** Gives a country's concept its names in these languages, from CLDR. */
export function addCountryNames(concept: Concept, languages: readonly string[]): void {
	if (concept.country === undefined) return;
	for (const language of languages) {
		const names: string[] = [];
		for (const locale of LOCALES[language] ?? [language]) {
			for (const style of ["long", "short"] as const) {
				const name = new Intl.DisplayNames([locale], { type: "region", style, fallback: "none" }).of(concept.country);
				if (name !== undefined && !names.includes(name)) names.push(name.replace(/\s*\(.*\)$/, ""));
			}
		}
		const words = concept.words.get(language);
		if (words === undefined) concept.words.set(language, { heads: names, signs: [], hints: [] });
		else words.heads.unshift(...names.filter((name) => !words.heads.includes(name)));
	}
}
