import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { CommandFailed } from "./command.ts";

/** One line of a JSON Lines file. */
export interface JsonLine {
	/** Counted from 1. */
	line: number;
	value: Record<string, unknown>;
}

/**
 * Reads a file of JSON Lines, one object a line; empty lines are passed over. Throws CommandFailed with the
 * file and line when it cannot be read or a line is no JSON object.
 */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine> {
	let line = 0;
	try {
		const input = createReadStream(path, { encoding: "utf8" });
		for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
			line++;
			const json = line === 1 ? text.replace(/^\ufeff/, "") : text;
			if (json.trim() === "") continue;
			yield { line, value: parseObject(json, path, line) };
		}
	} catch (error) {
		if (error instanceof CommandFailed) throw error;
		const reason =
			error instanceof Error && "code" in error && error.code === "ENOENT"
				? "there is no such file"
				: String((error as Error).message);
		throw new CommandFailed(`Cannot read ${path}: ${reason}.`);
	}
}

function parseObject(json: string, path: string, line: number): Record<string, unknown> {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		// What was wrong in the JSON helps less than where it stands.
		throw new CommandFailed(`${path}, line ${line}: this is not JSON.`);
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		throw new CommandFailed(`${path}, line ${line}: a JSON object is expected.`);
	}
	return value as Record<string, unknown>;
}

/** A field that must be there: a string, or a number written as one. Throws CommandFailed naming the line. */
export function requireText(entry: JsonLine, field: string, path: string): string {
	const value = entry.value[field];
	if (typeof value === "string") return value;
	if (typeof value === "number") return String(value);
	throw new CommandFailed(`${path}, line ${entry.line}: "${field}" is missing or no text.`);
}

/** A field that may be left out or null; undefined then, or when it is no text. */
export function optionalText(entry: JsonLine, field: string): string | undefined {
	const value = entry.value[field];
	return typeof value === "string" ? value : undefined;
}

/** Writes one object as a line, waiting while the reader is slow. */
export async function writeJsonLine(out: Writable, value: unknown): Promise<void> {
	if (!out.write(`${JSON.stringify(value)}\n`)) await new Promise((resolve) => out.once("drain", resolve));
}
