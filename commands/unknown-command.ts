import { Composer } from "grammy";
import type { BotContext } from "../src/telegram/context.ts";

/** Answers commands that do not exist. */
export const unknownCommand = new Composer<BotContext>();
unknownCommand
	.filter((ctx) => ctx.line.name !== undefined)
	.use((ctx) => ctx.answer(ctx.say("unknown-command", { name: ctx.line.name ?? "" })));
