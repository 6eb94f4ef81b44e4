import type { Message } from "grammy/types";

/** More than an article's own link and some of its paper's. */
const maxLinks = 10;

/** The web addresses a line has, in their order; one that is all there is may do without scheme and path. */
export function findLinks(line: string): string[] {
	const words = line.split(/\s+/).map(withoutMarks);
	return words.filter((word) => isLink(word, words.length === 1)).slice(0, maxLinks);
}

/** Those of a message, also behind its words, as in a story that was forwarded. */
export function linksOfMessage(message: Pick<Message, "text" | "entities" | "caption" | "caption_entities">): string[] {
	const text = message.text ?? message.caption ?? "";
	const entities = message.entities ?? message.caption_entities ?? [];
	const links = entities.flatMap((entity) => {
		if (entity.type === "text_link") return [entity.url];
		return entity.type === "url" ? [text.slice(entity.offset, entity.offset + entity.length)] : [];
	});
	return [...new Set(links)].slice(0, maxLinks);
}

function isLink(word: string, isAlone: boolean): boolean {
	if (/^https?:\/\//i.test(word)) return true;
	if (!word.includes(".")) return false;
	const url = URL.parse(`https://${word}`);
	return url !== null && /[^.]\.[^.]/.test(url.hostname) && (isAlone || url.pathname !== "/");
}

/** Without the brackets, quotation marks and full stops that a sentence has around an address. */
function withoutMarks(word: string): string {
	let start = 0;
	let end = word.length;
	while (start < end && opening.includes(word.charAt(start))) start++;
	while (end > start && closing.includes(word.charAt(end - 1))) {
		// An address may have a pair of its own.
		if (word.charAt(end - 1) === ")" && word.slice(start, end).includes("(")) break;
		end--;
	}
	return word.slice(start, end);
}

const opening = "<([{\"'“”„«»‘’";
const closing = ">)]}\"'“”„«»‘’.,;:!?…";
