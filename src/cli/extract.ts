import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { extractPage } from "../articles/extract-page.ts";
import { type CliCommand, CommandFailed, UsageError } from "./command.ts";
import { readJsonLines, requireText, writeJsonLine } from "./json-lines.ts";

const usage = "extract FILE.html --url URL  |  extract --pages FILE";

/** Shows the article that the bot finds in a web page, or in each of many. */
export const extract: CliCommand = {
	usage,
	async run(args, { out }) {
		const { values, positionals } = readArguments(args);
		if (values.pages !== undefined) {
			if (positionals.length > 0) throw new UsageError(`give either a file or --pages: ${usage}`);
			for await (const line of readJsonLines(values.pages)) {
				const id = requireText(line, "id", values.pages);
				const url = requireText(line, "url", values.pages);
				const html = requireText(line, "html", values.pages);
				await writeJsonLine(out, { id, ...(await describe(html, url)) });
			}
			return;
		}
		const [file, ...rest] = positionals;
		if (file === undefined || rest.length > 0) throw new UsageError(`one file is wanted: ${usage}`);
		if (values.url === undefined) throw new UsageError(`--url is missing: ${usage}`);
		if (!/^https?:$/.test(URL.parse(values.url)?.protocol ?? ""))
			throw new UsageError(`--url "${values.url}" is not an http or https address`);
		const html = await readFile(file, "utf8").catch((cause) => {
			throw new CommandFailed(`${file} cannot be read (${cause.code ?? cause.message})`, { cause });
		});
		await writeJsonLine(out, await describe(html, values.url));
	},
};

function readArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: { url: { type: "string" }, pages: { type: "string" } },
		});
	} catch (cause) {
		throw new UsageError(`${(cause as Error).message.split(". ")[0]}: ${usage}`, { cause });
	}
}

/** In the contract's shape: what is not known is null. */
async function describe(html: string, url: string) {
	const { title, byline, siteName, publishedAt, language, text } = await extractPage({ html, url });
	return {
		title,
		byline: byline ?? null,
		siteName: siteName ?? null,
		publishedAt: publishedAt ?? null,
		language: language ?? null,
		text,
	};
}
