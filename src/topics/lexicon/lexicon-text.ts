import { writeCountryNames } from "./country-names.ts";
import { type Concept, readLexicon } from "./read-lexicon.ts";

/** How many concepts are kept as read, twice at most: a topic asks for few, again and again. */
const MAX_READ = 150;

/**
 * All files of a lexicon as the bytes they are, and where in them each concept stands: a concept is read when it is
 * asked for. As objects the same takes ten times the memory.
 */
export class LexiconText {
	/** UTF-8. */
	readonly bytes: Buffer;
	/** By concept number. */
	readonly ids: string[] = [];
	readonly #numbers = new Map<string, number>();
	/** Where the blocks of each concept begin; a concept may have several, which are read as one. */
	readonly #blocks: number[][] = [];
	/** By the bytes of a language's code, for each of its lines: where its words begin and end, the concept's number. */
	readonly #lines = new Map<number, number[]>();
	#young = new Map<number, Concept>();
	#old = new Map<number, Concept>();

	private constructor(bytes: Buffer) {
		this.bytes = bytes;
	}

	/**
	 * Takes files apart, a step at a time: between two of them others may have their turn. Files are taken for well
	 * written: {@link readLexicon} tells. Countries get their names in these languages.
	 */
	static *open(files: readonly Buffer[], languages: readonly string[]): Generator<void, LexiconText, void> {
		const names = Buffer.from(writeCountryNames([...new Set(files.flatMap(findCountries))], languages));
		yield;
		const all = [names, ...files];
		const text = new LexiconText(Buffer.concat(all.flatMap((file) => [file, DIVIDER])));
		let start = 0;
		for (const file of all) {
			const end = start + file.length + DIVIDER.length;
			text.#noteBlocks(start, end);
			start = end;
			yield;
		}
		return text;
	}

	/** Notes where the blocks of one file stand. */
	#noteBlocks(start: number, end: number): void {
		let concept: number | undefined;
		for (let at = start, lineEnd = start; at < end; at = lineEnd + 1) {
			lineEnd = this.bytes.indexOf(NEWLINE, at);
			if (this.bytes[at] === HASH) continue;
			if (lineEnd === at) concept = undefined;
			else if (concept === undefined) {
				const id = this.slice(at, lineEnd).replace(SORT, "");
				concept = this.#numbers.get(id);
				if (concept === undefined) {
					concept = this.ids.push(id) - 1;
					this.#numbers.set(id, concept);
				}
				const blocks = this.#blocks[concept];
				if (blocks === undefined) this.#blocks.push([at]);
				else blocks.push(at);
			} else {
				const language = this.bytes.readUInt16BE(at);
				const lines = this.#lines.get(language);
				if (lines === undefined) this.#lines.set(language, [at + 3, lineEnd, concept]);
				else lines.push(at + 3, lineEnd, concept);
			}
		}
	}

	/** The text between two places. */
	slice(start: number, end: number): string {
		return this.bytes.toString("utf8", start, end);
	}

	/** Calls back with each line of a language, once: where its words begin and end, and its concept's number. */
	takeLines(language: string, take: (start: number, end: number, concept: number) => void): void {
		const code = Buffer.from(language).readUInt16BE();
		const lines = this.#lines.get(code) ?? [];
		this.#lines.delete(code);
		for (let at = 0; at < lines.length; at += 3)
			take(lines[at] as number, lines[at + 1] as number, lines[at + 2] as number);
	}

	/** The concept with the words of all its blocks. */
	get(id: string): Concept | undefined {
		const number = this.#numbers.get(id);
		if (number === undefined) return undefined;
		const known = this.#young.get(number) ?? this.#old.get(number) ?? this.#read(number);
		this.#young.set(number, known);
		if (this.#young.size > MAX_READ) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		return known;
	}

	#read(number: number): Concept {
		const id = this.ids[number] ?? "";
		const concept: Concept = { id, country: undefined, isGeneral: false, words: new Map() };
		for (const start of this.#blocks[number] ?? []) {
			const end = this.bytes.indexOf(DIVIDER, start);
			for (const block of readLexicon(this.slice(start, end), id)) merge(concept, block);
		}
		return concept;
	}
}

const HASH = "#".charCodeAt(0);
const NEWLINE = "\n".charCodeAt(0);
const COUNTRY = "country ";
/** Before the ids of some concepts. */
const SORT = /^(?:country|general) /;
/** Blocks end here, and so does every file. */
const DIVIDER = Buffer.from("\n\n");

function findCountries(file: Buffer): string[] {
	const found: string[] = [];
	for (let at = file.indexOf(COUNTRY); at !== -1; at = file.indexOf(COUNTRY, at + 1))
		if (at === 0 || file[at - 1] === NEWLINE)
			found.push(file.toString("utf8", at + COUNTRY.length, at + COUNTRY.length + 2));
	return found;
}

function merge(into: Concept, from: Concept): void {
	into.country ??= from.country;
	into.isGeneral ||= from.isGeneral;
	for (const [language, { heads, signs, hints }] of from.words) {
		const known = into.words.get(language);
		into.words.set(language, {
			heads: [...new Set(known?.heads.concat(heads) ?? heads)],
			signs: [...new Set(known?.signs.concat(signs) ?? signs)],
			hints: [...new Set(known?.hints.concat(hints) ?? hints)],
		});
	}
}
