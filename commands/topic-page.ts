import type { Button } from "../src/delivery/messenger.ts";
import type { Subscription } from "../src/domain/topic.ts";
import { type Html, html, joinHtml } from "../src/html.ts";
import { drawVolume } from "../src/picture/draw-volume.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { Lesson } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";
import { defineCommand } from "./command.ts";
import { describeLesson, labelLesson } from "./describe-lesson.ts";
import { drawBar } from "./draw-bar.ts";
import { explainUnderstanding } from "./explain-understanding.ts";
import { findByIds, findByName, followedHere } from "./find-subscriptions.ts";
import { answerNothingFollowed } from "./nothing-followed.ts";
import { shorten } from "./shorten.ts";
import { describeDaily } from "./volume.ts";

const dayMs = 86_400_000;
export const daysShown = 14;
const maxLessonsShown = 10;
// Telegram takes 100 buttons under a message.
const maxChoices = 99;

/**
 * `/topic #12`, or by its name; `forget:56` or `forget:all` forgets what it learned from one article or from all,
 * `picture` draws what it brought.
 */
const pattern = /^#(\d{1,15})(?: (picture)| forget:(\d{1,15}|all))?$/;

export const topicPage = defineCommand(
	{ name: "topic", changes: (args) => args.includes("forget:"), isHidden: true },
	async (ctx, args) => {
		const { say, parts, reader } = ctx;
		const [, id, picture, forgotten] = pattern.exec(args) ?? [];
		if (id === undefined) return findPage(ctx, args);
		const where = { chatId: reader.id, subscriptionId: Number(id) };
		if (forgotten !== undefined) await parts.topics.unlearn(where, forgotten === "all" ? undefined : Number(forgotten));
		const [subscription] = await findByIds(ctx, [where.subscriptionId]);
		if (!subscription) return ctx.answer(say("unsubscribe-gone"));
		if (picture) await showPicture(ctx, subscription);
		else await showPage(ctx, subscription, { edit: forgotten !== undefined });
	},
);

async function findPage(ctx: BotContext, name: string): Promise<void> {
	const { say } = ctx;
	const meant = name === "" ? await followedHere(ctx) : await findByName(ctx, name);
	const [only] = meant;
	if (only && meant.length === 1) return showPage(ctx, only, { edit: false });
	if (only) {
		const buttons = meant.slice(0, maxChoices).map(({ id, query }) => [{ label: query, command: `/topic #${id}` }]);
		return ctx.answer(say("unsubscribe-which"), { buttons });
	}
	if (name === "") return answerNothingFollowed(ctx);
	await ctx.answer(say("unsubscribe-unknown", { topic: shorten(name, 200) }), {
		buttons: [[{ label: say.plain("button-topics"), command: "/topics" }]],
	});
}

async function showPage(ctx: BotContext, subscription: Subscription, { edit }: { edit: boolean }): Promise<void> {
	const { say, parts, reader, now } = ctx;
	const { id, topicId, query } = subscription;
	const understanding = await parts.topics.describe(topicId);
	const volumes = await parts.topics.volumes([topicId], { now, days: daysShown });
	const lessons = parts.topics.lessons(topicId);
	const blocks = [
		[
			say(reader.pausedAt === undefined ? "topic-head" : "topic-head-paused", { topic: query }),
			...(understanding ? explainUnderstanding(understanding, say) : []),
		],
		showVolume(volumes.get(topicId) ?? [], ctx),
		...(lessons.length > 0 ? [showLessons(lessons, say)] : []),
	];
	const paragraphs = blocks.map((lines) => joinHtml(lines, "\n"));
	const buttons = [
		[
			{ label: say.plain("button-latest"), command: `/latest #${id}` },
			{ label: say.plain("button-picture"), command: `/topic #${id} picture` },
			{ label: say.plain("button-stop"), command: `/unsubscribe #${id}` },
		],
		[{ label: say.plain("button-topics"), command: "/topics" }],
		...forgetButtons(id, lessons, say),
	];
	await ctx.answer(joinHtml(paragraphs, "\n\n"), { buttons, edit });
}

async function showPicture(ctx: BotContext, { id, topicId, query }: Subscription): Promise<void> {
	const { say, parts, now } = ctx;
	const days = (await parts.topics.volumes([topicId], { now, days: daysShown })).get(topicId) ?? [];
	const caption = [html`<b>${shorten(query, 200)}</b>`, sumUp(days, say)];
	await ctx.answerPicture(drawVolume(days, now), joinHtml(caption, "\n"), {
		buttons: [[{ label: say.plain("button-topic"), command: `/topic #${id}` }]],
	});
}

function sumUp(days: readonly number[], say: Say): Html {
	const count = days.reduce((sum, stories) => sum + stories, 0);
	return say("topic-volume", { days: days.length, count, volume: describeDaily(days, say) });
}

/** The bar, and each day's number under the day it belongs to. */
function showVolume(days: readonly number[], { say, now }: BotContext): Html[] {
	if (days.length === 0) return [];
	const numbers = days.map((stories) => html`${stories}`);
	return [
		sumUp(days, say),
		html`<code>${drawBar(days)}</code>`,
		say("topic-days", {
			first: say.plain("age-date", { date: now - (days.length - 1) * dayMs }),
			numbers: joinHtml(numbers, " "),
		}),
	];
}

function showLessons(lessons: readonly Lesson[], say: Say): Html[] {
	const lines = lessons
		.slice(-maxLessonsShown)
		.map((lesson) => say("topic-lesson", { lesson: describeLesson(lesson, say), title: shorten(lesson.title, 60) }));
	return [say("topic-learned"), ...lines];
}

function forgetButtons(id: number, lessons: readonly Lesson[], say: Say): Button[][] {
	const shown = lessons.slice(-maxLessonsShown);
	const each = shown.map((lesson) => [
		{ label: labelLesson(lesson, say), command: `/topic #${id} forget:${lesson.articleId}` },
	]);
	return lessons.length > 1
		? [...each, [{ label: say.plain("learned-undo-all"), command: `/topic #${id} forget:all` }]]
		: each;
}
