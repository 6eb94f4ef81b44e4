import { normalizeLanguage } from "../../text/find-language.ts";

/** The languages of these feeds as ISO 639-1 codes, that of most feeds first. */
export function countLanguages(feeds: readonly { language: string | undefined }[]): string[] {
	const counts = new Map<string, number>();
	for (const feed of feeds) {
		const language = normalizeLanguage(feed.language);
		if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a).map(([language]) => language);
}
