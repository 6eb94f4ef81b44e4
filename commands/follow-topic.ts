import { type Html, html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { Preview, Understanding } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";
import { bulletHeadlines } from "./headlines.ts";
import { answerNoTopic } from "./no-topic.ts";
import { shorten } from "./shorten.ts";
import { answerTopicFault } from "./topic-fault.ts";

const maxTopics = 100;
const previewDays = 7;
const previewArticles = 3;

/** Follows a topic as typed and answers with how it was understood and what it would have brought. */
export async function followTopic(ctx: BotContext, text: string): Promise<void> {
	const { parts, say } = ctx;
	if (await answerNoTopic(ctx, text)) return;
	const understood = await parts.topics.understand(text);
	if (!understood.ok) return answerTopicFault(ctx, { text: text, fault: understood.fault });
	const { understanding } = understood;
	const chatId = ctx.reader.id;
	const before = await parts.storage.topics.ofChat(chatId);
	if (before.length >= maxTopics && !before.some(({ query }) => query === understanding.query)) {
		return ctx.answer(say("subscribe-full", { limit: maxTopics }));
	}
	const { subscription, wasAdded } = await parts.topics.follow(
		{ chatId, threadId: ctx.threadId },
		understanding,
		ctx.now,
	);
	const topic = subscription.query;
	const head = say(wasAdded ? "subscribe-done" : "subscribe-known", { topic });
	// What is followed already goes by the words it was followed with; those typed now only mean the same.
	const known = wasAdded ? undefined : await parts.topics.understand(topic);
	const shown = known?.ok ? known.understanding : understanding;
	const preview = await previewCalmly(ctx, shown);
	const pieces = [head, ...explainUnderstanding(shown, say), ...(preview ? showPreview(preview, ctx) : [])];
	await ctx.answer(joinHtml(pieces, "\n"), {
		buttons: [
			[
				{ label: say.plain("button-latest"), command: `/latest #${subscription.id}` },
				{ label: say.plain("button-unsubscribe"), command: `/unsubscribe #${subscription.id}` },
			],
		],
	});
}

/** The topic is followed already; a preview that fails must not make it look as if it were not. */
async function previewCalmly(ctx: BotContext, understanding: Understanding): Promise<Preview | undefined> {
	try {
		return await ctx.parts.topics.preview(understanding, {
			now: ctx.now,
			days: previewDays,
			newest: previewArticles,
		});
	} catch (error) {
		ctx.parts.log.error({ chatId: ctx.reader.id, err: error }, "preview failed");
		return undefined;
	}
}

function explainUnderstanding({ terms, conditions }: Understanding, say: Say): Html[] {
	const own = terms.filter(({ term }) => term !== "");
	// Under no term of the reader's stand the words that the stored articles have beside the topic.
	const beside = terms.find(({ term }) => term === "")?.also.slice(0, 6) ?? [];
	const shown = own.slice(0, 20).map(({ term, also }) => {
		const others = also.slice(0, 4).map((form) => shorten(form, 30));
		return others.length > 0
			? say("subscribe-term-also", { term: shorten(term, 60), also: others.join(", ") })
			: html`${shorten(term, 60)}`;
	});
	return [
		...(shown.length > 0 ? [say("subscribe-understood", { terms: joinHtml(shown, ", ") })] : []),
		...(beside.length > 0
			? [say("subscribe-beside", { words: beside.map((word) => shorten(word, 30)).join(", ") })]
			: []),
		...(conditions.length > 0 ? [say("subscribe-conditions", { conditions: conditions.join(", ") })] : []),
	];
}

function showPreview({ count, days, newest }: Preview, ctx: BotContext): Html[] {
	const { say, now } = ctx;
	if (newest.length === 0) return [say("preview-none")];
	const daily = Math.round(count / days);
	const head =
		count === 0
			? say("preview-old")
			: daily >= 1
				? say("preview-many", { count, daily })
				: say("preview-some", { count });
	const articles = newest.map(({ article }) => article);
	return [head, ...bulletHeadlines(articles, now, say)];
}
