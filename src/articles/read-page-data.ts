import type { PageDocument } from "./page-dom.ts";

/** What a page says about itself for machines; all of it text from outside. */
export interface PageData {
	title: string | undefined;
	byline: string | undefined;
	siteName: string | undefined;
	/** As the page writes it. */
	published: string | undefined;
	language: string | undefined;
	/** The article's whole text, where the page repeats it for machines. */
	body: string | undefined;
}

const articleTypes = /(?:Article|BlogPosting|Report|Posting|ReviewNewsArticle)$/;
const maxJsonChars = 2_000_000;
const maxNodes = 2_000;

/** Reads schema.org JSON-LD first, then OpenGraph and the other meta tags. Never throws. */
export function readPageData(document: PageDocument): PageData {
	const json = findArticle(document);
	const meta = (...names: string[]): string | undefined => {
		for (const name of names) {
			for (const attribute of ["property", "name", "itemprop"]) {
				const content = document.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute("content")?.trim();
				if (content) return content;
			}
		}
		return undefined;
	};
	const time = document.querySelector(
		"time[datetime][pubdate], time[datetime][itemprop=datePublished], article time[datetime]",
	);
	return {
		title: textOf(json?.headline) ?? meta("og:title", "twitter:title") ?? textOf(json?.name),
		byline: namesOf(json?.author) ?? meta("author", "article:author_name", "parsely-author", "dc.creator", "byl"),
		siteName: meta("og:site_name", "application-name") ?? namesOf(json?.publisher),
		published:
			textOf(json?.datePublished) ??
			meta(
				"article:published_time",
				"datePublished",
				"parsely-pub-date",
				"pubdate",
				"date",
				"dc.date",
				"sailthru.date",
			) ??
			time?.getAttribute("datetime") ??
			undefined,
		language:
			document.documentElement?.getAttribute("lang") ?? textOf(json?.inLanguage) ?? meta("og:locale", "language"),
		body: textOf(json?.articleBody),
	};
}

type Json = Record<string, unknown>;

/** The first article among the page's JSON-LD, wherever it is nested. */
function findArticle(document: PageDocument): Json | undefined {
	let room = maxJsonChars;
	for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
		const source = script.textContent ?? "";
		room -= source.length;
		if (room < 0) break;
		let value: unknown;
		try {
			value = JSON.parse(source.replace(/^\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$/g, "").replace(/[\p{Cc}]/gu, " "));
		} catch {
			// Broken JSON-LD is common, and the page has other places to look at.
			continue;
		}
		const queue = [value];
		for (let seen = 0; queue.length > 0 && seen < maxNodes; seen++) {
			const node = queue.shift();
			if (Array.isArray(node)) queue.push(...node.slice(0, maxNodes));
			else if (typeof node === "object" && node !== null) {
				const types = [(node as Json)["@type"]].flat();
				if (types.some((type) => typeof type === "string" && articleTypes.test(type))) return node as Json;
				queue.push((node as Json)["@graph"], (node as Json).mainEntity, (node as Json).mainEntityOfPage);
			}
		}
	}
	return undefined;
}

function textOf(value: unknown): string | undefined {
	const first = Array.isArray(value) ? value[0] : value;
	return typeof first === "string" && first.trim() !== "" ? first : undefined;
}

/** A name, a thing with a name, or several of them. */
function namesOf(value: unknown): string | undefined {
	const names = [value]
		.flat()
		.slice(0, 8)
		.map((one) => textOf(typeof one === "object" && one !== null ? (one as Json).name : one))
		.filter((name) => name !== undefined);
	return names.length > 0 ? names.join(", ") : undefined;
}
