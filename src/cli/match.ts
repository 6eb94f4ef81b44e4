import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { plainText } from "../html.ts";
import type { CompiledNode } from "../topics/compiled-query.ts";
import { explainReading } from "../topics/explaining/explain-match.ts";
import type { Lexicon } from "../topics/lexicon/lexicon.ts";
import { loadLexicon } from "../topics/lexicon/load-lexicon.ts";
import { findAllTerms, findAnchors } from "../topics/matching/find-anchors.ts";
import { readWords } from "../topics/matching/read-words.ts";
import { MATCH_SCORE } from "../topics/matching/score-topic.ts";
import { type Form, formsOf } from "../topics/matching/term-forms.ts";
import { TopicIndex } from "../topics/matching/topic-index.ts";
import { MAX_QUERY_CHARACTERS } from "../topics/query/query.ts";
import type { TopicFault } from "../topics/topics.ts";
import { type ArticleCorpus, createArticleCorpus } from "../topics/understanding/article-corpus.ts";
import { understandTopic } from "../topics/understanding/understand-topic.ts";
import { type CliCommand, CommandFailed, UsageError } from "./command.ts";
import { readJsonLines, requireText, writeJsonLine } from "./json-lines.ts";
import { type FileArticle, readArticleLines } from "./read-article-lines.ts";

const usage = "match --topics FILE --articles FILE [--all] [--stream] [--count]";

/** In a stream topics are understood anew whenever the store has grown by this factor. */
const GROWTH = 1.15;

interface FileTopic {
	id: string;
	query: string;
}

interface Options {
	topics: string;
	articles: string;
	all: boolean;
	stream: boolean;
	count: boolean;
}

/** Matches articles of a file against topics of a file. */
export const match: CliCommand = {
	usage,
	async run(args, { out, err }) {
		const options = readOptions(args);
		const topics: FileTopic[] = [];
		for await (const line of readJsonLines(options.topics)) {
			const id = requireText(line, "id", options.topics);
			const query = requireText(line, "query", options.topics);
			const short = shorten(query);
			if (short !== query)
				err.write(`Topic ${id} is longer than ${MAX_QUERY_CHARACTERS} characters; read as "${short}".\n`);
			topics.push({ id, query: short });
		}
		const lexicon = await loadLexicon().catch((error) => {
			throw new CommandFailed(error.message, { cause: error });
		});
		const matcher = createMatcher(topics, lexicon, options.all);
		if (options.stream) await matchStream(matcher, options, out);
		else await matchStore(matcher, options, out);
	},
};

/** A topic as long as one may be: the words that come first. */
function shorten(query: string): string {
	const letters = Array.from(query.trim());
	if (letters.length <= MAX_QUERY_CHARACTERS) return query;
	const kept = letters.slice(0, MAX_QUERY_CHARACTERS + 1).join("");
	const end = kept.search(/\s\S*$/u);
	return end > 0 ? kept.slice(0, end) : letters.slice(0, MAX_QUERY_CHARACTERS).join("");
}

function readOptions(args: string[]): Options {
	try {
		const { values } = parseArgs({
			args,
			options: {
				topics: { type: "string" },
				articles: { type: "string" },
				all: { type: "boolean", default: false },
				stream: { type: "boolean", default: false },
				count: { type: "boolean", default: false },
			},
		});
		if (values.topics !== undefined && values.articles !== undefined)
			return { ...values, topics: values.topics, articles: values.articles };
	} catch (error) {
		throw new UsageError(`${(error as Error).message} Use: ${usage}`);
	}
	throw new UsageError(`The files of topics and articles have to be named. Use: ${usage}`);
}

async function matchStore(matcher: Matcher, options: Options, out: Writable): Promise<void> {
	const articles: FileArticle[] = [];
	for await (const read of readArticleLines(options.articles)) {
		articles.push(read);
		matcher.corpus.add(read.article);
	}
	await matcher.understand();
	for (const read of articles) await matcher.write(read, options, out);
}

async function matchStream(matcher: Matcher, options: Options, out: Writable): Promise<void> {
	let stored = 0;
	let understoodAt = 0;
	await matcher.understand();
	for await (const read of readArticleLines(options.articles)) {
		if (stored > understoodAt * GROWTH) {
			await matcher.understand();
			understoodAt = stored;
		}
		await matcher.write(read, options, out);
		matcher.corpus.add(read.article);
		stored++;
	}
}

/** What the chat says to such a topic, with the place. Loaded only when it is needed: the bot's words take a moment. */
async function explainFault({ id, query }: FileTopic, fault: TopicFault): Promise<string> {
	const { explainTopicFault } = await import("../../commands/explain-topic-fault.ts");
	const { openWords } = await import("../words/open-words.ts");
	const said = plainText(explainTopicFault({ text: query, fault }, openWords().in(undefined)));
	const place = Array.from(query.slice(0, fault.at)).length + 1;
	return `Topic ${id} cannot be followed. At character ${place}: ${said}`;
}

interface Matcher {
	corpus: ArticleCorpus;
	/** Understands all topics from the articles added so far. */
	understand(): Promise<void>;
	write(read: FileArticle, options: Options, out: Writable): Promise<void>;
}

function createMatcher(topics: readonly FileTopic[], lexicon: Lexicon, isAll: boolean): Matcher {
	const cachedForms = new Map<string, Form[]>();
	const forms = (key: string) => {
		const known = cachedForms.get(key) ?? formsOf(key, lexicon);
		cachedForms.set(key, known);
		return known;
	};
	const corpus = createArticleCorpus();
	const index = new TopicIndex(forms, isAll ? findAllTerms : findAnchors);
	const roots: CompiledNode[] = [];
	return {
		corpus,
		async understand() {
			for (const [place, topic] of topics.entries()) {
				const understood = await understandTopic(topic.query, { lexicon, corpus });
				if (!understood.ok) throw new CommandFailed(await explainFault(topic, understood.fault));
				roots[place] = understood.root;
				index.add(place, understood.root);
			}
		},
		async write({ id, article }, options, out) {
			const words = readWords(article, article.source);
			const found: { place: number; score: number }[] = [];
			const keep = (place: number, score: number) => found.push({ place, score });
			if (options.all) index.matchAll(words, keep);
			else index.match(words, keep);
			if (options.count) {
				await writeJsonLine(out, { article: id, matched: found.filter(({ score }) => score >= MATCH_SCORE).length });
				return;
			}
			found.sort((a, b) => b.score - a.score || a.place - b.place);
			for (const { place, score } of found) {
				const root = roots[place];
				const topic = topics[place];
				if (root === undefined || topic === undefined) continue;
				const why = explainReading(root, words, article, article.source, index.evidence);
				await writeJsonLine(out, {
					article: id,
					topic: topic.id,
					score,
					...(score < MATCH_SCORE ? { matched: false } : {}),
					why,
				});
			}
		},
	};
}
