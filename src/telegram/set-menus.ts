import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Logger } from "../logger.ts";
import type { Words } from "../words/words.ts";
import type { ChatCommand } from "./context.ts";

/** Keeps Telegram's menu of commands and the bot's description as the language files have them; never throws. */
export async function setMenus(
	api: Api,
	deps: { commands: readonly ChatCommand[]; words: Words; log: Logger },
): Promise<void> {
	const { commands, words, log } = deps;
	for (const locale of words.locales) {
		const say = words.in(locale);
		const language =
			locale === words.in(undefined).locale ? {} : ({ language_code: locale } as { language_code: "en" });
		const menu = commands
			.filter(({ isHidden }) => !isHidden)
			.map(({ name, description }) => ({ command: name, description: say.plain(description) }));
		try {
			const present = await api.getMyCommands(language);
			if (!isSame(present, menu)) await api.setMyCommands(menu, language);
			const description = say.plain("bot-description");
			if ((await api.getMyDescription(language)).description !== description) {
				await api.setMyDescription(description, language);
			}
			const short = say.plain("bot-short-description");
			if ((await api.getMyShortDescription(language)).short_description !== short) {
				await api.setMyShortDescription(short, language);
			}
		} catch (error) {
			log.warn({ locale, err: error }, "Telegram's menu could not be set; it keeps the one it has");
		}
	}
}

function isSame(present: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
	const lines = (menu: readonly BotCommand[]) =>
		menu.map((entry) => `${entry.command} ${entry.description}`).join("\n");
	return lines(present) === lines(wanted);
}
