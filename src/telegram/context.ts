import type { Composer, Context } from "grammy";
import type { Storage } from "../../storage/storage.ts";
import type { Button } from "../delivery/messenger.ts";
import type { Chat } from "../domain/chat.ts";
import type { Millis } from "../domain/feed.ts";
import type { Html } from "../html.ts";
import type { Logger } from "../logger.ts";
import type { Topics } from "../topics/topics.ts";
import type { Say } from "../words/words.ts";
import type { Line } from "./read-line.ts";

/** What the commands work with. */
export interface CommandParts {
	storage: Storage;
	topics: Topics;
	/** All commands, in the order of /help. */
	commands: readonly ChatCommand[];
	/** Tells the sender that deliveries may go out that could not before. */
	wakeSender: () => void;
	log: Logger;
}

export interface AnswerOptions {
	/** Rows of buttons; commands too long for a button are kept as drafts. */
	buttons?: Button[][];
	/** Changes the message whose button was pressed instead of sending another one. */
	edit?: boolean;
}

interface ChatFlavor {
	parts: CommandParts;
	/** The moment the update is handled. */
	now: Millis;
	/** Thread of a forum group the line was said in; 0 elsewhere and in the general one. */
	threadId: number;
	line: Line;
	/** The chat the line was said in. */
	reader: Chat;
	say: Say;
	/** Answers in the chat and thread the line was said in; what Telegram finds harmless is no error. */
	answer(body: Html, options?: AnswerOptions): Promise<void>;
	/** Sends a PNG with its caption, as `answer` does a text; always as a message of its own. */
	answerPicture(png: Uint8Array, caption: Html, options?: Pick<AnswerOptions, "buttons">): Promise<void>;
	/** Ends the wait of a pressed button, with a note that only the one who pressed sees. Does nothing the second time; never rejects. */
	settlePress(note?: string): Promise<void>;
}

/** The context of whatever handles a line said to the bot. */
export type BotContext = Context & ChatFlavor;

/** One command: a line typed or a button pressed. */
export interface ChatCommand {
	/** As typed after the slash: a–z, 0–9 and _, at most 32. */
	name: string;
	/** The sentence of the language file that describes it in /help and in Telegram's menu. */
	description: string;
	/** Whether it changes what the chat follows: then only administrators may use it in groups. */
	changes: boolean | ((args: string) => boolean);
	/** Left out of /help and of Telegram's menu: it stands behind buttons, and may be typed all the same. */
	isHidden?: boolean;
	composer: Composer<BotContext>;
}
