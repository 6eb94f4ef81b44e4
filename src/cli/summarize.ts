import { parseArgs } from "node:util";
import { createExtractiveSummarizer } from "../summaries/extractive.ts";
import { type CliCommand, UsageError } from "./command.ts";
import { writeJsonLine } from "./json-lines.ts";
import { readArticleLines } from "./read-article-lines.ts";

const usage = "summarize --articles FILE [--sentences 3]";

/** Summarizes each article of a file; the number of sentences is the only limit. */
export const summarize: CliCommand = {
	usage,
	async run(args, { out }) {
		const { path, maxSentences } = readOptions(args);
		const makeSummary = createExtractiveSummarizer();
		for await (const { id, article } of readArticleLines(path)) {
			const { title, lead, text, language } = article;
			const summary = await makeSummary(
				{ title, lead, text, language },
				{ maxSentences, maxChars: Number.POSITIVE_INFINITY },
			);
			await writeJsonLine(out, { article: id, summary });
		}
	},
};

function readOptions(args: string[]): { path: string; maxSentences: number } {
	let values: { articles?: string; sentences?: string };
	try {
		({ values } = parseArgs({ args, options: { articles: { type: "string" }, sentences: { type: "string" } } }));
	} catch (cause) {
		throw new UsageError(`${(cause as Error).message.split(". ")[0]}: ${usage}`, { cause });
	}
	if (!values.articles) throw new UsageError(`--articles is missing: ${usage}`);
	const sentences = values.sentences ?? "3";
	if (!/^[1-9]\d?$/.test(sentences)) throw new UsageError("--sentences takes a number from 1 to 99");
	return { path: values.articles, maxSentences: Number(sentences) };
}
