import { Composer } from "grammy";
import type { BotContext } from "../src/telegram/context.ts";
import { exampleButtons } from "./examples.ts";
import { answerNoTopic } from "./no-topic.ts";
import { answerTopicFault } from "./topic-fault.ts";

/** Asks about plain words whether to follow them. */
export const plainText = new Composer<BotContext>();
plainText.use(async (ctx) => {
	const { say, line } = ctx;
	if (line.args === "") {
		const key = ctx.message?.text === undefined && ctx.message?.caption === undefined ? "plain-no-text" : "plain-empty";
		return ctx.answer(say(key, { example: say("example-first") }), { buttons: exampleButtons(say) });
	}
	if (await answerNoTopic(ctx, line.args)) return;
	const understood = await ctx.parts.topics.understand(line.args);
	if (!understood.ok) return answerTopicFault(ctx, { text: line.args, fault: understood.fault });
	const topic = understood.understanding.query;
	await ctx.answer(say("plain-ask", { topic }), {
		buttons: [
			[
				{ label: say.plain("button-follow"), command: `/subscribe ${topic}` },
				{ label: say.plain("button-search"), command: `/search ${topic}` },
			],
		],
	});
});
