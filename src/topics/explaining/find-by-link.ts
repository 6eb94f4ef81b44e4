import type { ArticleStore } from "../../../storage/storage.ts";
import { urlKey } from "../../articles/article-keys.ts";
import type { Article } from "../../domain/article.ts";

/**
 * The stored article a link leads to, whatever tracking parameters it has and though it is that of a paper's pages for
 * telephones; a scheme may be wanting.
 */
export async function findByLink(articles: Pick<ArticleStore, "byKey">, link: string): Promise<Article | undefined> {
	const whole = /^https?:\/\//i.test(link) ? link : `https://${link}`;
	const forms = [whole, asForComputers(whole)].flatMap((form) => [form, form.replace(/#.*/s, "")]);
	for (const form of new Set(forms)) {
		const key = urlKey(form);
		const article = key === undefined ? undefined : await articles.byKey(key);
		if (article !== undefined) return article;
	}
	return undefined;
}

/** Papers have m.paper.example/story, amp.paper.example/story, /amp/story, /story/amp and /story?amp for paper.example/story. */
function asForComputers(link: string): string {
	const url = URL.parse(link);
	if (url === null) return link;
	url.hostname = url.hostname.replace(/^(?:www\.)?(?:m|mobile|amp)\./, "");
	url.pathname = url.pathname.replace(/^\/amp(?=\/.)/, "").replace(/\/amp\/?$/, "");
	url.searchParams.delete("amp");
	url.searchParams.delete("outputType", "amp");
	return url.href;
}
