import type { ArticleStore } from "../../storage/storage.ts";
import { urlKey } from "../articles/article-keys.ts";
import type { Article } from "../domain/article.ts";

/** The stored article a link leads to, whatever tracking parameters it has; a scheme may be wanting. */
export async function findByLink(articles: Pick<ArticleStore, "byKey">, link: string): Promise<Article | undefined> {
	const key = urlKey(/^https?:\/\//i.test(link) ? link : `https://${link}`);
	return key === undefined ? undefined : articles.byKey(key);
}
