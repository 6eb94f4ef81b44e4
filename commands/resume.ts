import { defineCommand } from "./command.ts";

// More than this at once is a flood the reader should have a say in.
const sentUnasked = 5;

export const resume = defineCommand({ name: "resume", changes: true }, async (ctx, args) => {
	const { say, parts, reader } = ctx;
	const { chats, outbox } = parts.storage;
	if (reader.pausedAt === undefined) return ctx.answer(say("resume-already"));
	const count = await outbox.waiting(reader.id);
	if (count > sentUnasked && args !== "send" && args !== "skip") {
		return ctx.answer(say("resume-ask", { count }), {
			buttons: [
				[
					{ label: say.plain("button-send-waiting"), command: "/resume send" },
					{ label: say.plain("button-skip-waiting"), command: "/resume skip" },
				],
			],
		});
	}
	// Dropped while still paused, so that none of them slips out in between.
	const skipped = args === "skip" ? await outbox.dropWaiting(reader.id) : 0;
	if (skipped > 0) await ctx.answer(say("resume-skipped", { count: skipped }));
	else if (args !== "skip" && count > 0) await ctx.answer(say("resume-sending", { count }));
	else await ctx.answer(say("resume-done"));
	// After the sentence that announces them, or the first stories would stand before it.
	await chats.setPaused(reader.id, undefined);
	parts.wakeSender();
});
