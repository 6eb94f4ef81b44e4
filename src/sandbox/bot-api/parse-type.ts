/** A type of the schema, read from its spelling. */
export type TypeNode =
	| { kind: "string" | "number" | "boolean" | "object" }
	| { kind: "literal"; value: string | boolean }
	| { kind: "ref"; name: string }
	| { kind: "array"; of: TypeNode }
	| { kind: "union"; of: TypeNode[] }
	| { kind: "limited"; of: TypeNode; min: number; max: number; inBytes: boolean };

const limits = /^(.*)\{(\d*),(\d*)\}(bytes)?$/;

/** Reads a type as the schema spells it: `string{1,64}bytes`, `(A|B)[]`, `'left'|'right'`. */
export function parseType(spelling: string): TypeNode {
	const limited = limits.exec(spelling);
	if (limited) {
		return {
			kind: "limited",
			of: parseType(limited[1] ?? ""),
			min: Number(limited[2] || 0),
			max: limited[3] ? Number(limited[3]) : Number.POSITIVE_INFINITY,
			inBytes: limited[4] === "bytes",
		};
	}
	const choices = splitUnion(spelling);
	if (choices.length > 1) return { kind: "union", of: choices.map(parseType) };
	if (spelling.endsWith("[]")) return { kind: "array", of: parseType(spelling.slice(0, -2)) };
	if (spelling.startsWith("(")) return parseType(spelling.slice(1, -1));
	if (spelling.startsWith("'")) return { kind: "literal", value: spelling.slice(1, -1) };
	if (spelling === "true" || spelling === "false") return { kind: "literal", value: spelling === "true" };
	if (spelling === "string" || spelling === "number" || spelling === "boolean" || spelling === "object") {
		return { kind: spelling };
	}
	return { kind: "ref", name: spelling };
}

function splitUnion(spelling: string): string[] {
	const choices: string[] = [];
	let depth = 0;
	let start = 0;
	for (let i = 0; i < spelling.length; i++) {
		const char = spelling[i];
		if (char === "(") depth++;
		else if (char === ")") depth--;
		else if (char === "|" && depth === 0) {
			choices.push(spelling.slice(start, i));
			start = i + 1;
		}
	}
	choices.push(spelling.slice(start));
	return choices;
}
