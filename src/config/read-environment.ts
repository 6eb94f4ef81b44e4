import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { ConfigError } from "./config-error.ts";

type Environment = Record<string, string | undefined>;

/**
 * The variables of the process, and for those that are absent or empty there the ones of a `.env` file.
 * A file that is not there is none; one that cannot be read or understood throws a ConfigError.
 */
export function readEnvironment(env: Environment, path: string): Environment {
	const merged: Environment = { ...readEnvFile(path) };
	for (const [name, value] of Object.entries(env)) {
		if (value !== undefined && value.trim() !== "") merged[name] = value;
	}
	return merged;
}

/** The variables that stand in a `.env` file; none when there is no such file. */
function readEnvFile(path: string): Environment {
	const fault = (problem: string) => new ConfigError([{ variable: path, problem }]);
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === "ENOENT") return {};
		throw fault(`cannot be read (${code}): make it a file this user may read, or take it away`);
	}
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw fault("is not UTF-8 text");
	}
	const line = strayLine(text);
	if (line !== undefined) throw fault(`has a line that is not NAME=value, a # comment or empty: line ${line}`);
	return parseEnv(text);
}

/** The first line parseEnv would skip in silence, counted from 1; it takes anything as a file. */
function strayLine(text: string): number | undefined {
	let openQuote: { mark: string; line: number } | undefined;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (openQuote) {
			if (line.includes(openQuote.mark)) openQuote = undefined;
			continue;
		}
		if (/^\s*(#|$)/.test(line)) continue;
		const value = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=(.*)$/.exec(line)?.[1]?.trim();
		if (value === undefined) return index + 1;
		const mark = value[0];
		if (mark && `"'\``.includes(mark) && !value.includes(mark, 1)) openQuote = { mark, line: index + 1 };
	}
	return openQuote?.line;
}
