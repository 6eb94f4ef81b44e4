import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { findMarkupFault } from "../support/telegram.ts";

const root = path.join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

function sources(...folders: string[]): { file: string; text: string }[] {
	return folders.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".ts"))
			.map((name) => ({ file: path.join(folder, name), text: withoutComments(read(path.join(folder, name))) })),
	);
}

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

const english = read("src/words/en.ftl");
const keys = new FluentResource(english).body.map(({ id }) => id);
const speaking = sources("commands", "src/telegram", "src/delivery", "src/words");
const everything = speaking.map(({ text }) => text).join("\n");

describe("the language file", () => {
	it("has every sentence that is said", () => {
		const said = [...everything.matchAll(/\bsay(?:\.plain)?\(\s*(?:[\w.]+ \? )?"([^"]+)"/g)].map((match) => match[1]);
		expect(said.length).toBeGreaterThan(50);
		expect(said.filter((key) => !keys.includes(key ?? ""))).toEqual([]);
	});

	it("has no sentence that nobody says", () => {
		// A key may be put together: `topic-fault-${kind}` says all that begin like this.
		const built = [...everything.matchAll(/`([a-z-]+-)\$\{/g)].map((match) => match[1] ?? "");
		const isSaid = (key: string) =>
			everything.includes(`"${key}"`) || built.some((beginning) => key.startsWith(beginning));
		expect(keys.filter((key) => !isSaid(key))).toEqual([]);
	});

	it("names each sentence once and has no text that is not read", () => {
		const named = [...english.matchAll(/^([a-zA-Z][\w-]*) =/gm)].map((match) => match[1]);
		expect(named).toEqual([...new Set(named)]);
		expect(named).toEqual(keys);
	});

	it("holds well-formed markup, and none where it is shown plain", () => {
		const messages = english.split(/\n(?=[a-zA-Z][\w-]* =)/);
		const plain = new Set([...everything.matchAll(/\bplain\(\s*"([^"]+)"/g)].map((match) => match[1]));
		for (const message of messages) {
			const [, key = "", text = ""] = /^([a-zA-Z][\w-]*) =([\s\S]*)$/.exec(message) ?? [];
			const words = text.replace(/^#.*$/gm, "").replace(/\{[^{}]*->/g, "");
			expect(findMarkupFault(words.replace(/\{[^{}]*\}/g, "x")), key).toBeUndefined();
			if (plain.has(key)) expect(words, key).not.toMatch(/[<>]/);
		}
	});

	it("is the only place with sentences for the chat", () => {
		const isWords = (text: string) => /\p{L}{2,}/u.test(text);
		const templates = speaking.flatMap(({ file, text }) =>
			[...text.matchAll(/html`/g)].map(({ index }) => ({ file, words: wordsOf(readTemplate(text, index + 5)) })),
		);
		expect(templates.length).toBeGreaterThan(10);
		expect(templates.filter(({ words }) => isWords(words))).toEqual([]);
		const labels = speaking.flatMap(({ file, text }) =>
			[...text.matchAll(/\b(?:label|text): (["`])/g)].map(({ index, 0: { length } }) => ({
				file,
				words: wordsOf(readTemplate(text, index + length)),
			})),
		);
		expect(labels.filter(({ words }) => isWords(words))).toEqual([]);
	});
});

/** The literal text of a string or template that begins at an offset, without what is put in. */
function readTemplate(source: string, from: number): string {
	const quote = source[from - 1];
	let literal = "";
	for (let at = from, depth = 0; at < source.length; at++) {
		if (depth === 0 && source[at] === quote) break;
		if (source.startsWith("${", at)) depth++;
		else if (depth > 0 && source[at] === "}") depth--;
		else if (depth === 0) literal += source[at] === "\\" ? " " : source[at];
		if (depth === 0 && source[at] === "\\") at++;
	}
	return literal;
}

/** What a reader would see of it: without tags and entities. */
function wordsOf(literal: string): string {
	return literal.replace(/<[^>]*>/g, "").replace(/&\w+;/g, "");
}
