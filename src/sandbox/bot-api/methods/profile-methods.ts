import type { BotCommand } from "grammy/types";
import { badRequest } from "../api-error.ts";
import type { StandIn } from "../stand-in.ts";
import type { CommandList } from "../stand-in-state.ts";
import { findChat } from "./find-chat.ts";
import type { Method, MethodContext } from "./method.ts";

interface Scope {
	type: string;
	chat_id?: number | string;
	user_id?: number;
}

/** What a bot can set about itself. */
export const profileMethods: Record<string, Method> = {
	setMyCommands(context) {
		const { standIn, parameters } = context;
		const commands = (parameters.commands as BotCommand[]).map((command) => ({
			...command,
			command: command.command.replace(/^\//, ""),
		}));
		for (const { command } of commands) {
			if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
		}
		const place = placeOf(context);
		forget(standIn, place);
		if (commands.length > 0) standIn.state.commands.push({ ...place, commands });
		standIn.emit({ kind: "commands" });
		return true;
	},

	deleteMyCommands(context) {
		forget(context.standIn, placeOf(context));
		context.standIn.emit({ kind: "commands" });
		return true;
	},

	getMyCommands(context) {
		const { scope, language } = placeOf(context);
		return (
			context.standIn.state.commands.find((list) => list.scope === scope && list.language === language)?.commands ?? []
		);
	},

	...textMethods("Name", "name", ({ standIn }) => standIn.bot.first_name),
	...textMethods("Description", "description", () => ""),
	...textMethods("ShortDescription", "short_description", () => ""),

	setChatMenuButton({ standIn, parameters }) {
		if (parameters.chat_id !== undefined) findChat(standIn, parameters.chat_id);
		return true;
	},

	getChatMenuButton: () => ({ type: "commands" }),
};

/** The commands somebody in this chat sees: the narrowest scope that has some, their language before none. */
export function visibleCommands(standIn: StandIn, chatId: number, language: string): BotCommand[] {
	const type = standIn.record(chatId)?.chat.type;
	const scopes = [`chat:${chatId}`, type === "private" ? "all_private_chats" : "all_group_chats", "default"];
	for (const scope of scopes) {
		for (const tongue of [language, ""]) {
			const list = standIn.state.commands.find((other) => other.scope === scope && other.language === tongue);
			if (list) return list.commands;
		}
	}
	return [];
}

function placeOf({ standIn, parameters }: MethodContext): Omit<CommandList, "commands"> {
	const scope = (parameters.scope as Scope | undefined) ?? { type: "default" };
	const language = (parameters.language_code as string | undefined) ?? "";
	if (language !== "" && !/^[a-z]{2}$/.test(language)) throw badRequest("LANGUAGE_CODE_INVALID");
	if (scope.chat_id === undefined) return { scope: scope.type, language };
	const { chat } = findChat(standIn, scope.chat_id);
	const kind = scope.type === "chat" ? "chat" : scope.type;
	return { scope: [kind, chat.id, ...(scope.user_id === undefined ? [] : [scope.user_id])].join(":"), language };
}

function forget(standIn: StandIn, place: Omit<CommandList, "commands">): void {
	standIn.state.commands = standIn.state.commands.filter(
		({ scope, language }) => scope !== place.scope || language !== place.language,
	);
}

/** A text about the bot in each language: its setter and its getter. */
function textMethods(
	suffix: string,
	field: string,
	fallback: (context: MethodContext) => string,
): Record<string, Method> {
	const key = (language: unknown) => `${field}:${language ?? ""}`;
	return {
		[`setMy${suffix}`]: ({ standIn, parameters }) => {
			const text = (parameters[field] as string | undefined) ?? "";
			const slot = key(parameters.language_code);
			if (text === "") delete standIn.state.texts[slot];
			else standIn.state.texts[slot] = text;
			standIn.onChange();
			return true;
		},
		[`getMy${suffix}`]: (context) => {
			const { texts } = context.standIn.state;
			return { [field]: texts[key(context.parameters.language_code)] ?? texts[key("")] ?? fallback(context) };
		},
	};
}
