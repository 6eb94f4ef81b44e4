import { parseDate } from "../feeds/parse-date.ts";
import { cleanHtml, tidyText } from "./clean-html.ts";
import { detectLanguage } from "./detect-language.ts";
import { dropFurniture } from "./drop-furniture.ts";
import { extractBlocks } from "./extract-blocks.ts";
import { isLight } from "./measure-page.ts";
import type { PageDocument, PageNode } from "./page-dom.ts";
import { type PageData, readPageData } from "./read-page-data.ts";

/** The article of a web page, as plain text. */
export interface ExtractedPage {
	/** Without the site's name; "" when the page has none. */
	title: string;
	byline: string | undefined;
	siteName: string | undefined;
	/** ISO 8601 in UTC. */
	publishedAt: string | undefined;
	/** ISO 639-1. */
	language: string | undefined;
	/** Paragraphs divided by "\n", without captions, by-lines and links elsewhere; "" when there is no article. */
	text: string;
}

/** More than twice the largest page seen; what comes after is left unread. */
const maxChars = 4_000_000;
const limits = { maxWork: 400_000, maxDepth: 150 };

/**
 * Takes the article out of a web page: @mozilla/readability finds where it stands, our own rules drop what is not
 * it, and the page's data for machines (JSON-LD, OpenGraph) names title, author and time. A page too large or too
 * deep for that is only cleaned. Bounded in time; an unreadable page has an empty text.
 */
export async function extractPage({ html, url }: { html: string; url: string }): Promise<ExtractedPage> {
	const source = html.slice(0, maxChars);
	const page = isLight(source, limits) ? await readArticle(source) : undefined;
	const { data, found, text } = page ?? { data: undefined, found: undefined, text: keepProse(cleanHtml(source)) };
	const siteName = oneLine([data?.siteName, found?.siteName].find((name) => name && !/^https?:/.test(name)));
	const published = parseDate(data?.published ?? found?.published ?? "");
	return {
		title: withoutSite(oneLine(data?.title ?? found?.title) ?? "", siteName, url),
		byline: readByline(data?.byline ?? found?.byline),
		siteName,
		publishedAt: published === undefined ? undefined : new Date(published).toISOString(),
		language: detectLanguage(text, data?.language?.slice(0, 2)),
		text,
	};
}

interface Found {
	title: string | undefined;
	byline: string | undefined;
	siteName: string | undefined;
	published: string | undefined;
}

/** Undefined when the page broke the libraries, which it may do by its nesting or its size. */
async function readArticle(html: string): Promise<{ data: PageData; found: Found; text: string } | undefined> {
	// Loaded on first use: most of the bot's life needs neither.
	const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
	try {
		const { document } = parseHTML(withBody(html));
		const heading = document.querySelector("title, h1")?.textContent ?? undefined;
		const data = readPageData(document as unknown as PageDocument);
		const parsed = new Readability<PageNode>(document, { serializer: (node) => node as unknown as PageNode }).parse();
		const title = oneLine(data.title ?? (parsed?.title || heading)) ?? "";
		const blocks = parsed?.content ? dropFurniture(extractBlocks(parsed.content), title) : [];
		const text = tidyText(blocks.map((block) => block.text).join("\n"));
		return {
			data,
			found: {
				title: parsed?.title || heading,
				byline: parsed?.byline ?? undefined,
				siteName: parsed?.siteName ?? undefined,
				published: parsed?.publishedTime ?? undefined,
			},
			text: chooseText(text, data.body),
		};
	} catch {
		// The libraries give up on hostile pages in many ways; the caller then cleans the page without them.
		return undefined;
	}
}

/** A browser makes up the tags that were left out, the parser does not, and then there is no body to look into. */
function withBody(html: string): string {
	if (/<body[\s>]/i.test(html)) return html;
	const head = /<\/head\s{0,9}>/i.exec(html) ?? /<html(?:\s[^<>]{0,2000})?>/i.exec(html);
	if (!head) return `<html><body>${html}</body></html>`;
	const end = head.index + head[0].length;
	return `${html.slice(0, end)}<body>${html.slice(end)}`;
}

/** The page's own copy for machines where what was found on the page is no half of it. */
function chooseText(text: string, body: string | undefined): string {
	if (body === undefined || body.length < 250) return text;
	const copy = tidyText(body.split("\n").map(cleanHtml).join("\n"));
	return text.length < copy.length / 2 ? copy : text;
}

function keepProse(text: string): string {
	return text
		.split("\n")
		.filter((line) => line.length >= 80 && /[.!?…]["'”’»“)\]]*$/u.test(line))
		.join("\n");
}

function oneLine(text: string | undefined): string | undefined {
	const clean = text === undefined ? "" : cleanHtml(text.slice(0, 1000)).replace(/\s+/g, " ").trim();
	return clean === "" ? undefined : clean.slice(0, 500);
}

/** "Title | Site" without the site, when that is the site's name or that of its host. */
function withoutSite(title: string, siteName: string | undefined, url: string): string {
	const found = /^(.+)\s(?:[|–—·»-]|::)\s([^|–—·»]{2,60})$/u.exec(title);
	if (!found?.[1] || !found[2]) return title;
	const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
	const tail = plain(found[2]);
	const host = plain(URL.parse(url)?.hostname ?? "");
	return tail !== "" && (tail === plain(siteName ?? "") || host.includes(tail)) ? found[1] : title;
}

function readByline(text: string | undefined): string | undefined {
	const name = oneLine(text)
		?.replace(/^(?:by|von|nga|piše|autor|por|par)\s*:?\s+/i, "")
		.trim();
	return name && name.length <= 200 && !/^https?:|[@/]/.test(name) ? name : undefined;
}
