import type { Button } from "../src/delivery/messenger.ts";
import { type Html, html } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import type { TopicFault } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";
import { shorten } from "./shorten.ts";

const maxWords = 20;

/** Says what is wrong with a topic as typed, where, and what to type instead, with a button that does it. */
export function answerTopicFault(
	ctx: BotContext,
	typed: { text: string; fault: TopicFault },
	command = "subscribe",
): Promise<void> {
	const fault = countWords(typed.fault, typed.text);
	const suggestion = fault.suggestion;
	const buttons: Button[][] = suggestion ? [[{ label: suggestion, command: `/${command} ${suggestion}` }]] : [];
	return ctx.answer(explainTopicFault(fault, ctx.say), { buttons });
}

/** Somebody who sent a whole article is better told how many words it had than how many characters. */
function countWords(fault: TopicFault, text: string): TopicFault {
	const count = text.split(" ").length;
	return fault.kind === "tooLong" && count > maxWords
		? { ...fault, kind: "tooManyTerms", count, limit: maxWords }
		: fault;
}

function explainTopicFault(fault: TopicFault, say: Say): Html {
	// The sentences name the mark themselves and then what stands after it.
	const near = shorten(fault.near.replace(/^["“”„«(]+(?=.)/, ""), 40);
	const said = say(`topic-fault-${fault.kind}`, { near, count: fault.count ?? 0, limit: fault.limit ?? 0 });
	return fault.suggestion ? html`${said} ${say("topic-fault-try", { suggestion: fault.suggestion })}` : said;
}
