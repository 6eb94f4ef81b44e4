import type { Button } from "../src/delivery/messenger.ts";
import type { Subscription } from "../src/domain/topic.ts";
import { type Html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { formatAge } from "../src/words/format-age.ts";
import { defineCommand } from "./command.ts";
import { drawBar } from "./draw-bar.ts";
import { followedHere } from "./find-subscriptions.ts";
import { answerNothingFollowed } from "./nothing-followed.ts";
import { readPage } from "./read-page.ts";
import { daysShown } from "./topic-page.ts";
import { describeDaily } from "./volume.ts";

const topicsPerPage = 10;

export const topics = defineCommand({ name: "topics", changes: false }, async (ctx, args) => {
	const { say } = ctx;
	const mine = await followedHere(ctx);
	if (mine.length === 0) return answerNothingFollowed(ctx);
	const turned = readPage(args);
	const pages = Math.ceil(mine.length / topicsPerPage);
	const page = Math.min(turned.page, pages);
	const shown = mine.slice((page - 1) * topicsPerPage, page * topicsPerPage);
	const topicIds = shown.map(({ topicId }) => topicId);
	const volumes = await ctx.parts.topics.volumes(topicIds, { now: ctx.now, days: daysShown });
	const lines = shown.map((subscription) => describeTopic(ctx, subscription, volumes.get(subscription.topicId) ?? []));
	const head = [say("topics-head", { count: mine.length }), ...(await describeSources(ctx))];
	const foot = [
		...(ctx.reader.pausedAt === undefined ? [] : [say("topics-paused")]),
		...(pages > 1 ? [say("topics-page", { page, pages })] : []),
	];
	await ctx.answer(
		joinHtml([joinHtml(head, " "), joinHtml(lines, "\n"), ...(foot.length > 0 ? [joinHtml(foot, "\n")] : [])], "\n\n"),
		{ buttons: [...shown.map((one) => topicButtons(ctx, one)), pageButtons(page, pages)], edit: turned.isTurned },
	);
});

function describeTopic({ say, reader }: BotContext, { query }: Subscription, days: readonly number[]): Html {
	const key = reader.pausedAt === undefined ? "topics-line" : "topics-line-paused";
	return say(key, { topic: query, volume: describeDaily(days, say), bar: drawBar(days) });
}

async function describeSources(ctx: BotContext): Promise<Html[]> {
	const feeds = await ctx.parts.storage.feeds.list();
	const last = Math.max(0, ...feeds.map((feed) => feed.lastSuccessAt ?? 0));
	return last > 0 ? [ctx.say("topics-sources-read", { age: formatAge(last, ctx.now, ctx.say) })] : [];
}

function topicButtons(ctx: BotContext, { id, query }: Subscription): Button[] {
	return [
		{ label: query, command: `/topic #${id}` },
		{ label: ctx.say.plain("button-stop"), command: `/unsubscribe #${id}` },
	];
}

function pageButtons(page: number, pages: number): Button[] {
	return [
		...(page > 1 ? [{ label: "‹", command: `/topics page:${page - 1}` }] : []),
		...(page < pages ? [{ label: "›", command: `/topics page:${page + 1}` }] : []),
	];
}
