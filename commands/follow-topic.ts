import { type Html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { Preview, Understanding } from "../src/topics/topics.ts";
import { explainUnderstanding } from "./explain-understanding.ts";
import { bulletHeadlines } from "./headlines.ts";
import { listInBold } from "./list-words.ts";
import { answerNoTopic } from "./no-topic.ts";
import { type Proposal, proposeForms } from "./propose-forms.ts";
import { answerTopicFault } from "./topic-fault.ts";
import { isDaily } from "./volume.ts";

/** A chat follows so many topics at the most. */
export const maxTopics = 100;
const previewDays = 7;
const previewArticles = 3;
/** What just missed is shown only where there is little else to show. */
const fewStories = 5;
const maxMissingShown = 4;

/**
 * Follows a topic as typed and answers with how it was understood, what it would have brought, and what to change
 * about it. With `replaces` another subscription of the chat is stopped for it.
 */
export async function followTopic(ctx: BotContext, text: string, replaces?: number): Promise<void> {
	const { parts, say } = ctx;
	if (await answerNoTopic(ctx, text)) return;
	const understood = await parts.topics.understand(text);
	if (!understood.ok) return answerTopicFault(ctx, { text, fault: understood.fault });
	const { understanding } = understood;
	const chatId = ctx.reader.id;
	const before = await parts.storage.topics.ofChat(chatId);
	const old = before.find(({ id }) => id === replaces);
	if (!old && before.length >= maxTopics && !before.some(({ query }) => query === understanding.query)) {
		return ctx.answer(say("subscribe-full", { limit: maxTopics }));
	}
	const { subscription, wasAdded } = await parts.topics.follow(
		{ chatId, threadId: ctx.threadId },
		understanding,
		ctx.now,
	);
	const topic = subscription.query;
	const isChange = old !== undefined && old.id !== subscription.id;
	if (isChange) await parts.topics.unfollow(chatId, old.id);
	const head = isChange
		? say("subscribe-changed", { topic, before: old.query })
		: say(wasAdded ? "subscribe-done" : "subscribe-known", { topic });
	// What is followed already goes on by the words and weights it is kept with; those typed now only mean the same.
	const kept = wasAdded ? undefined : await parts.topics.describe(subscription.topicId);
	const shown = kept ? { ...kept, query: topic } : understanding;
	const looked = await lookCalmly(ctx, subscription.id, shown);
	const pieces = [head, ...explainUnderstanding(shown, say), ...(looked?.lines ?? [])];
	await ctx.answer(joinHtml(pieces, "\n"), {
		buttons: [
			...(looked?.buttons ?? []),
			[
				{ label: say.plain("button-latest"), command: `/latest #${subscription.id}` },
				{ label: say.plain("button-unsubscribe"), command: `/unsubscribe #${subscription.id}` },
			],
		],
	});
}

/** The topic is followed already; a preview that fails must not make it look as if it were not. */
async function lookCalmly(
	ctx: BotContext,
	subscriptionId: number,
	understanding: Understanding,
): Promise<Proposal | undefined> {
	try {
		const options = { now: ctx.now, days: previewDays, newest: previewArticles };
		const preview = await ctx.parts.topics.preview(understanding, options);
		const { lines, buttons } = await proposeForms(ctx, { subscriptionId, understanding, preview });
		return { lines: [...showPreview(preview, ctx), ...lines], buttons };
	} catch (error) {
		ctx.parts.log.error({ chatId: ctx.reader.id, err: error }, "preview failed");
		return undefined;
	}
}

function showPreview(preview: Preview, ctx: BotContext): Html[] {
	const { count, days, newest, justMissed } = preview;
	const { say, now } = ctx;
	const missed =
		justMissed && count < fewStories
			? [
					say("preview-missed", { terms: listInBold(justMissed.missing, maxMissingShown, say) }),
					...bulletHeadlines([justMissed.article], now, say),
				]
			: [];
	if (newest.length === 0) return [say("preview-none"), ...missed];
	const head =
		count === 0
			? say("preview-old")
			: isDaily(preview)
				? say("preview-many", { count, daily: Math.round(count / days) })
				: say("preview-some", { count });
	const articles = newest.map(({ article }) => article);
	return [head, ...bulletHeadlines(articles, now, say), ...missed];
}
