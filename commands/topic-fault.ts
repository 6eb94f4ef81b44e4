import { type Html, html } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { TopicFault } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";
import { shorten } from "./shorten.ts";

const maxWords = 20;
const maxNear = 40;

/** Says what is wrong with a topic as typed, where, and what to type instead, with a button that does it. */
export async function answerTopicFault(
	ctx: BotContext,
	typed: { text: string; fault: TopicFault },
	command = "subscribe",
): Promise<void> {
	const fault = countWords(typed.fault, typed.text);
	const said = explainTopicFault({ text: typed.text, fault }, ctx.say);
	const suggestion = await checkSuggestion(ctx, fault.suggestion);
	if (suggestion === undefined) return ctx.answer(said);
	await ctx.answer(html`${said} ${ctx.say("topic-fault-try", { suggestion })}`, {
		buttons: [[{ label: suggestion, command: `/${command} ${suggestion}` }]],
	});
}

/** Only what can be followed is offered: "(the" mends to "(the)", which says too little all the same. */
async function checkSuggestion(ctx: BotContext, suggestion: string | undefined): Promise<string | undefined> {
	if (suggestion === undefined) return undefined;
	return (await ctx.parts.topics.understand(suggestion)).ok ? suggestion : undefined;
}

/** Somebody who sent a whole article is better told how many words it had than how many characters. */
function countWords(fault: TopicFault, text: string): TopicFault {
	const count = text.split(" ").length;
	return fault.kind === "tooLong" && count > maxWords
		? { ...fault, kind: "tooManyTerms", count, limit: maxWords }
		: fault;
}

function explainTopicFault({ text, fault }: { text: string; fault: TopicFault }, say: Say): Html {
	const { kind, at, near, count = 0, limit = 0 } = fault;
	const before = shorten(/[^\s()"“”„«»‟]+(?=[\s()"“”„«»‟]*$)/.exec(text.slice(0, at))?.[0] ?? "", maxNear);
	const after = shorten(/[^\s()"“”„«»‟]+/.exec(text.slice(at))?.[0] ?? "", maxNear);
	const field = near.slice(0, -1).toLowerCase();
	const place = endings[kind]?.({ before, after }) ?? "";
	return say(`topic-fault-${kind}${place}`, {
		near: shorten(near, maxNear),
		text: shorten(text, maxNear),
		before,
		after,
		field,
		count,
		limit,
	});
}

/** Where there is no word to name the place by, another sentence names it. */
const endings: Partial<Record<TopicFault["kind"], (beside: { before: string; after: string }) => string>> = {
	unclosedQuote: ({ after }) => (after === "" ? "-end" : ""),
	unclosedParenthesis: ({ after }) => (after === "" ? "-end" : ""),
	nestedTooDeep: ({ after }) => (after === "" ? "-end" : ""),
	strayParenthesis: ({ before }) => (before === "" ? "-start" : ""),
};
