import type { Article } from "../src/domain/article.ts";
import { type Html, joinHtml } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { fitList } from "../src/telegram/fit-list.ts";
import { findByLink } from "../src/topics/explaining/find-by-link.ts";
import type { Judgement } from "../src/topics/topics.ts";
import { explainReasons } from "./explain-reasons.ts";
import { followedHere } from "./find-subscriptions.ts";
import { aboutArticle } from "./headlines.ts";
import { listInBold } from "./list-words.ts";
import { answerNothingFollowed } from "./nothing-followed.ts";

const maxMissingShown = 6;
const maxTopicsShown = 10;

/** Says how each of the chat's topics judges the article that the first of these links to lead to one does, sent or not. */
export async function explainLink(ctx: BotContext, links: readonly string[]): Promise<void> {
	const { say, parts, now } = ctx;
	const article = await findStored(ctx, links);
	if (!article) {
		return ctx.answer(say("why-link-unknown"), {
			buttons: [[{ label: say.plain("button-all-sources"), command: "/sources" }]],
		});
	}
	const mine = await followedHere(ctx);
	if (mine.length === 0) return answerNothingFollowed(ctx);
	const topicIds = mine.map(({ topicId }) => topicId);
	const judgements = new Map(parts.topics.judge(article, topicIds).map((judged) => [judged.topicId, judged]));
	const judged = mine
		.flatMap(({ topicId, query, createdAt }) => {
			const judgement = judgements.get(topicId);
			return judgement ? [{ query, judgement, cameBefore: article.seenAt < createdAt }] : [];
		})
		.sort((a, b) => b.judgement.score - a.judgement.score);
	// Of topics that it has nothing of there is nothing to say, unless it is all there is to say.
	const near = judged.filter(({ judgement }) => judgement.why.length + judgement.unwanted.length > 0);
	const shown = (near.length > 0 ? near : judged.slice(0, 1)).slice(0, maxTopicsShown);
	const others = judged.length - shown.length;
	const items = shown.map((item) => explainJudgement(item, ctx));
	const foot = others > 0 ? { foot: say("why-link-others", { count: others }) } : {};
	await ctx.answer(fitList({ head: aboutArticle(article, now, say), items, ...foot, separator: "\n\n", say }));
}

async function findStored(ctx: BotContext, links: readonly string[]): Promise<Article | undefined> {
	for (const link of links) {
		const article = await findByLink(ctx.parts.storage.articles, link);
		if (article) return article;
	}
	return undefined;
}

function explainJudgement(
	{ query, judgement, cameBefore }: { query: string; judgement: Judgement; cameBefore: boolean },
	{ say }: BotContext,
): Html {
	const { score, needed, why, missing, unwanted } = judgement;
	const isMatch = score >= needed;
	// A miss must not look like the score it missed.
	const shown = (isMatch ? score : Math.floor(score * 100) / 100).toFixed(2);
	const list = (terms: readonly string[]) => listInBold(terms, maxMissingShown, say);
	const lines = [
		say(isMatch ? "why-link-match" : "why-link-miss", { topic: query, score: shown, needed: String(needed) }),
		...(why.length > 0 ? [say("why-link-found", { found: explainReasons(why, say) })] : []),
		...(missing.length > 0
			? [say(unwanted.length > 0 ? "why-link-lacks" : "why-link-missing", { terms: list(missing) })]
			: []),
		...(unwanted.length > 0 ? [say("why-link-unwanted", { terms: list(unwanted) })] : []),
		...(!isMatch && missing.length + unwanted.length === 0 ? [say("why-link-weak")] : []),
		...(isMatch ? [say(cameBefore ? "why-link-before" : "why-link-sent")] : []),
	];
	return joinHtml(lines, "\n");
}
