import { readArticleLines } from "../src/cli/read-article-lines.ts";
import { isStopWord } from "../src/text/stop-words.ts";
import { tokenize } from "../src/text/tokenize.ts";
import type { Lexicon } from "../src/topics/lexicon/lexicon.ts";
import { createRandom, foreignNameOf, shuffle } from "./draw.ts";
import type { News, Telling } from "./make-topics.ts";

const FOREIGN_NAMES = 20_000;
const TITLE_WORDS = 9;
const LEAD_WORDS = 31;

interface ReadArticle {
	title: string;
	words: string[];
	telling: Telling[];
}

/**
 * Real news: the English articles of a file, a line of JSON each as for `cli match`. A story is an article, and what
 * topics may be made of are its words that are no small ones: concepts of the lexicon where it knows them.
 * @throws Error when the file has no English article.
 */
export async function readNews(path: string, lexicon: Lexicon, seed = 7): Promise<News> {
	const random = createRandom(seed);
	const all: ReadArticle[] = [];
	for await (const { article } of readArticleLines(path)) {
		if (article.language !== "en") continue;
		const { title, lead, text } = article;
		const telling = [title, `${lead} ${text}`].flatMap((part) => tellingWords(part, lexicon));
		if (telling.length > 1) all.push({ title, words: `${lead} ${text}`.split(/\s+/), telling });
	}
	if (all.length === 0) throw new Error(`${path} has no articles in English`);
	const articles = shuffle(all, random);
	const words = articles.flatMap(({ telling }) => telling);
	let next = 0;
	return {
		random,
		anyWord: () => words[Math.floor(random() * words.length)] as Telling,
		anyStory() {
			const rareness = Math.floor(random() * articles.length);
			return { words: articles[rareness]?.telling ?? [], rareness };
		},
		stories: articles.length,
		/** The next article that is long enough; if none is, the longest there are. */
		article(length) {
			const wanted = length - TITLE_WORDS;
			const long = articles.filter((one) => one.words.length >= wanted);
			const some = long.length > 0 ? long : articles;
			const one = some[next++ % some.length] as ReadArticle;
			return {
				title: one.title,
				lead: one.words.slice(0, LEAD_WORDS).join(" "),
				text: one.words.slice(LEAD_WORDS, wanted).join(" "),
				language: "en",
			};
		},
		sample: () => articles.map(({ telling }) => telling),
		foreignName() {
			const name = foreignNameOf(Math.floor(random() * FOREIGN_NAMES));
			return { key: `w:${name}`, text: name };
		},
	};
}

/** The words of a text that a topic may be made of, in their order. */
function tellingWords(text: string, lexicon: Lexicon): Telling[] {
	const tokens = tokenize(text);
	const found = lexicon.recognise(tokens, "en");
	const telling: Telling[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at];
		const run = found.find(({ from, to }) => from <= at && at < to);
		if (token === undefined || (run !== undefined && run.from !== at)) continue;
		const surface = tokens.slice(at, run?.to ?? at + 1).map((each) => each.surface);
		if (run !== undefined) telling.push({ key: `c:${run.concepts[0]}`, text: surface.join(" ") });
		else if (!isStopWord(token.folded, "en")) telling.push({ key: `w:${token.word}`, text: token.surface });
	}
	return telling;
}
