import type { Html } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { shorten } from "./shorten.ts";

/** The marks that buttons put before numbers, and the places of pages: typed by hand they name nothing. */
const mark = /^(?:[#@]\d+(?: [#@]\d+)*|(?:page|older):\d*)$/i;
const address = /^(?:(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+\/\S*)$/iu;
const maxShown = 40;

/** Answers what is meant for something else than to be followed; false when it may be a topic. */
export async function answerNoTopic(ctx: BotContext, text: string): Promise<boolean> {
	const { say } = ctx;
	const answer = async (said: Html, command?: string) => {
		await ctx.answer(said, command ? { buttons: [[{ label: say.plain("button-judge-link"), command }]] } : {});
		return true;
	};
	if (mark.test(text))
		return answer(say("no-topic-mark", { text: shorten(text, maxShown), example: say("example-first") }));
	if (address.test(text)) return answer(say("no-topic-address"), `/why ${text}`);
	const slashed = /^\/([^\s@]{1,64})/.exec(text)?.[1];
	return slashed === undefined ? false : answer(say("unknown-command", { name: slashed }));
}
