import type { Subscription } from "../src/domain/topic.ts";
import type { BotContext } from "../src/telegram/context.ts";

/** What this chat (in a forum, this thread) follows, oldest first. */
export function followedHere(ctx: BotContext): Promise<Subscription[]> {
	// The general thread of a forum is where its administrators look after all of it.
	return ctx.parts.storage.topics.ofChat(ctx.reader.id, ctx.threadId === 0 ? undefined : ctx.threadId);
}

/** The numbers in `#3 #7`; undefined for anything else. */
export function readSubscriptionIds(args: string): number[] | undefined {
	if (!/^#\d{1,15}(?: #\d{1,15})*$/.test(args)) return undefined;
	return args.split(" ").map((word) => Number(word.slice(1)));
}

/** The subscriptions of these numbers that this chat has. */
export async function findByIds(ctx: BotContext, ids: readonly number[]): Promise<Subscription[]> {
	const mine = await ctx.parts.storage.topics.ofChat(ctx.reader.id);
	return mine.filter(({ id }) => ids.includes(id));
}

/** Those followed here that a name can mean: the one of that very name, else all that have each of its words. */
export async function findByName(ctx: BotContext, name: string): Promise<Subscription[]> {
	const mine = await followedHere(ctx);
	const exact = mine.filter(({ query }) => query.toLowerCase() === name.toLowerCase());
	if (exact.length > 0) return exact;
	const wanted = ctx.parts.topics.searchTerms(name);
	if (wanted.length === 0) return [];
	return mine.filter(({ query }) => {
		const terms = new Set(ctx.parts.topics.searchTerms(query));
		return wanted.every((term) => terms.has(term));
	});
}
