import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Button } from "../delivery/messenger.ts";

/** What Telegram takes in `callback_data`, in bytes. */
export const maxCallbackBytes = 64;
// Longer labels are cut by every client anyway.
const maxLabelChars = 60;

/**
 * Rows of buttons as Telegram takes them: `callback_data` is the line the reader could have typed.
 * Throws RangeError for a command over 64 bytes; long ones are to be kept as drafts before.
 */
export function buildKeyboard(buttons: readonly (readonly Button[])[]): InlineKeyboardMarkup {
	return { inline_keyboard: buttons.filter((row) => row.length > 0).map((row) => row.map(buildButton)) };
}

function buildButton(button: Button): InlineKeyboardButton {
	const text = shortenLabel(button.label);
	if ("url" in button) return { text, url: button.url };
	const bytes = Buffer.byteLength(button.command);
	if (bytes < 1 || bytes > maxCallbackBytes) {
		throw new RangeError(`A button's command must have 1 to ${maxCallbackBytes} bytes; this has ${bytes}.`);
	}
	return { text, callback_data: button.command };
}

/** Cuts a label at a code point, never inside one. */
function shortenLabel(label: string): string {
	const text = label.toWellFormed().replace(/\s+/g, " ").trim();
	if (text.length <= maxLabelChars) return text || "…";
	const cut = text.slice(0, maxLabelChars - 1).replace(/[\uD800-\uDBFF]$/, "");
	return `${cut.trimEnd()}…`;
}
