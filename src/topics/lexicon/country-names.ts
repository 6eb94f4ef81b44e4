/** Serbian is written in both scripts. */
const LOCALES: Record<string, string[]> = { sr: ["sr", "sr-Latn", "hr"] };

/** What countries are called in these languages, after CLDR, written as a file of the lexicon is. */
export function writeCountryNames(countries: readonly string[], languages: readonly string[]): string {
	const blocks = new Map(countries.map((country) => [country, [`country ${country}`]]));
	for (const language of languages) {
		const locales = (LOCALES[language] ?? [language]).flatMap((locale) =>
			(["long", "short"] as const).map(
				(style) => new Intl.DisplayNames([locale], { type: "region", style, fallback: "none" }),
			),
		);
		for (const [country, lines] of blocks) {
			const names = locales.map((locale) => locale.of(country)?.replace(/\s*\(.*\)$/, ""));
			const heads = [...new Set(names)].filter((name) => name !== undefined && !/[,;]/.test(name));
			if (heads.length > 0) lines.push(`${language} ${heads.join(", ")}`);
		}
	}
	return [...blocks.values()].map((lines) => lines.join("\n")).join("\n\n");
}
