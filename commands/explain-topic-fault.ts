import type { Html } from "../src/html.ts";
import type { TopicFault } from "../src/topics/topics.ts";
import type { Say } from "../src/words/words.ts";
import { shorten } from "./shorten.ts";

const maxNear = 40;

/** The sentence that says what is wrong with a topic as typed, and where. */
export function explainTopicFault({ text, fault }: { text: string; fault: TopicFault }, say: Say): Html {
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
