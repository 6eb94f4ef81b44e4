import { Composer } from "grammy";
import type { BotContext, ChatCommand } from "../src/telegram/context.ts";

export type Command = ChatCommand;

/** A command handled by one function; the same one for typed lines and pressed buttons. */
export function defineCommand(
	command: Omit<Command, "composer" | "description">,
	handle: (ctx: BotContext, args: string) => Promise<void>,
): Command {
	const composer = new Composer<BotContext>();
	composer.filter((ctx) => ctx.line.name === command.name).use((ctx) => handle(ctx, ctx.line.args));
	return { ...command, description: `about-${command.name}`, composer };
}
