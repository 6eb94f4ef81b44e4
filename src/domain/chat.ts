import type { Millis } from "./feed.ts";

export type ChatKind = "private" | "group" | "supergroup" | "channel";

/** Why nothing can be sent to a chat just now; "forbidden": the bot is there and may not write. */
export type Absence = "blocked" | "kicked" | "unreachable" | "forbidden";

/** What a chat may set. */
export interface ChatSettings {
	/** Whether pushes show Telegram's preview of the link. */
	previews: boolean;
	/** Whether pushes arrive without a sound. */
	silent: boolean;
}

/** A chat that talks with the bot. */
export interface Chat {
	id: number;
	kind: ChatKind;
	/** The locale its messages are written in, such as "en". */
	locale: string;
	settings: ChatSettings;
	/** Set while the reader wants no pushes. */
	pausedAt: Millis | undefined;
	/** Set while Telegram refuses what we send there. */
	absence: Absence | undefined;
	createdAt: Millis;
}
