/** What a reader asked for: a command with its arguments, typed or behind a button, or plain words. */
export interface Line {
	/** The command in lower case, without its slash; undefined for plain text. */
	name: string | undefined;
	/** What follows the command, or the whole plain text; tidied. */
	args: string;
	/** The bot the command names (`/help@this_bot`), without the @. */
	addressee: string | undefined;
	/** True when a button was pressed. */
	isPressed: boolean;
}

// Telegram takes 4,096 characters; what is longer did not come from it.
const maxChars = 4096;

/** Reads a typed line or a button's data. */
export function readLine(text: string, isPressed = false): Line {
	const tidy = tidyText(text.slice(0, maxChars));
	const [head = ""] = tidy.split(" ", 1);
	const parts = /^\/([a-z0-9_]{1,64})(?:@([a-z0-9_]{1,64}))?$/i.exec(head);
	if (parts?.[1]) {
		const args = tidy.slice(head.length).trim();
		return { name: parts[1].toLowerCase(), args, addressee: parts[2], isPressed };
	}
	return { name: undefined, args: tidy, addressee: undefined, isPressed };
}

/**
 * One line of text that is safe to show again: white space and control characters become single spaces;
 * direction overrides go, because they would turn the bot's own sentence around, and so do marks that nobody sees or types.
 */
export function tidyText(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "")
		.replace(/[\s\p{Cc}]+/gu, " ")
		.trim();
}
