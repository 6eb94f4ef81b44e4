import type { Button } from "../src/delivery/messenger.ts";
import type { Feed } from "../src/domain/feed.ts";
import { type Html, html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { fitList } from "../src/telegram/fit-list.ts";
import { formatAge } from "../src/words/format-age.ts";
import { defineCommand } from "./command.ts";
import { readPage } from "./read-page.ts";
import { shorten } from "./shorten.ts";
import { explainSourceFault } from "./source-fault.ts";

const perPage = 25;
const groupsPerRow = 2;
const maxGroups = 60;
const failingGroup = "failing";
/** Stands for the sources that are in no group. */
const otherGroup = "-";

export const sources = defineCommand({ name: "sources", changes: false }, async (ctx, args) => {
	const feeds = await ctx.parts.storage.feeds.list();
	if (feeds.length === 0) return ctx.answer(ctx.say("sources-none"));
	const { text, page, isTurned } = readPage(args);
	if (text === "") return showOverview(ctx, feeds, isTurned);
	const wanted = text.toLowerCase();
	const failing = feeds.filter(isFailing);
	const inGroup = wanted === failingGroup ? failing : feeds.filter((feed) => groupOf(feed).toLowerCase() === wanted);
	if (inGroup.length === 0) {
		const answer =
			wanted === failingGroup
				? ctx.say("sources-failing-none")
				: ctx.say("sources-unknown-group", { name: shorten(text, 60) });
		return ctx.answer(answer, { buttons: [[allGroups(ctx)]] });
	}
	const head =
		wanted === failingGroup
			? ctx.say("sources-failing-head")
			: ctx.say("sources-group", { name: groupName(ctx, groupOf(inGroup[0] as Feed)) });
	return showPage(ctx, { feeds: inGroup, reference: text, head, page });
});

async function showOverview(ctx: BotContext, feeds: readonly Feed[], edit: boolean): Promise<void> {
	const { say, now } = ctx;
	const failing = feeds.filter(isFailing).length;
	const unread = feeds.filter((feed) => feed.lastPolledAt === undefined).length;
	const working = feeds.length - failing - unread;
	const last = Math.max(0, ...feeds.map((feed) => feed.lastSuccessAt ?? 0));
	const health = [
		...(working > 0 ? [say("sources-working", { count: working })] : []),
		...(failing > 0 ? [say("sources-failing", { count: failing })] : []),
		...(unread > 0 ? [say("sources-unread", { count: unread })] : []),
	];
	const lines = [
		html`${say("sources-head", { count: feeds.length })} ${joinHtml(health, ", ")}.`,
		...(last > 0 ? [say("sources-last", { age: formatAge(last, now, say) })] : []),
		say("sources-choose"),
	];
	const counts = new Map<string, number>();
	for (const feed of feeds) counts.set(groupOf(feed), (counts.get(groupOf(feed)) ?? 0) + 1);
	const groups = [...counts]
		.sort(([a], [b]) => a.localeCompare(b))
		.slice(0, maxGroups)
		.map(([group, count]) => ({
			label: say.plain("sources-group-label", { name: groupName(ctx, group), count }),
			command: `/sources ${group} page:1`,
		}));
	const rows: Button[][] = [];
	for (let i = 0; i < groups.length; i += groupsPerRow) rows.push(groups.slice(i, i + groupsPerRow));
	if (failing > 0) {
		rows.push([{ label: say.plain("button-sources-failing", { count: failing }), command: "/sources failing page:1" }]);
	}
	await ctx.answer(joinHtml(lines, "\n"), { buttons: rows, edit });
}

async function showPage(
	ctx: BotContext,
	group: { feeds: readonly Feed[]; reference: string; head: Html; page: number },
): Promise<void> {
	const pages = Math.ceil(group.feeds.length / perPage);
	const page = Math.min(group.page, pages);
	const shown = group.feeds.slice((page - 1) * perPage, page * perPage);
	const turns: Button[] = [
		...(page > 1 ? [{ label: "‹", command: `/sources ${group.reference} page:${page - 1}` }] : []),
		...(page < pages ? [{ label: "›", command: `/sources ${group.reference} page:${page + 1}` }] : []),
	];
	const items = shown.map((feed) => html`• ${describeFeed(feed, ctx)}`);
	const foot = pages > 1 ? { foot: ctx.say("topics-page", { page, pages }) } : {};
	await ctx.answer(fitList({ head: group.head, items, say: ctx.say, ...foot }), {
		buttons: [turns, [allGroups(ctx)]],
		edit: true,
	});
}

function describeFeed(feed: Feed, { say, now }: BotContext): Html {
	const name = shorten(feed.title, 60);
	if (isFailing(feed)) return say("sources-line-failing", { name, reason: explainSourceFault(feed.lastError, say) });
	if (feed.lastSuccessAt === undefined) return say("sources-line-unread", { name });
	return say("sources-line-read", { name, age: formatAge(feed.lastSuccessAt, now, say) });
}

function isFailing(feed: Feed): boolean {
	return feed.failures > 0;
}

function groupOf(feed: Feed): string {
	return feed.category ?? feed.country ?? otherGroup;
}

/** A group's name comes from the catalogue; only its first letter is ours. */
function groupName({ say }: BotContext, group: string): string {
	if (group === otherGroup) return say.plain("sources-other");
	return group.charAt(0).toUpperCase() + group.slice(1);
}

function allGroups({ say }: BotContext): Button {
	return { label: say.plain("button-sources-all"), command: "/sources page:1" };
}
