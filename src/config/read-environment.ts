import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { ConfigFault } from "./config-error.ts";

type Environment = Record<string, string | undefined>;

/** The variables as far as they could be read, and what is wrong with the file they stand in. */
export interface ReadEnvironment {
	env: Environment;
	faults: ConfigFault[];
}

/**
 * The variables of the process, and for those that are absent or empty there the ones of a `.env` file. A file that is
 * not there is none; what cannot be read or understood of it is a fault beside the variables of its other lines, so that
 * it can be told with all else that is wrong.
 */
export function readEnvironment(env: Environment, path: string): ReadEnvironment {
	const file = readEnvFile(path);
	const merged = { ...file.env };
	for (const [name, value] of Object.entries(env)) {
		if (value !== undefined && value.trim() !== "") merged[name] = value;
	}
	return { env: merged, faults: file.faults };
}

function readEnvFile(path: string): ReadEnvironment {
	const fault = (problem: string): ConfigFault[] => [{ variable: path, problem }];
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === "ENOENT") return { env: {}, faults: [] };
		const problem = `cannot be read (${code}): make it a file this user may read, or take it away`;
		return { env: {}, faults: fault(problem) };
	}
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return { env: {}, faults: fault("is not UTF-8 text") };
	}
	const lines = strayLines(text);
	if (lines.length === 0) return { env: parseEnv(text), faults: [] };
	const named = `${lines.slice(0, maxLinesNamed).join(", ")}${lines.length > maxLinesNamed ? ", …" : ""}`;
	const problem =
		lines.length === 1
			? `has a line that is not NAME=value, a # comment or empty: line ${named}`
			: `has lines that are not NAME=value, a # comment or empty: lines ${named}`;
	return { env: parseEnv(text), faults: fault(problem) };
}

/** Who has more of them mends these first. */
const maxLinesNamed = 10;

/** The lines parseEnv would skip in silence, counted from 1; it takes anything as a file. */
function strayLines(text: string): number[] {
	const stray: number[] = [];
	let openQuote: { mark: string; line: number } | undefined;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (openQuote) {
			if (line.includes(openQuote.mark)) openQuote = undefined;
			continue;
		}
		if (/^\s*(#|$)/.test(line)) continue;
		const value = /^\s*(?:export\s+)?[A-Za-z_]\w*\s*=(.*)$/.exec(line)?.[1]?.trim();
		if (value === undefined) {
			stray.push(index + 1);
			continue;
		}
		const mark = value[0];
		if (mark && `"'\``.includes(mark) && !value.includes(mark, 1)) openQuote = { mark, line: index + 1 };
	}
	return openQuote ? [...stray, openQuote.line] : stray;
}
