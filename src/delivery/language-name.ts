/** The name of a language (ISO 639-1) in the words of a locale; undefined for a code that means nothing. */
export function languageName(code: string | undefined, locale: string): string | undefined {
	if (!code || !/^[a-z]{2,3}$/.test(code)) return undefined;
	return new Intl.DisplayNames([locale], { type: "language", fallback: "none" }).of(code);
}
