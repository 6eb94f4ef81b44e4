import type { Button } from "../src/delivery/messenger.ts";
import type { DeliveredMatch, Delivery } from "../src/domain/delivery.ts";
import { type Html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { fitList } from "../src/telegram/fit-list.ts";
import { MATCH_SCORE } from "../src/topics/matching/score-topic.ts";
import { defineCommand } from "./command.ts";
import { explainReasons } from "./explain-reasons.ts";
import { findDelivery } from "./find-delivery.ts";
import { findLinks, linksOfMessage } from "./find-links.ts";
import { aboutArticle } from "./headlines.ts";
import { quoteSentences } from "./quote-sentences.ts";
import { shorten } from "./shorten.ts";
import { explainLink } from "./why-link.ts";

const maxTopicsShown = 10;

export const why = defineCommand({ name: "why", changes: false }, async (ctx, args) => {
	const { say } = ctx;
	const links = findLinks(args);
	if (links.length > 0) return explainLink(ctx, links);
	const replied = ctx.message?.reply_to_message;
	if (!replied && !/^\d+$/.test(args)) return ctx.answer(say("why-ask"));
	const delivery = await findDelivery(ctx, args);
	if (delivery) return explainDelivery(ctx, delivery);
	// A story somebody forwarded, or one of ours that is no longer known as sent.
	const told = replied ? linksOfMessage(replied) : [];
	return told.length > 0 ? explainLink(ctx, told) : ctx.answer(say("why-message-unknown"));
});

async function explainDelivery(ctx: BotContext, delivery: Delivery): Promise<void> {
	const { say } = ctx;
	const matches = delivery.matches.slice(0, maxTopicsShown);
	const buttons: Button[][] = [
		[
			{ label: say.plain("push-button-more-like"), command: `/morelike ${delivery.id}` },
			{ label: say.plain("push-button-not-this"), command: `/notthis ${delivery.id}` },
		],
		...matches.map(({ subscriptionId, query }) => [
			{ label: say.plain("button-topic-page", { topic: shorten(query, 40) }), command: `/topic #${subscriptionId}` },
		]),
	];
	const items = matches.map((match) => explainMatch(match, delivery, ctx));
	await ctx.answer(fitList({ head: aboutArticle(delivery.article, ctx.now, say), items, separator: "\n\n", say }), {
		buttons,
	});
}

function explainMatch(match: DeliveredMatch, { article }: Delivery, { say }: BotContext): Html {
	const { query, score, why: reasons } = match;
	const inBody = reasons.filter(({ where }) => where === "summary" || where === "text").map(({ found }) => found);
	const quotes = quoteSentences(article, inBody).map((sentence) => say("why-quote", { sentence }));
	const lines = [
		say("why-topic", { topic: query }),
		...(reasons.length > 0 ? [say("why-because", { found: explainReasons(reasons, say) })] : []),
		...quotes,
		say("why-score", { score: score.toFixed(2), needed: String(MATCH_SCORE) }),
	];
	return joinHtml(lines, "\n");
}
