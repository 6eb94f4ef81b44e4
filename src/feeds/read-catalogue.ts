import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { FeedListing } from "../domain/feed.ts";
import { FeedError } from "./feed-error.ts";

const maxFeeds = 5_000;
const maxDepth = 20;

interface Outline {
	text?: string;
	title?: string;
	xmlUrl?: string;
	country?: string;
	language?: string;
	category?: string;
	outline?: Outline[];
}

/**
 * The feeds of an OPML file, each once, in its order; outlines around a feed name its category where it has none
 * itself. Throws {@link FeedError} naming what is wrong and where.
 */
export function readCatalogue(opml: string): FeedListing[] {
	const text = opml.replace(/^\ufeff/, "").trim();
	if (text === "") throw new FeedError("the feed list is empty");
	if (/<!ENTITY/i.test(text)) throw new FeedError("the feed list defines XML entities, which are not read");
	const verdict = XMLValidator.validate(text);
	if (verdict !== true) {
		throw new FeedError(`the feed list is not well-formed XML, line ${verdict.err.line}: ${verdict.err.msg}`);
	}
	const { opml: root } = parse(text);
	if (root === undefined) throw new FeedError("the feed list is no OPML: it has no element <opml>");
	const listings = new Map<string, FeedListing>();
	for (const body of [root.body].flat()) collect(body?.outline ?? [], undefined, listings, 1);
	if (listings.size === 0) throw new FeedError("the feed list names no feed: no <outline> has an xmlUrl");
	return [...listings.values()];
}

function parse(text: string): { opml?: { body?: { outline?: Outline[] } } } {
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: "",
		parseAttributeValue: false,
		isArray: (name) => name === "outline",
		// xmlurl and xmlURL occur too.
		transformAttributeName: (name) => (name.toLowerCase() === "xmlurl" ? "xmlUrl" : name),
	});
	try {
		return parser.parse(text);
	} catch (cause) {
		throw new FeedError(`the feed list cannot be read: ${(cause as Error).message}`, { cause });
	}
}

function collect(
	outlines: readonly Outline[],
	category: string | undefined,
	listings: Map<string, FeedListing>,
	depth: number,
): void {
	if (depth > maxDepth) throw new FeedError(`the feed list is nested more than ${maxDepth} deep`);
	for (const outline of outlines) {
		const name = tidy(outline.text) ?? tidy(outline.title);
		if (tidy(outline.xmlUrl) !== undefined) {
			const listing = toListing(outline, name, category);
			if (!listings.has(listing.url)) listings.set(listing.url, listing);
			if (listings.size > maxFeeds) throw new FeedError(`the feed list names more than ${maxFeeds} feeds`);
		}
		if (Array.isArray(outline.outline)) collect(outline.outline, name ?? category, listings, depth + 1);
	}
}

function toListing(outline: Outline, name: string | undefined, category: string | undefined): FeedListing {
	const address = tidy(outline.xmlUrl) ?? "";
	const url = URL.parse(address);
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new FeedError(
			`"${name ?? address}" in the feed list has no http or https address: "${address.slice(0, 200)}"`,
		);
	}
	return {
		url: url.href,
		title: name ?? url.hostname.replace(/^www\./, ""),
		country: tidy(outline.country),
		language: tidy(outline.language)?.toLowerCase(),
		category: tidy(outline.category) ?? category,
	};
}

function tidy(value: unknown): string | undefined {
	if (typeof value !== "string") return undefined;
	return value.replace(/\s+/g, " ").trim().slice(0, 2_000) || undefined;
}
