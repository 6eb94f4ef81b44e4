import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Concept, readLexicon } from "./read-lexicon.ts";

/** Every concept of the lexicon's files, which stand beside this one. */
export function loadConcepts(): Concept[] {
	const files = readdirSync(import.meta.dirname)
		.filter((file) => file.endsWith(".txt"))
		.sort();
	return files.flatMap((file) => readLexicon(readFileSync(join(import.meta.dirname, file), "utf8"), file));
}
