import { Parser } from "htmlparser2";
import { FeedError } from "./feed-error.ts";
import { customaryPrefix, type Field, fieldOf } from "./feed-names.ts";
import { parseDate } from "./parse-date.ts";

/** A feed document of whatever dialect, told in plain RSS 2.0 with the elements that matter. */
export interface RewrittenFeed {
	format: "rss" | "rdf" | "atom" | "cdf";
	/** Well-formed XML without a DTD, entities of its own or an element we do not read. */
	rss: string;
}

interface Limits {
	maxEntries: number;
	maxFieldChars: Record<Field, number>;
}

export const feedLimits: Limits = {
	maxEntries: 500,
	maxFieldChars: { title: 1_000, link: 4_000, guid: 4_000, date: 200, summary: 200_000, content: 500_000, author: 500 },
};

const maxDepth = 200;
const chunkChars = 65_536;
/** Answers are at most 10 MB; of one that is nearly so only the newest entries, which come first, are read. */
const maxChars = 6_000_000;

const roots = new Map<string, RewrittenFeed["format"]>([
	["rss", "rss"],
	["rdf", "rdf"],
	["feed", "atom"],
	["channel", "cdf"],
]);

const entryNames = new Set(["item", "entry", "atom:entry"]);
/** Elements whose contents count as their parent's. */
const transparentNames = new Set([
	"channel",
	"rss",
	"rdf",
	"feed",
	"items",
	"channels",
	"media:group",
	"media:content",
]);

/** HTML elements without an end tag. */
const voidNames = new Set(["br", "hr", "img", "input", "wbr", "source", "embed", "col", "area"]);

/** Values found for the feed itself or for one entry, with the rank of the element each came from. */
type Found = Map<Field, { rank: number; value: string }>;

interface Capture {
	field: Field;
	rank: number;
	depth: number;
	text: string;
	/** Text is text: it gets escaped where the field's value is HTML. */
	isPlain: boolean;
	isXhtml: boolean;
	attributes: Record<string, string>;
	base: string;
}

interface Open {
	prefixes: Map<string, string> | undefined;
	base: string;
}

/**
 * Reads a document with a forgiving parser (unclosed and crossed tags, unknown entities, HTML inside) and writes
 * it anew, because rss-parser gives up on a whole feed for one slip. Runs in chunks with a breath between
 * them. Throws {@link FeedError} for what is no feed.
 */
export async function rewriteAsRss(text: string, url: string): Promise<RewrittenFeed> {
	const reader = new FeedReader(url);
	const parser = new Parser(reader.handler, { xmlMode: true });
	const end = Math.min(text.length, maxChars);
	for (let at = 0; at < end && !reader.isFull; at += chunkChars) {
		parser.write(text.slice(at, Math.min(at + chunkChars, end)));
		await new Promise((resolve) => setImmediate(resolve));
	}
	parser.end();
	return reader.finish();
}

class FeedReader {
	isFull = false;
	private format: RewrittenFeed["format"] | undefined;
	private readonly stack: Open[] = [];
	private readonly feed: Found = new Map();
	private entry: Found | undefined;
	private entryDepth = 0;
	/** Depth of an element whose contents are of no interest; 0 for none. */
	private skipDepth = 0;
	private capture: Capture | undefined;
	private readonly items: string[] = [];
	private readonly url: string;

	constructor(url: string) {
		this.url = url;
	}

	readonly handler = {
		onopentag: (name: string, attributes: Record<string, string>) => this.open(name, attributes),
		onclosetag: (name: string) => this.close(name),
		ontext: (text: string) => {
			if (this.capture && this.skipDepth === 0) this.take(text, this.capture.isXhtml || this.inMarkup());
		},
	};

	finish(): RewrittenFeed {
		if (!this.format) throw new FeedError("this is not a feed");
		const items = this.items.join("");
		return { format: this.format, rss: `<rss version="2.0"><channel>${write(this.feed)}${items}</channel></rss>` };
	}

	private open(rawName: string, attributes: Record<string, string>): void {
		const parent = this.stack.at(-1);
		const depth = this.stack.push(this.scope(parent, attributes));
		if (depth > maxDepth) throw new FeedError("this is not a feed: its elements are nested too deep");
		if (this.skipDepth > 0 || this.isFull) return;
		if (this.capture) {
			if (this.capture.field === "author") return;
			this.take(`<${localName(rawName)}${writeAttributes(attributes)}>`, false);
			return;
		}
		const name = this.qualify(rawName);
		if (!this.format) {
			this.openRoot(name);
			return;
		}
		const known = fieldOf.get(name);
		if (entryNames.has(name)) this.openEntry(depth, attributes);
		else if (known) this.startCapture(known, depth, attributes);
		// The title of an image or the date of a source is not the entry's own.
		else if (!transparentNames.has(name)) this.skipDepth = depth;
	}

	/** Something may stand before the feed, such as a warning of the server's own program. */
	private openRoot(name: string): void {
		const local = name.replace(/^.*:/, "");
		if (local === "html") throw new FeedError("this is a web page, not a feed");
		this.format = roots.get(local);
	}

	private openEntry(depth: number, attributes: Record<string, string>): void {
		if (this.entry) return;
		this.entry = new Map();
		this.entryDepth = depth;
		const about = attributes["rdf:about"] ?? attributes.about;
		if (about) keep(this.entry, "guid", 9, about.slice(0, 4_000));
		const href = attributes.href ?? attributes.HREF;
		if (href) this.keepLink(this.entry, 5, href, this.base());
		const changed = attributes.lastmod ?? attributes.LASTMOD;
		if (changed) keep(this.entry, "date", 20, changed.slice(0, 200));
	}

	private startCapture(
		{ field, rank }: { field: Field; rank: number },
		depth: number,
		given: Record<string, string>,
	): void {
		const attributes: Record<string, string> = {};
		for (const name of ["type", "mode", "href", "rel", "src", "ispermalink"]) {
			const key = Object.keys(given).length > 50 ? undefined : Object.keys(given).find((k) => k.toLowerCase() === name);
			const value = key === undefined ? undefined : given[key];
			if (value !== undefined) attributes[name] = value;
		}
		const type = (attributes.type ?? "").toLowerCase();
		const isAtom = this.format === "atom";
		const isXhtml = type === "xhtml" || type === "application/xhtml+xml" || attributes.mode === "xml";
		const isPlain =
			isAtom && (type === "" || type === "text" || type === "text/plain") && attributes.mode !== "escaped";
		this.capture = { field, rank, depth, text: "", isPlain, isXhtml, attributes, base: this.base() };
	}

	private close(rawName: string): void {
		const depth = this.stack.length;
		const capture = this.capture;
		if (this.inMarkup() && !voidNames.has(localName(rawName))) this.take(`</${localName(rawName)}>`, false);
		this.stack.pop();
		if (depth === this.skipDepth) this.skipDepth = 0;
		else if (capture && depth === capture.depth) {
			this.capture = undefined;
			this.endCapture(capture);
		} else if (this.entry && depth === this.entryDepth) this.endEntry(this.entry);
	}

	private endCapture(capture: Capture): void {
		const { field, rank, attributes } = capture;
		const owner = this.entry ?? this.feed;
		let value = capture.text.trim();
		if (field === "link") {
			if (attributes.href) this.keepLink(owner, linkRank(attributes), attributes.href, capture.base);
			else if (value) this.keepLink(owner, rank === 0 ? 0 : rank + 3, value, capture.base);
			return;
		}
		if (value === "") return;
		if (field === "guid" && this.entry && attributes.ispermalink?.toLowerCase() !== "false" && rank === 0) {
			if (/^https?:\/\//i.test(value)) this.keepLink(owner, 4, value, capture.base);
		}
		if (field === "date") {
			const moment = parseDate(value);
			if (moment === undefined) return;
			value = new Date(moment).toISOString();
		}
		const isHtml = field === "title" || field === "summary" || field === "content";
		if (isHtml && capture.isPlain && /<[a-z/!]/i.test(value)) value = escapeText(value);
		keep(owner, field, rank, value);
	}

	private keepLink(owner: Found, rank: number, href: string, base: string): void {
		const url = URL.parse(href.trim(), base) ?? URL.parse(href.trim(), this.url);
		if (url && /^https?:$/.test(url.protocol)) keep(owner, "link", rank, url.href);
	}

	private endEntry(entry: Found): void {
		this.entry = undefined;
		this.items.push(`<item>${write(entry)}</item>`);
		if (this.items.length >= feedLimits.maxEntries) this.isFull = true;
	}

	private take(text: string, isEscaped: boolean): void {
		const capture = this.capture;
		if (!capture) return;
		const room = feedLimits.maxFieldChars[capture.field] - capture.text.length;
		if (room > 0) capture.text += (isEscaped ? escapeText(text) : text).slice(0, room);
	}

	/** Inside an element inside of the captured one, whose tags were taken as markup. */
	private inMarkup(): boolean {
		return this.capture !== undefined && this.capture.field !== "author" && this.stack.length > this.capture.depth;
	}

	private scope(parent: Open | undefined, attributes: Record<string, string>): Open {
		let prefixes = parent?.prefixes;
		let base = parent?.base ?? this.url;
		for (const key in attributes) {
			if (key === "xml:base") base = URL.parse(attributes[key] ?? "", base)?.href ?? base;
			if (!key.startsWith("xmlns")) continue;
			const customary = customaryPrefix(attributes[key] ?? "");
			if (prefixes === parent?.prefixes) prefixes = new Map(prefixes);
			if (prefixes && prefixes.size < 100) prefixes.set(key.slice(6), customary ?? "other");
		}
		return { prefixes, base };
	}

	private base(): string {
		return this.stack.at(-1)?.base ?? this.url;
	}

	/** In lower case with the customary prefix; a format's own elements have none in its documents. */
	private qualify(rawName: string): string {
		const [prefix, local] = splitName(rawName.toLowerCase());
		const written = splitName(rawName)[0];
		const customary = this.stack.at(-1)?.prefixes?.get(written) ?? (prefix === "rdf" || prefix === "rss" ? "" : prefix);
		if (customary === "" || (customary === "other" && prefix === "")) return local;
		if (customary === "atom" && (this.format === "atom" || !this.format)) return local;
		return `${customary}:${local}`;
	}
}

/** A lower rank is a better source; of equal ones the first stays. */
function keep(found: Found, field: Field, rank: number, value: string): void {
	const before = found.get(field);
	if (!before || rank < before.rank) found.set(field, { rank, value });
}

function linkRank(attributes: Record<string, string>): number {
	const rel = (attributes.rel ?? "alternate").toLowerCase();
	const isPage = !attributes.type || /html/i.test(attributes.type);
	if (rel === "alternate" || rel.endsWith("/alternate")) return isPage ? 0 : 2;
	if (rel === "related" || rel === "via") return 6;
	return rel === "enclosure" ? 9 : 8;
}

const outNames: Record<Field, string> = {
	title: "t:title",
	link: "link",
	guid: "guid",
	date: "pubDate",
	summary: "t:summary",
	content: "t:content",
	author: "t:author",
};

function write(found: Found): string {
	let xml = "";
	for (const [field, { value }] of found) xml += `<${outNames[field]}>${escapeText(clean(value))}</${outNames[field]}>`;
	return xml;
}

const legacy = new TextDecoder("windows-1252");

/** Takes out what XML 1.0 forbids even as a reference; controls of the C1 range were meant as windows-1252. */
function clean(text: string): string {
	const meant = text.replace(/[\u0080-\u009f]/g, (char) => legacy.decode(Uint8Array.of(char.charCodeAt(0))));
	return meant.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, (char) => (/\s/.test(char) ? " " : ""));
}

function escapeText(text: string): string {
	return text.replace(/[&<>]/g, (char) => (char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;"));
}

function writeAttributes(attributes: Record<string, string>): string {
	let written = "";
	for (const name of ["href", "src", "class", "alt"]) {
		const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
		if (value) written += ` ${name}="${escapeText(value).replaceAll('"', "&quot;")}"`;
	}
	return written;
}

function splitName(name: string): [prefix: string, local: string] {
	const colon = name.indexOf(":");
	return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function localName(name: string): string {
	return splitName(name)[1].toLowerCase();
}
