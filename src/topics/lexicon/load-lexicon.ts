import { join } from "node:path";
import { createLexicon, type Lexicon } from "./lexicon.ts";
import { type LexiconFile, readLexiconFiles, readShippedFiles } from "./lexicon-files.ts";
import { type Concept, LexiconError, readLexicon } from "./read-lexicon.ts";

/** Where an operator puts files of his own, written as the shipped ones are; what they say of a known concept is added to it. */
const ownLexiconFolder = join("data", "lexicon");

/**
 * The shipped lexicon, read when it is first needed, with what stands in an operator's folder, read and checked at
 * once. Rejects with a LexiconError naming file and line of what is not written as it has to be.
 */
export async function loadLexicon(ownFolder = ownLexiconFolder): Promise<Lexicon> {
	const own = readOwnFiles(ownFolder);
	return createLexicon(() => [...readShippedFiles(), ...own]);
}

function readOwnFiles(folder: string): LexiconFile[] {
	try {
		return readLexiconFiles(folder).map(({ name, bytes }) => {
			const text = tidy(bytes.toString());
			readLexicon(text, join(folder, name));
			return { name, bytes: Buffer.from(text) };
		});
	} catch (error) {
		if (error instanceof LexiconError) throw error;
		throw new LexiconError(`${folder} cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
	}
}

/** Without what editors on other systems leave: a mark before the text, carriage returns, blanks around lines. */
function tidy(text: string): string {
	return text
		.replace(/^\uFEFF/, "")
		.split("\n")
		.map((line) => line.trim())
		.join("\n");
}

/** Every block of the shipped files. */
export function loadConcepts(): Concept[] {
	return readShippedFiles().flatMap(({ name, bytes }) => readLexicon(bytes.toString(), name));
}
