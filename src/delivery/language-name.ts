// Croatian, Bosnian and Serbian count as one with us, so a text in it is not given one nation's name.
const sharedCodes: Record<string, string[]> = { sr: ["bs", "hr", "sr"] };

/** The name of a language (ISO 639-1) in the words of a locale; undefined for a code that means nothing. */
export function languageName(code: string | undefined, locale: string): string | undefined {
	if (!code || !/^[a-z]{2,3}$/.test(code)) return undefined;
	const names = new Intl.DisplayNames([locale], { type: "language", fallback: "none" });
	const codes = sharedCodes[code] ?? [code];
	return (
		codes
			.map((one) => names.of(one))
			.filter(Boolean)
			.join("/") || undefined
	);
}
