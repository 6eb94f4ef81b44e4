import { type Html, html, joinHtml, plainText } from "../html.ts";
import type { Say } from "../words/words.ts";

/** What Telegram takes in one message, counted after the markup. */
const maxMessageChars = 4096;
// A message has room for 100 entities; a headline takes one or two.
const maxItems = 45;

/**
 * A head, as many items as fit into one message, and a foot. Items that do not fit are counted
 * ("and 12 more"), never cut, so that no markup is left open.
 */
export function fitList(list: {
	head: Html;
	items: readonly Html[];
	foot?: Html;
	/** Between items; a line break when left out. */
	separator?: string;
	say: Say;
}): Html {
	const { head, items, foot, separator = "\n", say } = list;
	const reserve = plainText(head).length + (foot ? plainText(foot).length + 2 : 0) + 60;
	const shown: Html[] = [];
	let chars = reserve;
	for (const item of items) {
		chars += plainText(item).length + separator.length;
		if (chars > maxMessageChars || shown.length === maxItems) break;
		shown.push(item);
	}
	const left = items.length - shown.length;
	const lines = left > 0 ? [...shown, say("list-more", { count: left })] : shown;
	const body = lines.length > 0 ? html`${head}${separator}${joinHtml(lines, separator)}` : head;
	return foot ? html`${body}\n\n${foot}` : body;
}

/** The message itself, or, when it is too long for Telegram, its text without markup and cut at a line. */
export function fitMessage(message: Html): { body: Html; wasCut: boolean } {
	const text = plainText(message);
	if (text.length <= maxMessageChars) return { body: message, wasCut: false };
	const cut = text.slice(0, maxMessageChars - 1);
	const end = cut.lastIndexOf("\n");
	const whole = (end > maxMessageChars / 2 ? cut.slice(0, end) : cut).replace(/[\uD800-\uDBFF]$/, "");
	return { body: html`${whole}…`, wasCut: true };
}
