import { parseArgs } from "node:util";
import { createStoryFinder } from "../stories/story-finder.ts";
import { loadLexicon } from "../topics/lexicon/load-lexicon.ts";
import { type CliCommand, CommandFailed, UsageError } from "./command.ts";
import { writeJsonLine } from "./json-lines.ts";
import { readArticleLines } from "./read-article-lines.ts";

const usage = "stories --articles FILE";

/** Groups articles of a file, which stand in order of time, by the story they tell. */
export const stories: CliCommand = {
	usage,
	async run(args, { out }) {
		const path = readPath(args);
		let count = 0;
		const lexicon = await loadLexicon().catch((error) => {
			throw new CommandFailed(error.message, { cause: error });
		});
		const finder = createStoryFinder({ newId: () => `story-${++count}`, lexicon });
		for await (const { id, article } of readArticleLines(path)) {
			const { storyId } = finder.find({ ...article, keys: [], terms: "" });
			await writeJsonLine(out, { article: id, story: storyId });
		}
	},
};

function readPath(args: string[]): string {
	try {
		const { values } = parseArgs({ args, options: { articles: { type: "string" } } });
		if (values.articles !== undefined) return values.articles;
	} catch (error) {
		throw new UsageError(`${(error as Error).message} Use: ${usage}`);
	}
	throw new UsageError(`The file of articles has to be named. Use: ${usage}`);
}
