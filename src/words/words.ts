import type { Html } from "../html.ts";

/** What a sentence of the language file can be given; text is escaped, Html is taken as it is. */
export type WordArgs = Record<string, string | number | Html>;

/** Says a sentence of the language file in one locale. */
export interface Say {
	/** For messages: markup whose arguments are escaped. */
	(key: string, args?: WordArgs): Html;
	/** For button labels and the like: plain text, no markup. */
	plain(key: string, args?: Record<string, string | number>): string;
	locale: string;
}

/** All languages the bot speaks. */
export interface Words {
	/** The nearest locale there is to the one asked for; English when none is near. */
	in(locale: string | undefined): Say;
	locales: string[];
}
