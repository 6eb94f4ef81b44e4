import type { MessageEntity } from "grammy/types";

const patterns: [type: "url" | "bot_command" | "mention" | "hashtag", pattern: RegExp][] = [
	["url", /\bhttps?:\/\/[^\s<>"]{1,2000}/g],
	["bot_command", /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,32}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/])/giu],
	["mention", /(?<![\p{L}\p{N}_@])@[a-z][a-z0-9_]{3,31}(?![\p{L}\p{N}_@])/giu],
	["hashtag", /(?<![\p{L}\p{N}_#&])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,64}/gu],
];

/** What Telegram finds in any text by itself: addresses, commands, mentions and hashtags outside of `taken`. */
export function findEntities(text: string, taken: readonly MessageEntity[] = []): MessageEntity[] {
	// Inside links and code nothing is looked for.
	const closed = taken.filter(({ type }) => type === "text_link" || type === "code" || type === "pre");
	const found: MessageEntity[] = [];
	const overlaps = (offset: number, length: number) =>
		[...closed, ...found].some((other) => offset < other.offset + other.length && other.offset < offset + length);
	for (const [type, pattern] of patterns) {
		for (const match of text.matchAll(pattern)) {
			const offset = match.index;
			const length = type === "url" ? match[0].replace(/[.,;:!?)'»”]+$/, "").length : match[0].length;
			if (!overlaps(offset, length)) found.push({ type, offset, length });
		}
	}
	return found.sort((a, b) => a.offset - b.offset);
}
