import { defineCommand } from "./command.ts";
import { exampleButtons } from "./examples.ts";
import { followTopic } from "./follow-topic.ts";

export const subscribe = defineCommand({ name: "subscribe", changes: true }, async (ctx, args) => {
	if (args !== "") return followTopic(ctx, args);
	await ctx.answer(ctx.say("subscribe-ask"), { buttons: exampleButtons(ctx.say) });
});
