import { fitList } from "../src/telegram/fit-list.ts";
import { defineCommand } from "./command.ts";
import { bulletHeadlines } from "./headlines.ts";
import { readPage } from "./read-page.ts";
import { shorten } from "./shorten.ts";

const perPage = 10;
const maxTerms = 20;

export const search = defineCommand({ name: "search", changes: false }, async (ctx, args) => {
	const { say, parts, now } = ctx;
	const { text, olderThan, isTurned } = readPage(args);
	const terms = parts.topics.searchTerms(text).slice(0, maxTerms);
	if (terms.length === 0) return ctx.answer(say("search-ask"));
	const found = await parts.storage.articles.search(terms, {
		limit: perPage + 1,
		...(olderThan === undefined ? {} : { before: olderThan }),
	});
	const words = shorten(text, 100);
	const shown = found.slice(0, perPage);
	const last = shown.at(-1);
	const newest =
		olderThan === undefined ? [] : [{ label: say.plain("button-newest"), command: `/search ${text} older:0` }];
	const edit = isTurned;
	if (!last) {
		if (olderThan !== undefined) return ctx.answer(say("search-no-more", { words }), { buttons: [newest], edit });
		const follow = {
			label: say.plain("button-follow-topic", { topic: shorten(text, 40) }),
			command: `/subscribe ${text}`,
		};
		return ctx.answer(say("search-nothing", { words }), { buttons: [[follow]] });
	}
	const older =
		found.length > perPage ? [{ label: say.plain("button-older"), command: `/search ${text} older:${last.id}` }] : [];
	await ctx.answer(fitList({ head: say("search-head", { words }), items: bulletHeadlines(shown, now, say), say }), {
		buttons: [[...newest, ...older]],
		edit,
	});
});
