import { languageName } from "../src/delivery/language-name.ts";
import { linkTo } from "../src/delivery/lay-out-push.ts";
import { type Article, toldAt } from "../src/domain/article.ts";
import type { Millis } from "../src/domain/feed.ts";
import { type Html, html } from "../src/html.ts";
import { formatAge } from "../src/words/format-age.ts";
import type { Say } from "../src/words/words.ts";
import { shorten } from "./shorten.ts";

const maxTitleChars = 250;
// A longer address is a tracker's or a mistake, and it counts towards the size of the request.
const maxUrlChars = 1500;

/** The title as a link, its source and its age. */
function headline(article: Article, now: Millis, say: Say): Html {
	return say("headline", {
		title: linkedTitle(article),
		source: shorten(article.source, 60),
		age: formatAge(toldAt(article), now, say),
	});
}

/** The article that is spoken of: its title, and below it where it is from, in which language and how old. */
export function aboutArticle(article: Article, now: Millis, say: Say): Html {
	const language = languageName(article.language, say.locale);
	const about = {
		source: shorten(article.source, 60),
		age: formatAge(toldAt(article), now, say),
	};
	const from = language === undefined ? say("why-from", about) : say("why-from-in", { ...about, language });
	return html`<i>${linkedTitle(article)}</i>\n${from}`;
}

function linkedTitle({ title, url }: Article): Html {
	const text = shorten(title, maxTitleChars);
	const link = linkTo(url);
	return link !== undefined && link.length <= maxUrlChars ? html`<a href="${link}">${text}</a>` : html`${text}`;
}

/** One line a headline, each after the same mark. */
export function bulletHeadlines(articles: readonly Article[], now: Millis, say: Say): Html[] {
	return articles.map((article) => html`• ${headline(article, now, say)}`);
}
