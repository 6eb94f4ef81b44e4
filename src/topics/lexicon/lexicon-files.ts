import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of a lexicon. */
export interface LexiconFile {
	name: string;
	/** UTF-8. */
	bytes: Buffer;
}

/** The files of the shipped lexicon, which stand beside this one. */
export function readShippedFiles(): LexiconFile[] {
	return readLexiconFiles(import.meta.dirname);
}

/** The *.txt files of a folder in the order of their names; none where there is no folder. */
export function readLexiconFiles(folder: string): LexiconFile[] {
	let names: string[];
	try {
		names = readdirSync(folder);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
		throw error;
	}
	return names
		.filter((name) => name.endsWith(".txt"))
		.sort()
		.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
