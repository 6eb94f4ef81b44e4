import { defineCommand } from "./command.ts";

export const pause = defineCommand({ name: "pause", changes: true }, async (ctx) => {
	const { say, parts, reader } = ctx;
	const isPaused = reader.pausedAt !== undefined;
	if (!isPaused) await parts.storage.chats.setPaused(reader.id, ctx.now);
	await ctx.answer(say(isPaused ? "pause-already" : "pause-done"), {
		buttons: [[{ label: say.plain("button-resume"), command: "/resume" }]],
	});
});
