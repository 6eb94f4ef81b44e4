import type { Command } from "./command.ts";
import { forgetme } from "./forgetme.ts";
import { help } from "./help.ts";
import { latest } from "./latest.ts";
import { moreLike } from "./more-like.ts";
import { notThis } from "./not-this.ts";
import { pause } from "./pause.ts";
import { plainText } from "./plain-text.ts";
import { privacy } from "./privacy.ts";
import { resume } from "./resume.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { sources } from "./sources.ts";
import { start } from "./start.ts";
import { subscribe } from "./subscribe.ts";
import { topicPage } from "./topic-page.ts";
import { topics } from "./topics.ts";
import { unknownCommand } from "./unknown-command.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { why } from "./why.ts";

/** All commands, in the order of /help and of Telegram's menu. */
export const commands: readonly Command[] = [
	subscribe,
	unsubscribe,
	topics,
	latest,
	search,
	why,
	pause,
	resume,
	settings,
	sources,
	help,
	privacy,
	forgetme,
	start,
	topicPage,
	moreLike,
	notThis,
];

/** What answers everything else that is said to the bot. */
export const otherwise = [unknownCommand, plainText];
