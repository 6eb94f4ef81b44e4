import { html, plainText } from "../html.ts";
import { maxMessageChars } from "./lay-out-push.ts";
import type { OutgoingMessage } from "./messenger.ts";
import { cutLine } from "./tidy-text.ts";

/**
 * The same message with nothing in it that Telegram could find fault with: bare words and the link written out.
 * `url` is the article's, undefined when it has none.
 */
export function plainVersion(message: OutgoingMessage, url: string | undefined): OutgoingMessage {
	const link = url ? `\n\n${url}` : "";
	const words = plainText(message.body).trim();
	const room = maxMessageChars - link.length;
	return {
		...message,
		body: html`${words.length <= room ? words : cutLine(words, room)}${link}`,
		buttons: [],
		answers: undefined,
		previewUrl: undefined,
	};
}
