import type { Button } from "../src/delivery/messenger.ts";
import type { Subscription } from "../src/domain/topic.ts";
import { type Html, html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { fitList } from "../src/telegram/fit-list.ts";
import { oneADevelopment } from "../src/topics/preview/one-a-development.ts";
import type { Hit } from "../src/topics/topics.ts";
import { defineCommand } from "./command.ts";
import { findByIds, followedHere, readSubscriptionIds } from "./find-subscriptions.ts";
import { bulletHeadlines } from "./headlines.ts";
import { answerNoTopic } from "./no-topic.ts";
import { type Paged, readPage } from "./read-page.ts";
import { answerTopicFault } from "./topic-fault.ts";

const perPage = 10;
const maxPages = 10;
const lookedAt = 3;
const perTopic = 3;
const maxTopicsShown = 8;

export const latest = defineCommand({ name: "latest", changes: false }, async (ctx, args) => {
	const paged = readPage(args);
	const ids = readSubscriptionIds(paged.text);
	if (ids) {
		const [subscription] = await findByIds(ctx, ids);
		if (!subscription) return ctx.answer(ctx.say("unsubscribe-gone"));
		return showFollowed(ctx, subscription, paged);
	}
	if (paged.text !== "") return showTopic(ctx, paged.text, paged);
	const mine = await followedHere(ctx);
	return mine.length > 0 ? showMine(ctx, mine) : showEverything(ctx, paged);
});

/** The newest on a topic as typed. */
async function showTopic(ctx: BotContext, query: string, paged: Paged): Promise<void> {
	const { parts, now } = ctx;
	if (await answerNoTopic(ctx, query)) return;
	const understood = await parts.topics.understand(query);
	if (!understood.ok) return answerTopicFault(ctx, { text: query, fault: understood.fault }, "latest");
	const { understanding } = understood;
	const { newest } = await parts.topics.preview(understanding, { now, days: 7, newest: countWanted(paged) });
	await showPage(ctx, paged, { name: understanding.query, newest });
}

/** The newest on a followed topic, by what it learned too. */
async function showFollowed(ctx: BotContext, followed: Subscription, paged: Paged): Promise<void> {
	const newest = await ctx.parts.topics.newest(followed.topicId, { now: ctx.now, newest: countWanted(paged) });
	await showPage(ctx, paged, { name: followed.query, newest, followed });
}

/** One more than is shown tells whether there is another page. */
function countWanted({ page }: Paged): number {
	return Math.min(page, maxPages) * perPage + 1;
}

async function showPage(
	ctx: BotContext,
	paged: Paged,
	{ name, newest, followed }: { name: string; newest: readonly Hit[]; followed?: Subscription },
): Promise<void> {
	const { say } = ctx;
	const page = Math.min(paged.page, maxPages);
	const shown = newest.slice((page - 1) * perPage, page * perPage);
	const head = say("latest-topic", { topic: name });
	const nothing = page > 1 ? say("latest-no-more") : say("latest-topic-empty");
	const reference = followed ? `#${followed.id}` : name;
	const turns: Button[] = [
		...(page > 1 ? [{ label: say.plain("button-newest"), command: `/latest ${reference} page:1` }] : []),
		...(newest.length > page * perPage && page < maxPages
			? [{ label: say.plain("button-older"), command: `/latest ${reference} page:${page + 1}` }]
			: []),
	];
	const follow = followed ? [] : [{ label: say.plain("button-follow"), command: `/subscribe ${name}` }];
	await ctx.answer(shown.length > 0 ? fitList({ head, items: bullets(ctx, shown), say }) : html`${head}\n${nothing}`, {
		buttons: [turns, follow],
		edit: paged.isTurned,
	});
}

/** The newest few on each topic of the chat. */
async function showMine(ctx: BotContext, mine: readonly Subscription[]): Promise<void> {
	const { say, parts, now } = ctx;
	const blocks: Html[] = [];
	const buttons: Button[][] = [];
	for (const { id, topicId, query } of mine.slice(0, maxTopicsShown)) {
		const looked = await parts.topics.newest(topicId, { now, newest: perTopic * lookedAt });
		const lines = looked.length > 0 ? bulletStories(looked, ctx).slice(0, perTopic) : [say("latest-topic-empty")];
		blocks.push(joinHtml([say("latest-topic", { topic: query }), ...lines], "\n"));
		buttons.push([{ label: query, command: `/latest #${id}` }]);
	}
	const left = mine.length - maxTopicsShown;
	if (left > 0) blocks.push(say("list-more", { count: left }));
	if (left > 0) buttons.push([{ label: say.plain("button-topics"), command: "/topics" }]);
	await ctx.answer(fitList({ head: say("latest-head"), items: blocks, separator: "\n\n", say }), { buttons });
}

async function showEverything(ctx: BotContext, { olderThan, isTurned }: Paged): Promise<void> {
	const { say, parts, now } = ctx;
	// What several papers tell is shown once, so more are looked at than are shown.
	const looked = await parts.storage.articles.newest(perPage * lookedAt + 1, olderThan);
	const told = oneADevelopment(looked, (article) => article);
	const shown = told.slice(0, perPage);
	if (shown.length === 0) return ctx.answer(say(isTurned ? "latest-no-more" : "latest-nothing"));
	const last = shown.at(-1);
	const hasOlder = told.length > perPage || looked.length > perPage * lookedAt;
	await ctx.answer(fitList({ head: say("latest-everything"), items: bulletHeadlines(shown, now, say), say }), {
		buttons: [
			[
				...(olderThan === undefined ? [] : [{ label: say.plain("button-newest"), command: "/latest older:0" }]),
				...(last && hasOlder ? [{ label: say.plain("button-older"), command: `/latest older:${last.id}` }] : []),
			],
		],
		edit: isTurned,
	});
}

/** One line a story: its newest development, and how many others of it are among the newest; the topic's own page has them all. */
function bulletStories(hits: readonly Hit[], { now, say }: BotContext): Html[] {
	const stories = Map.groupBy(hits, ({ article }) => article.storyId);
	return [...stories.values()].flatMap(([newest, ...others]) => {
		const [line] = newest ? bulletHeadlines([newest.article], now, say) : [];
		if (line === undefined) return [];
		return [others.length > 0 ? say("latest-more-of-story", { headline: line, count: others.length }) : line];
	});
}

function bullets(ctx: BotContext, hits: readonly Hit[]): Html[] {
	return bulletHeadlines(
		hits.map(({ article }) => article),
		ctx.now,
		ctx.say,
	);
}
