import { createHash } from "node:crypto";
import { setImmediate as takeTurns } from "node:timers/promises";
import { prepareFrequentWords } from "./frequent-words.ts";
import { HeadIndex, type WordInTopic } from "./head-index.ts";
import { type LexiconFile, readShippedFiles } from "./lexicon-files.ts";
import { lexiconLanguages } from "./lexicon-languages.ts";
import { LexiconText } from "./lexicon-text.ts";
import type { Concept } from "./read-lexicon.ts";

/** A run of a topic's words that names concepts. */
export interface Recognised {
	/** Places in the words given: from inclusive, to exclusive. */
	from: number;
	to: number;
	concepts: string[];
}

/** What news speaks of, by id and by the words for it. */
export interface Lexicon {
	/** Makes ready what questions take, bit by bit, so that the bot goes on with other things meanwhile. */
	prepare(): Promise<void>;
	get(id: string): Concept | undefined;
	/** Differs when any of the words do; asks for the files, but takes nothing of them apart. */
	fingerprint?(): string;
	/** The concepts that the words of one language name, longest runs first come. */
	recognise(words: readonly WordInTopic[], language: string): Recognised[];
}

/**
 * The lexicon that `read` gives the files of; ids that come twice are one concept with the words of both. Nothing is
 * read before the first question: a bot whose readers ask for nothing new does without.
 */
export function createLexicon(read: () => readonly LexiconFile[] = readShippedFiles): Lexicon {
	let opened: LexiconText | undefined;
	let opening: Generator<void, LexiconText> | undefined;
	const openFurther = () => {
		opening ??= LexiconText.open(
			read().map(({ bytes }) => bytes),
			lexiconLanguages,
		);
		const { done, value } = opening.next();
		if (!done) return;
		opened = value;
		opening = undefined;
	};
	const open = () => {
		while (opened === undefined) openFurther();
		return opened;
	};
	const indexes = new Map<string, HeadIndex>();
	const indexOf = (language: string) => {
		let index = indexes.get(language);
		if (index === undefined) {
			index = new HeadIndex(open(), language);
			indexes.set(language, index);
		}
		return index;
	};
	return {
		async prepare() {
			while (opened === undefined) {
				openFurther();
				await takeTurns();
			}
			for (const language of lexiconLanguages) {
				if (indexes.has(language)) continue;
				indexOf(language);
				await takeTurns();
				prepareFrequentWords(language);
				await takeTurns();
			}
		},
		get: (id) => open().get(id),
		fingerprint() {
			const hash = createHash("sha1");
			for (const { bytes } of read()) hash.update(`${bytes.length}:`).update(bytes);
			return hash.digest("hex");
		},
		recognise(words, language) {
			const index = indexOf(language);
			const found: Recognised[] = [];
			for (let from = 0; from < words.length; ) {
				const longest = index.findLongest(words, from);
				if (longest !== undefined) found.push({ from, ...longest });
				from = longest?.to ?? from + 1;
			}
			return found;
		},
	};
}
