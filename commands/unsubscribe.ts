import type { Subscription } from "../src/domain/topic.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { defineCommand } from "./command.ts";
import { findByIds, findByName, followedHere, readSubscriptionIds } from "./find-subscriptions.ts";
import { answerNothingFollowed } from "./nothing-followed.ts";

// Telegram takes 100 buttons under a message.
const maxButtons = 99;

export const unsubscribe = defineCommand({ name: "unsubscribe", changes: true }, async (ctx, args) => {
	const { say } = ctx;
	const ids = readSubscriptionIds(args);
	const meant = ids ? await findByIds(ctx, ids) : args === "" ? await followedHere(ctx) : await findByName(ctx, args);
	const [only] = meant;
	if (only && meant.length === 1) return stop(ctx, only);
	if (meant.length > 1) {
		const buttons = meant
			.slice(0, maxButtons)
			.map(({ id, query }) => [{ label: query, command: `/unsubscribe #${id}` }]);
		return ctx.answer(say("unsubscribe-which"), { buttons });
	}
	if (ids) return ctx.answer(say("unsubscribe-gone"));
	if (args === "") return answerNothingFollowed(ctx);
	await ctx.answer(say("unsubscribe-unknown", { topic: args.slice(0, 200) }), {
		buttons: [[{ label: say.plain("button-topics"), command: "/topics" }]],
	});
});

async function stop(ctx: BotContext, subscription: Subscription): Promise<void> {
	const stopped = await ctx.parts.topics.unfollow(ctx.reader.id, subscription.id);
	if (!stopped) return ctx.answer(ctx.say("unsubscribe-gone"));
	await ctx.answer(ctx.say("unsubscribe-done", { topic: stopped.query }), {
		buttons: [[{ label: ctx.say.plain("button-undo"), command: `/subscribe undo#${stopped.id} ${stopped.query}` }]],
	});
}
