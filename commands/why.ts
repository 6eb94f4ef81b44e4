import type { DeliveredMatch, Delivery } from "../src/domain/delivery.ts";
import type { Reason } from "../src/domain/topic.ts";
import { type Html, html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { Say } from "../src/words/words.ts";
import { defineCommand } from "./command.ts";
import { headline } from "./headlines.ts";
import { shorten } from "./shorten.ts";

const maxFoundShown = 8;
const places: Reason["where"][] = ["title", "summary", "text", "source", "language"];

export const why = defineCommand({ name: "why", changes: false }, async (ctx, args) => {
	const { say } = ctx;
	const isAsked = args !== "" || ctx.message?.reply_to_message !== undefined;
	if (!isAsked) return ctx.answer(say("why-ask"));
	const delivery = await findDelivery(ctx, args);
	if (!delivery) return ctx.answer(say("why-unknown"));
	const blocks = delivery.matches.slice(0, 10).map((match) => explainTopic(match, say));
	const buttons = delivery.matches.slice(0, 10).map(({ subscriptionId, query }) => [
		{
			label: say.plain("button-stop-topic", { topic: shorten(query, 40) }),
			command: `/unsubscribe #${subscriptionId}`,
		},
	]);
	const about = html`<i>${headline(delivery.article, ctx.now, say)}</i>`;
	await ctx.answer(joinHtml([html`${say("why-head")}`, ...blocks, about], "\n\n"), { buttons });
});

/** The delivery a number or the answered message stands for, when it went to this chat. */
async function findDelivery(ctx: BotContext, args: string): Promise<Delivery | undefined> {
	const { outbox } = ctx.parts.storage;
	if (/^\d{1,15}$/.test(args)) {
		const delivery = await outbox.get(Number(args));
		return delivery?.chat.id === ctx.reader.id ? delivery : undefined;
	}
	const replied = ctx.message?.reply_to_message;
	return replied ? outbox.byMessage(ctx.reader.id, replied.message_id) : undefined;
}

function explainTopic({ query, score, why: reasons }: DeliveredMatch, say: Say): Html {
	const lines = places.flatMap((where) => {
		const found = reasons.filter((reason) => reason.where === where).slice(0, maxFoundShown);
		if (found.length === 0) return [];
		const forms = joinHtml(
			found.map((reason) => showFound(reason, say)),
			", ",
		);
		return [html`• ${say(`why-in-${where}`, { found: forms })}`];
	});
	return joinHtml([say("why-topic", { topic: query, score: score.toFixed(2) }), ...lines], "\n");
}

function showFound({ term, found }: Reason, say: Say): Html {
	// No term of the reader's: a word the stored articles have beside the topic.
	if (term === "") return say("why-found-beside", { found: shorten(found, 60) });
	const isSame = term.toLowerCase() === found.toLowerCase();
	return isSame
		? say("why-found", { found: shorten(found, 60) })
		: say("why-found-for", { found: shorten(found, 60), term: shorten(term, 60) });
}
