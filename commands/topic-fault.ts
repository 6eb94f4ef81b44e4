import { html } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { TopicFault } from "../src/topics/topics.ts";
import { explainTopicFault } from "./explain-topic-fault.ts";

const maxWords = 20;

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
