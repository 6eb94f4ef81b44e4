import type { NewArticle } from "../domain/article.ts";
import type { Entry, Feed, Millis } from "../domain/feed.ts";
import { fold } from "../text/fold.ts";
import { termsOf } from "../text/terms-of.ts";
import { articleKeys } from "./article-keys.ts";
import { cleanHtml } from "./clean-html.ts";
import { detectLanguage } from "./detect-language.ts";
import { removeFurniture } from "./remove-furniture.ts";

const maxTitleChars = 500;
const maxLeadChars = 2_000;
const maxTextChars = 20_000;
/** A description longer than this is the article itself and not a summary of it. */
const longLeadChars = 1_200;

/** An entry as an article: clean, with its keys, language and terms. Undefined when it has neither title nor text. */
export function toArticle(
	entry: Entry,
	feed: Pick<Feed, "id" | "title" | "language">,
	now: Millis,
): NewArticle | undefined {
	const saidTitle = cutSource(cleanHtml(entry.title).replaceAll("\n", " "), feed.title);
	const author = cleanAuthor(entry.author);
	const surroundings = { title: saidTitle, source: feed.title, author };
	const summary = removeFurniture(cleanHtml(entry.summaryHtml), surroundings);
	const content = removeFurniture(cleanHtml(entry.contentHtml), surroundings);
	let [lead, text] = [summary.text, content.text];
	if (text === lead) text = "";
	if (text === "" && lead.length > longLeadChars) [lead, text] = ["", lead];
	const title = cut(saidTitle || titleFrom(lead || text), maxTitleChars);
	if (title === "") return undefined;
	lead = cut(lead, maxLeadChars);
	text = cut(text, maxTextChars);
	const dateline = summary.dateline ?? content.dateline ?? "";
	return {
		keys: articleKeys(entry, feed.id),
		feedId: feed.id,
		url: entry.link,
		title,
		lead,
		text,
		author,
		language: detectLanguage(`${title}. ${lead} ${text.slice(0, 500)}`, feed.language),
		publishedAt: entry.publishedAt,
		seenAt: now,
		terms: termsOf(`${title}\n${dateline}\n${lead}\n${text}`).join(" "),
	};
}

/** Aggregators put "- Source" behind each title. */
function cutSource(title: string, source: string): string {
	const at = Math.max(...[" - ", " – ", " — ", " | "].map((mark) => title.lastIndexOf(mark)));
	return at > 0 && fold(title.slice(at + 3)) === fold(source) ? title.slice(0, at).trimEnd() : title;
}

/** Feeds write "jane@paper.example (Jane Doe)", "By Jane Doe" or an address alone. */
function cleanAuthor(author: string | undefined): string | undefined {
	const text = cleanHtml(author ?? "").replaceAll("\n", " ");
	const name = (/^\S+@\S+\s*\(([^()]{1,200})\)/.exec(text)?.[1] ?? text).replace(/^by:?\s/i, "").trim();
	return name === "" || /^\S+@\S+$/.test(name) ? undefined : cut(name, 200);
}

/** A note without a title is shown by its beginning. */
function titleFrom(text: string): string {
	const line = text.split("\n")[0] ?? "";
	return cut(line, 120);
}

/** At a word, with an ellipsis. */
function cut(text: string, maxChars: number): string {
	if (text.length <= maxChars) return text;
	const piece = text.slice(0, maxChars - 1);
	const space = piece.lastIndexOf(" ");
	return `${(space > maxChars / 2 ? piece.slice(0, space) : piece).toWellFormed().trimEnd()}…`;
}
