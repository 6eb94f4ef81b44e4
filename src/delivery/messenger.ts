import type { Html } from "../html.ts";

/** A button is a command with its arguments filled in, or a link. */
export type Button = { label: string; command: string } | { label: string; url: string };

/** A message on its way out, whoever carries it. */
export interface OutgoingMessage {
	chatId: number;
	/** Thread of a forum group; 0: none. */
	threadId: number;
	body: Html;
	/** Rows of buttons under the message. */
	buttons: Button[][];
	silent: boolean;
	/** The message of the chat that this one answers, if it is still there; undefined: none. */
	answers: number | undefined;
	/** The URL to preview; undefined shows no preview. */
	previewUrl: string | undefined;
}

/** What became of one attempt to send; decided from Telegram's answer in one pure function. */
export type SendOutcome =
	| { kind: "sent"; messageId: number }
	/** The reader blocked the bot, or the chat is gone or out of reach. */
	| { kind: "gone"; absence: "blocked" | "kicked" | "unreachable"; description: string }
	/** The bot is in the chat and may not write there. */
	| { kind: "forbidden"; description: string }
	/** The group became a supergroup with this id. */
	| { kind: "moved"; toChatId: number }
	/** The forum's thread is closed or deleted. */
	| { kind: "threadGone"; description: string }
	/** Over the pace: nothing was sent, try again after this long. */
	| { kind: "wait"; seconds: number }
	/** Telegram found fault with the message itself: our bug. */
	| { kind: "malformed"; description: string }
	/** Nothing is left to do: an edit that changes nothing, a message or a button press that is gone. */
	| { kind: "harmless"; description: string }
	/** A reset, a timeout or a 5xx: it may or may not have been sent; `neverLeft` when no connection came about. */
	| { kind: "unknown"; description: string; neverLeft?: true }
	/** The token does not work any more. */
	| { kind: "unauthorized"; description: string };

/** Puts a message in the place of one that was sent; never throws for what Telegram or the network answers. */
export type EditMessage = (messageId: number, message: OutgoingMessage) => Promise<SendOutcome>;

/** Sends one message, once; never throws for what Telegram or the network answers. */
export type SendMessage = (message: OutgoingMessage) => Promise<SendOutcome>;
