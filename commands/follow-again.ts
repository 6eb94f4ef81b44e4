import type { BotContext } from "../src/telegram/context.ts";
import { followTopic, maxTopics } from "./follow-topic.ts";

/** Takes back a stop: the topic is followed where it was, and what waited for it waits again. Late, it is followed anew. */
export async function followAgain(ctx: BotContext, stoppedId: number, query: string): Promise<void> {
	const { parts, say } = ctx;
	const chatId = ctx.reader.id;
	const { topics } = parts.storage;
	const stopped = await topics.stopped(chatId, stoppedId);
	const understood = await parts.topics.understand(query);
	const followed = await topics.ofChat(chatId);
	if (stopped === undefined || !understood.ok || followed.length >= maxTopics) return followTopic(ctx, query);
	const { threadId } = stopped;
	const { subscription } = await parts.topics.follow({ chatId, threadId }, understood.understanding, ctx.now);
	await topics.takeBack(chatId, stoppedId, subscription.id);
	parts.wakeSender();
	const [again = subscription] = (await topics.ofChat(chatId)).filter(
		({ topicId, threadId: thread }) => topicId === subscription.topicId && thread === threadId,
	);
	await ctx.answer(say("unsubscribe-undone", { topic: again.query }), {
		buttons: [
			[
				{ label: say.plain("button-latest"), command: `/latest #${again.id}` },
				{ label: say.plain("button-unsubscribe"), command: `/unsubscribe #${again.id}` },
			],
		],
	});
}
