import type { MessageEntity } from "grammy/types";
import { badRequest } from "./api-error.ts";

/** A text and how its stretches look; offsets in UTF-16 units. */
export interface FormattedText {
	text: string;
	entities: MessageEntity[];
}

interface OpenTag {
	name: string;
	/** The address of a link, the language of code, the class of a span … */
	argument: string;
	offset: number;
}

const plainTags = new Map<string, MessageEntity["type"]>([
	["b", "bold"],
	["strong", "bold"],
	["i", "italic"],
	["em", "italic"],
	["u", "underline"],
	["ins", "underline"],
	["s", "strikethrough"],
	["strike", "strikethrough"],
	["del", "strikethrough"],
	["tg-spoiler", "spoiler"],
	["span", "spoiler"],
]);
const otherTags = new Set(["a", "code", "pre", "blockquote", "tg-emoji", "tg-time"]);
const namedEntities = new Map([
	["lt", "<"],
	["gt", ">"],
	["amp", "&"],
	["quot", '"'],
]);

/**
 * Reads Telegram's HTML style as the Bot API does, down to its errors: only its tags, closed in order, only four named
 * entities and the numeric ones (another one is left as it stands). The rules are those of
 * https://core.telegram.org/bots/api#html-style; throws ApiError "can't parse entities: …".
 */
export function parseHtml(markup: string): FormattedText {
	const entities: MessageEntity[] = [];
	const open: OpenTag[] = [];
	let text = "";
	let at = 0;
	const fail = (problem: string) => badRequest(`can't parse entities: ${problem}`);
	const byteOffset = (index: number) => Buffer.byteLength(markup.slice(0, index));

	while (at < markup.length) {
		const char = markup[at] ?? "";
		if (char === "&") {
			const decoded = decodeEntity(markup, at);
			text += decoded.text;
			at = decoded.next;
			continue;
		}
		if (char !== "<") {
			text += char;
			at++;
			continue;
		}
		const start = at;
		const where = () => `at byte offset ${byteOffset(start)}`;
		if (markup[at + 1] === "/") {
			const tag = open.pop();
			if (!tag) throw fail(`Unexpected end tag ${where()}`);
			const end = markup.indexOf(">", at);
			if (end < 0) throw fail(`Unclosed end tag ${where()}`);
			const name = markup.slice(at + 2, end).trimEnd();
			if (name !== "" && name !== tag.name) {
				throw fail(`Unmatched end tag ${where()}, expected "</${tag.name}>", found "</${name}>"`);
			}
			const entity = toEntity(tag, text, entities);
			if (entity) entities.push(entity);
			at = end + 1;
			continue;
		}
		const name = /^[^\s>]*/.exec(markup.slice(at + 1, at + 40))?.[0].toLowerCase() ?? "";
		at += 1 + name.length;
		if (at >= markup.length) throw fail(`Unclosed start tag ${where()}`);
		if (!plainTags.has(name) && !otherTags.has(name)) throw fail(`Unsupported start tag "${name}" ${where()}`);
		const attributes = readAttributes(markup, at, name, where, fail);
		at = attributes.next;
		if (name === "span" && attributes.values.get("class") !== "tg-spoiler") {
			throw fail(`Tag "span" must have class "tg-spoiler" ${where()}`);
		}
		open.push({ name, argument: argumentOf(name, attributes.values), offset: text.length });
	}
	const unclosed = open.at(-1);
	if (unclosed) throw fail(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
	entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
	return { text, entities };
}

function decodeEntity(markup: string, at: number): { text: string; next: number } {
	const match = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));?/i.exec(markup.slice(at, at + 12));
	const named = match?.[3] === undefined ? undefined : namedEntities.get(match[3].toLowerCase());
	const code = match?.[1] ? Number.parseInt(match[1], 16) : match?.[2] ? Number(match[2]) : 0;
	if (match && named !== undefined) return { text: named, next: at + match[0].length };
	if (match && code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) {
		return { text: String.fromCodePoint(code), next: at + match[0].length };
	}
	return { text: "&", next: at + 1 };
}

function readAttributes(
	markup: string,
	from: number,
	tag: string,
	where: () => string,
	fail: (problem: string) => Error,
): { values: Map<string, string>; next: number } {
	const values = new Map<string, string>();
	let at = from;
	const skipSpace = () => {
		while (/\s/.test(markup[at] ?? "")) at++;
	};
	for (;;) {
		skipSpace();
		if (at >= markup.length) throw fail(`Unclosed start tag ${where()}`);
		if (markup[at] === ">") return { values, next: at + 1 };
		const nameStart = at;
		while (at < markup.length && !/[\s=>]/.test(markup[at] ?? "")) at++;
		const name = markup.slice(nameStart, at).toLowerCase();
		if (name === "") throw fail(`Empty attribute name in the tag "${tag}" ${where()}`);
		skipSpace();
		if (markup[at] !== "=") {
			if (tag === "blockquote" && name === "expandable") {
				values.set(name, "1");
				continue;
			}
			throw fail(`Expected equal sign in declaration of an attribute of the tag "${tag}" ${where()}`);
		}
		at++;
		skipSpace();
		const quote = markup[at];
		let value = "";
		if (quote === '"' || quote === "'") {
			at++;
			while (at < markup.length && markup[at] !== quote) {
				const piece = markup[at] === "&" ? decodeEntity(markup, at) : { text: markup[at] ?? "", next: at + 1 };
				value += piece.text;
				at = piece.next;
			}
			at++;
		} else {
			const tokenStart = at;
			while (/[a-z0-9.-]/i.test(markup[at] ?? "")) at++;
			value = markup.slice(tokenStart, at).toLowerCase();
			if (at < markup.length && !/[\s>]/.test(markup[at] ?? "")) {
				throw fail(`Unexpected end of name token ${where()}`);
			}
		}
		values.set(name, value);
	}
}

function argumentOf(tag: string, attributes: Map<string, string>): string {
	if (tag === "a") return attributes.get("href") ?? "";
	if (tag === "blockquote") return attributes.get("expandable") ?? "";
	if (tag === "tg-emoji") return attributes.get("emoji-id") ?? "";
	if (tag === "tg-time") return attributes.get("unix") ?? "";
	const language = tag === "code" ? attributes.get("class") : undefined;
	return language?.startsWith("language-") ? language.slice("language-".length) : "";
}

function toEntity(tag: OpenTag, text: string, before: MessageEntity[]): MessageEntity | undefined {
	const { name, argument, offset } = tag;
	const length = text.length - offset;
	if (length === 0) return undefined;
	const plain = plainTags.get(name);
	if (plain) return { type: plain, offset, length } as MessageEntity;
	switch (name) {
		case "a": {
			const url = checkedUrl(argument === "" ? text.slice(offset) : argument);
			return url === undefined ? undefined : { type: "text_link", offset, length, url };
		}
		case "pre": {
			// <pre><code class="language-x"> is one block of code with a language.
			const inner = before.at(-1);
			if (inner?.type === "code" && inner.offset === offset && inner.length === length) before.pop();
			return { type: "pre", offset, length };
		}
		case "blockquote":
			return { type: argument === "" ? "blockquote" : "expandable_blockquote", offset, length };
		case "code":
			return { type: "code", offset, length };
		default:
			// Custom emoji and times keep their own text.
			return undefined;
	}
}

/** The address as Telegram keeps it; undefined when it drops the link and leaves the text. */
export function checkedUrl(url: string): string | undefined {
	const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
	if (!URL.canParse(withScheme)) return undefined;
	const { protocol, hostname } = new URL(withScheme);
	if (protocol !== "http:" && protocol !== "https:" && protocol !== "tg:") return undefined;
	if (protocol !== "tg:" && hostname === "") return undefined;
	return withScheme;
}
