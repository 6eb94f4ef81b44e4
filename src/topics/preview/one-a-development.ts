import type { Article } from "../../domain/article.ts";
import { fold } from "../../text/fold.ts";

/** Of several that tell one development, or carry one title in either script, the first only; the order stays. */
export function oneADevelopment<T>(
	items: readonly T[],
	articleOf: (item: T) => Pick<Article, "developmentId" | "title">,
): T[] {
	const seen = new Set<string>();
	return items.filter((item) => {
		const { developmentId, title } = articleOf(item);
		const keys = [`development ${developmentId}`, `title ${fold(title)}`];
		const isNew = !keys.some((key) => seen.has(key));
		for (const key of keys) seen.add(key);
		return isNew;
	});
}
