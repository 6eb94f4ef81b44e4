import { readFile } from "node:fs/promises";
import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { cleanHtml } from "../articles/clean-html.ts";
import { FeedError } from "../feeds/feed-error.ts";
import { parseFeed } from "../feeds/parse-feed.ts";
import { type CliCommand, CommandFailed, UsageError } from "./command.ts";
import { optionalText, readJsonLines, requireText, writeJsonLine } from "./json-lines.ts";

const usage = "feed FILE --url URL [--content-type T]  |  feed --responses FILE";

/** Shows what the bot reads out of a feed document, or out of many fetched ones. */
export const feed: CliCommand = {
	usage,
	async run(args, { out }) {
		const { values, positionals } = readArguments(args);
		if (values.responses !== undefined) {
			if (positionals.length > 0) throw new UsageError(`give either a file or --responses: ${usage}`);
			return showResponses(values.responses, out);
		}
		const [file, ...rest] = positionals;
		if (file === undefined || rest.length > 0) throw new UsageError(`one file is wanted: ${usage}`);
		if (values.url === undefined) throw new UsageError(`--url is missing: ${usage}`);
		if (!isWebAddress(values.url)) throw new UsageError(`--url "${values.url}" is not an http or https address`);
		const body = await readFile(file).catch((cause) => {
			throw new CommandFailed(`${file} cannot be read (${cause.code ?? cause.message})`, { cause });
		});
		try {
			const shown = await describe({ body, contentType: values["content-type"], url: values.url });
			await writeJsonLine(out, shown);
		} catch (error) {
			if (error instanceof FeedError) throw new CommandFailed(`${file}: ${error.message}`, { cause: error });
			throw error;
		}
	},
};

function readArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: { url: { type: "string" }, "content-type": { type: "string" }, responses: { type: "string" } },
		});
	} catch (cause) {
		throw new UsageError(`${(cause as Error).message.split(". ")[0]}: ${usage}`, { cause });
	}
}

async function showResponses(file: string, out: Writable): Promise<void> {
	for await (const line of readJsonLines(file)) {
		const id = requireText(line, "id", file);
		const url = requireText(line, "url", file);
		const body = Buffer.from(requireText(line, "body", file), "base64");
		if (!isWebAddress(url)) throw new CommandFailed(`${file}, line ${line.line}: "url" is no http or https address.`);
		try {
			const shown = await describe({ body, contentType: optionalText(line, "contentType"), url });
			await writeJsonLine(out, { id, ...shown });
		} catch (error) {
			if (!(error instanceof FeedError)) throw error;
			await writeJsonLine(out, { id, error: error.message });
		}
	}
}

async function describe(source: { body: Uint8Array; contentType: string | undefined; url: string }) {
	const { title, format, entries } = await parseFeed(source);
	return {
		title: cleanHtml(title),
		format,
		items: entries.map((entry) => ({
			title: cleanHtml(entry.title),
			link: entry.link ?? null,
			guid: entry.guid ?? null,
			publishedAt: entry.publishedAt === undefined ? null : new Date(entry.publishedAt).toISOString(),
			summary: entry.summaryHtml,
			content: entry.contentHtml,
			author: entry.author ?? null,
		})),
	};
}

function isWebAddress(text: string): boolean {
	return /^https?:$/.test(URL.parse(text)?.protocol ?? "");
}
