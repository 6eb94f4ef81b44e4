import type { BotContext } from "../src/telegram/context.ts";
import { exampleButtons } from "./examples.ts";
import { isGroup } from "./is-group.ts";

/** Says that nothing is followed and how to begin. */
export function answerNothingFollowed(ctx: BotContext): Promise<void> {
	const key = isGroup(ctx) ? "topics-none-group" : "topics-none";
	return ctx.answer(ctx.say(key, { example: ctx.say("example-first") }), { buttons: exampleButtons(ctx.say) });
}
