import { tokenize } from "../../text/tokenize.ts";
import type { QueryNode } from "./query.ts";

/**
 * Equal for queries that mean the same: case, order, doubled words and punctuation do not count. Words in a group of
 * their own are weighed by themselves, so they are told from the same words all together.
 */
export function normalForm(node: QueryNode): string {
	switch (node.kind) {
		case "words": {
			const words = node.words.map((word) => (word.isAcronym ? word.folded.toUpperCase() : word.folded));
			return inOrder(words).join(" ");
		}
		case "phrase":
			return `${node.field === undefined ? "" : `${node.field}:`}"${normalPhrase(node.text)}"`;
		case "fieldWord":
			return `${node.field}:${node.word.folded}`;
		case "language":
			return `lang:${node.code}`;
		case "or":
			return `(${inOrder(node.any.map(normalForm)).join(" OR ")})`;
		case "and": {
			const isGrouped = node.all.filter(({ kind }) => kind === "words").length > 1;
			const all = node.all.map((part) =>
				isGrouped && part.kind === "words" ? `(${normalForm(part)})` : normalForm(part),
			);
			const none = node.none.map((part) => `-(${normalForm(part)})`);
			return [...inOrder(all), ...inOrder(none)].join(" ");
		}
	}
}

function inOrder(parts: readonly string[]): string[] {
	return [...new Set(parts)].sort();
}

function normalPhrase(text: string): string {
	return tokenize(text)
		.map((token) => token.folded)
		.join(" ");
}
