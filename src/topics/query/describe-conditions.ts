import type { QueryNode } from "./query.ts";

/** What a topic must have beside its words and phrases, and what it must not, about as it was typed. */
export function describeConditions(node: QueryNode): string[] {
	switch (node.kind) {
		case "words":
			return [];
		case "phrase":
			return node.field === undefined ? [] : [describe(node)];
		case "fieldWord":
		case "language":
			return [describe(node)];
		case "or":
			return [node.any.map(describe).join(" OR ")];
		case "and":
			return [
				...node.all.flatMap((part) => (part.kind === "or" ? [describe(part)] : describeConditions(part))),
				...node.none.map((part) => `-${describe(part)}`),
			];
	}
}

function describe(node: QueryNode): string {
	switch (node.kind) {
		case "words": {
			const words = node.words.map((word) => word.surface).join(" ");
			return node.words.length > 1 ? `(${words})` : words;
		}
		case "phrase":
			return `${node.field === undefined ? "" : `${node.field}:`}"${node.text}"`;
		case "fieldWord":
			return `${node.field}:${node.word.surface}`;
		case "language":
			return `lang:${node.text}`;
		case "or":
			return `(${node.any.map(describe).join(" OR ")})`;
		case "and":
			return `(${[...node.all.map(describe), ...node.none.map((part) => `-${describe(part)}`)].join(" ")})`;
	}
}
