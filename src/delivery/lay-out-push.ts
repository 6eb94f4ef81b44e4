import { withoutTracking } from "../articles/canonical-url.ts";
import type { Delivery } from "../domain/delivery.ts";
import type { Millis } from "../domain/feed.ts";
import { type Html, html, joinHtml, plainText } from "../html.ts";
import { splitSentences } from "../text/split-sentences.ts";
import { formatAge } from "../words/format-age.ts";
import type { Say } from "../words/words.ts";
import { languageName } from "./language-name.ts";
import type { Button, OutgoingMessage } from "./messenger.ts";
import { cutLine, tidyLine } from "./tidy-text.ts";

/** What Telegram takes in a message, counted in UTF-16 units after the markup was read. */
export const maxMessageChars = 4_096;
const maxTitleChars = 300;
const maxSourceChars = 80;
const maxAlso = 6;
const maxTopicsChars = 2_400;
// Kept free for a line that the sender adds when a thread is closed, and the mark of what is new.
const noticeChars = 200;
const maxUrlChars = 2_048;
const maxCommandBytes = 64;

/** What a push says of its article. */
export interface PushText {
	/** May be "". */
	summary: string;
	/** The sentence that says what a development brings, in place of the summary; "" when that cannot be told. */
	newSentence?: string;
}

/**
 * A push as the reader sees it: title as a link, source, age and language, the summary, the topics that matched.
 * A development of a story that the chat has heard of answers the message it heard of it with, and says what is new.
 * Always within Telegram's limits, whatever the article holds.
 */
export function layOutPush(delivery: Delivery, text: PushText, say: Say, now: Millis): OutgoingMessage {
	const { article, chat, answers } = delivery;
	const newSentence = answers === undefined ? "" : tidyLine(text.newSentence ?? "");
	const url = linkTo(article.url);
	const source = cutLine(tidyLine(article.source), maxSourceChars);
	const title = cutLine(tidyLine(article.title) || source || url || "…", maxTitleChars);
	const age = formatAge(article.publishedAt ?? article.seenAt, now, say);
	const mark = answers === undefined || newSentence ? "" : say.plain("push-more-of-story");
	const origin = [source, age, languageName(article.language, say.locale), mark].filter(Boolean).join(" · ");

	const head = html`<b>${url ? html`<a href="${url}">${title}</a>` : title}</b>\n${origin}`;
	const topics = joinHtml([html`<i>${nameTopics(delivery, say)}</i>`, ...nameOthers(delivery, say)], " · ");
	const room = maxMessageChars - plainText(joinHtml([head, topics], "\n\n")).length - "\n\n".length - noticeChars;
	const said = fitSentences(newSentence || tidyLine(text.summary), article.language, room);
	const body = newSentence ? say("push-new", { sentence: said }) : html`${said}`;

	return {
		chatId: chat.id,
		threadId: delivery.threadId,
		body: joinHtml(said ? [head, body, topics] : [head, topics], "\n\n"),
		buttons: layOutButtons(delivery, say),
		silent: chat.settings.silent,
		answers,
		previewUrl: chat.settings.previews ? url : undefined,
	};
}

/** The link as Telegram takes it, or undefined when it is none that a reader could open. */
export function linkTo(url: string | undefined): string | undefined {
	const parsed = url === undefined ? null : URL.parse(withoutTracking(url));
	if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
	return parsed.href.length <= maxUrlChars ? parsed.href : undefined;
}

/** All the topics that matched, best first; the last ones as a number when they are too many for a message. */
function nameTopics({ matches }: Delivery, say: Say): Html {
	const names: string[] = [];
	let room = maxTopicsChars;
	for (const { query } of matches) {
		const name = tidyLine(query);
		room -= name.length + " · ".length;
		if (room < 0) break;
		if (!names.includes(name)) names.push(name);
	}
	const unnamed = room < 0 ? matches.length - names.length : 0;
	const pieces: Html[] = names.map((name) => html`${name}`);
	if (unnamed > 0) pieces.push(say("push-more", { count: unnamed }));
	return joinHtml(pieces, " · ");
}

/** The other sources that told the same, as one piece; none when there are none. */
function nameOthers({ also, article }: Delivery, say: Say): Html[] {
	const own = tidyLine(article.source);
	const names = also.map((name) => cutLine(tidyLine(name), maxSourceChars)).filter((name) => name && name !== own);
	if (names.length === 0) return [];
	const sources = names.slice(0, maxAlso).join(", ");
	const unnamed = names.length - maxAlso;
	const more = unnamed > 0 ? [say("push-more", { count: unnamed })] : [];
	return [joinHtml([say("push-also", { sources }), ...more], " ")];
}

/** As many whole sentences as there is room for. */
function fitSentences(text: string, language: string | undefined, maxChars: number): string {
	if (text.length <= maxChars) return text;
	let kept = "";
	for (const sentence of splitSentences(text, language)) {
		const longer = kept ? `${kept} ${sentence}` : sentence;
		if (longer.length > maxChars) break;
		kept = longer;
	}
	return kept;
}

function layOutButtons({ id, matches }: Delivery, say: Say): Button[][] {
	const ids = [...new Set(matches.map(({ subscriptionId }) => `#${subscriptionId}`))];
	const unsubscribe = `/unsubscribe ${ids.join(" ")}`;
	return [
		[
			{ label: say.plain("push-button-why"), command: `/why ${id}` },
			{ label: say.plain("push-button-more-like"), command: `/morelike ${id}` },
			{ label: say.plain("push-button-not-this"), command: `/notthis ${id}` },
		],
		[
			{ label: say.plain("button-latest"), command: `/latest ${ids[0] ?? ""}`.trim() },
			{
				label: say.plain("push-button-unsubscribe"),
				// Too many for a button: without any the reader is asked which.
				command: unsubscribe.length <= maxCommandBytes ? unsubscribe.trim() : "/unsubscribe",
			},
		],
	];
}
