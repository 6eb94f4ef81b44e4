import { defineCommand } from "./command.ts";
import { isGroup } from "./is-group.ts";

export const forgetme = defineCommand({ name: "forgetme", changes: true }, async (ctx, args) => {
	const { say, parts, reader } = ctx;
	if (args === "yes") {
		const { endedTopicIds } = await parts.storage.chats.forget(reader.id);
		parts.topics.end(endedTopicIds);
		const done = isGroup(ctx) ? say("forget-done-group", { example: say("example-first") }) : say("forget-done");
		return ctx.answer(done, { edit: true });
	}
	if (args === "no") return ctx.answer(say("forget-kept"), { edit: true });
	await ctx.answer(say("forget-ask"), {
		buttons: [
			[
				{ label: say.plain("forget-button-yes"), command: "/forgetme yes" },
				{ label: say.plain("forget-button-no"), command: "/forgetme no" },
			],
		],
	});
});
