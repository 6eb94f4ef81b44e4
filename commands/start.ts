import { defineCommand } from "./command.ts";
import { exampleButtons } from "./examples.ts";
import { followTopic } from "./follow-topic.ts";
import { isGroup } from "./is-group.ts";
import { readDeepLink } from "./read-deep-link.ts";

export const start = defineCommand(
	// Behind a deep link stands a topic to follow.
	{ name: "start", changes: (args) => readDeepLink(args) !== undefined },
	async (ctx, args) => {
		const { say, parts } = ctx;
		const topic = readDeepLink(args);
		if (topic !== undefined) return followTopic(ctx, topic);
		if (isGroup(ctx)) return ctx.answer(say("start-group", { bot: ctx.me.username }));
		const sources = (await parts.storage.feeds.list()).length;
		await ctx.answer(say("start-greeting", { sources, example: say("example-first") }), {
			buttons: [
				...exampleButtons(say).slice(0, 2),
				[{ label: say.plain("start-button-other"), command: "/subscribe" }],
			],
		});
	},
);
