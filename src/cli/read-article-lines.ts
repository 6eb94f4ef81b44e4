import { detectLanguage } from "../articles/detect-language.ts";
import type { Article } from "../domain/article.ts";
import { type JsonLine, optionalText, readJsonLines, requireText } from "./json-lines.ts";

/** An article of a file with the id it has there. */
export interface FileArticle {
	id: string;
	article: Article;
}

/**
 * Reads the articles of a file, in its order; without `publishedAt` they are taken to be of the beginning of time,
 * without `language` their words tell it.
 */
export async function* readArticleLines(path: string): AsyncGenerator<FileArticle> {
	let count = 0;
	for await (const line of readJsonLines(path)) {
		count++;
		yield { id: requireText(line, "id", path), article: toArticle(line, path, count) };
	}
}

function toArticle(line: JsonLine, path: string, count: number): Article {
	const published = Date.parse(optionalText(line, "publishedAt") ?? "");
	const publishedAt = Number.isNaN(published) ? undefined : published;
	const title = requireText(line, "title", path);
	const lead = optionalText(line, "summary") ?? "";
	const text = optionalText(line, "text") ?? "";
	return {
		id: count,
		storyId: "",
		developmentId: "",
		feedId: 0,
		url: optionalText(line, "url"),
		title,
		lead,
		text,
		author: undefined,
		language: optionalText(line, "language") ?? detectLanguage(`${title}\n${lead}\n${text}`),
		publishedAt,
		seenAt: publishedAt ?? 0,
		source: optionalText(line, "source") ?? "",
		summary: undefined,
	};
}
