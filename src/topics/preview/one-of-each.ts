import type { Article, Telling } from "../../domain/article.ts";
import { fold } from "../../text/fold.ts";

/** Of several that tell one story, or one development, or carry one title in either script, the first only; the order stays. */
export function oneOfEach<T>(
	of: keyof Telling,
	items: readonly T[],
	articleOf: (item: T) => Pick<Article, keyof Telling | "title">,
): T[] {
	const seen = new Set<string>();
	return items.filter((item) => {
		const article = articleOf(item);
		const keys = [`told ${article[of]}`, `title ${fold(article.title)}`];
		const isNew = !keys.some((key) => seen.has(key));
		for (const key of keys) seen.add(key);
		return isNew;
	});
}
