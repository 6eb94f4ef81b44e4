import type { InlineKeyboardMarkup } from "grammy/types";
import { badRequest } from "./api-error.ts";
import { checkedUrl } from "./parse-html.ts";

/** What a button can do; each does exactly one of these. */
const actions = [
	"url",
	"callback_data",
	"web_app",
	"login_url",
	"switch_inline_query",
	"switch_inline_query_current_chat",
	"switch_inline_query_chosen_chat",
	"copy_text",
	"callback_game",
	"pay",
	"disabled",
] as const;

/**
 * The keyboard as it is kept (without empty rows), or undefined for none; its form was checked against the schema.
 * Throws ApiError for what Telegram refuses in a keyboard.
 */
export function checkMarkup(markup: unknown): InlineKeyboardMarkup | undefined {
	if (typeof markup !== "object" || markup === null || !("inline_keyboard" in markup)) return undefined;
	const rows = (markup as InlineKeyboardMarkup).inline_keyboard.filter((row) => row.length > 0);
	if (rows.flat().length > 100) throw badRequest("REPLY_MARKUP_TOO_LONG");
	if (rows.some((row) => row.length > 8)) throw badRequest("BUTTON_ROW_TOO_LONG");
	for (const button of rows.flat()) {
		if (button.text.trim() === "") throw badRequest("BUTTON_TEXT_INVALID");
		const taken = actions.filter((action) => action in button);
		if (taken.length === 0)
			throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
		if (taken.length > 1) throw badRequest("can't parse inline keyboard button: exactly one action is allowed");
		if ("url" in button && checkedUrl(button.url) === undefined) throw badRequest("BUTTON_URL_INVALID");
	}
	return rows.length === 0 ? undefined : { inline_keyboard: rows };
}
