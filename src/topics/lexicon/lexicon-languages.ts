/** The languages the lexicon speaks, the likeliest of a reader's first. */
export const lexiconLanguages: readonly string[] = ["en", "sr", "sq", "de", "fr", "es", "it", "tr", "uk", "mk"];
