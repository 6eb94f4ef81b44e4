import type { Delivery } from "../src/domain/delivery.ts";
import type { Subscription } from "../src/domain/topic.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { Wish } from "../src/topics/topics.ts";
import { describeLesson } from "./describe-lesson.ts";
import { findDelivery } from "./find-delivery.ts";
import { shorten } from "./shorten.ts";

const commandNames = { more: "morelike", less: "notthis" };

/** Teaches the topic that a delivered story came by; `34`, `34 #12` for one of several, or said as a reply to it. */
export async function teachTopic(ctx: BotContext, args: string, wish: Wish): Promise<void> {
	const { say } = ctx;
	const [, deliveryId = "", named] = /^(\d{0,15})(?: ?#(\d{1,15}))?$/.exec(args) ?? [];
	const isAsked = deliveryId !== "" || (args === "" && ctx.message?.reply_to_message !== undefined);
	if (!isAsked) return ctx.answer(say("learn-ask", { command: commandNames[wish] }));
	const delivery = await findDelivery(ctx, deliveryId);
	if (!delivery) return ctx.answer(say("why-unknown"));
	const meant = await findMeant(ctx, delivery, named);
	const [only] = meant;
	if (!only) return ctx.answer(say("unsubscribe-gone"));
	if (meant.length === 1) return teach(ctx, { delivery, subscription: only, wish });
	const buttons = meant.map(({ id, query }) => [
		{ label: shorten(query, 60), command: `/${commandNames[wish]} ${delivery.id} #${id}` },
	]);
	await ctx.answer(say("learn-which"), { buttons });
}

/** The topics it came by that are still followed; the one that is named when one is. */
async function findMeant(ctx: BotContext, { matches }: Delivery, named: string | undefined): Promise<Subscription[]> {
	const ids = matches.map(({ subscriptionId }) => subscriptionId);
	const mine = await ctx.parts.storage.topics.ofChat(ctx.reader.id);
	return mine.filter(({ id }) => ids.includes(id) && (named === undefined || id === Number(named)));
}

async function teach(
	ctx: BotContext,
	{ delivery, subscription, wish }: { delivery: Delivery; subscription: Subscription; wish: Wish },
): Promise<void> {
	const { say, parts, reader, now } = ctx;
	const { article } = delivery;
	const where = { chatId: reader.id, subscriptionId: subscription.id };
	const learned = await parts.topics.learn(where, { article, wish, now });
	if (!learned) return ctx.answer(say("unsubscribe-gone"));
	const topic = subscription.query;
	const page = { label: say.plain("button-topic"), command: `/topic #${subscription.id}` };
	if (!learned.lesson) return ctx.answer(say("learn-nothing", { topic }), { buttons: [[page]] });
	await ctx.answer(say("learn-done", { lesson: describeLesson(learned.lesson, say), topic }), {
		buttons: [[{ label: say.plain("button-undo"), command: `/topic #${subscription.id} forget:${article.id}` }, page]],
	});
}
