import { defineCommand } from "./command.ts";
import { exampleButtons } from "./examples.ts";
import { followAgain } from "./follow-again.ts";
import { followTopic } from "./follow-topic.ts";
import { isGroup } from "./is-group.ts";

export const subscribe = defineCommand({ name: "subscribe", changes: true }, async (ctx, args) => {
	// Behind a button that proposes another form stands the topic it changes.
	const change = ctx.line.isPressed ? /^#(\d{1,15}) (\S.*)$/.exec(args) : null;
	if (change?.[2] !== undefined) return followTopic(ctx, change[2], Number(change[1]));
	const undone = ctx.line.isPressed ? /^undo#(\d{1,15}) (\S.*)$/.exec(args) : null;
	if (undone?.[2] !== undefined) return followAgain(ctx, Number(undone[1]), undone[2]);
	if (args !== "") return followTopic(ctx, args);
	await ctx.answer(ctx.say(isGroup(ctx) ? "subscribe-ask-group" : "subscribe-ask"), {
		buttons: exampleButtons(ctx.say),
	});
});
