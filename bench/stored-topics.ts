import { readFileSync, writeFileSync } from "node:fs";
import { type CompiledNode, readCompiled, writeCompiled } from "../src/topics/compiled-query.ts";

const LINE_END = 10;

/** Topics as the store has them, in memory that the collector has nothing to do with: so many strings would keep it busy. */
export class StoredTopics {
	readonly length: number;
	readonly #bytes: Buffer;
	/** By topic where its line ends, behind the place of the line before the first. */
	readonly #ends: Int32Array;

	/** The lines of a file, see {@link writeTopics}. */
	constructor(path: string) {
		this.#bytes = readFileSync(path);
		const ends = [-1];
		for (let at = this.#bytes.indexOf(LINE_END); at !== -1; at = this.#bytes.indexOf(LINE_END, at + 1)) ends.push(at);
		this.#ends = Int32Array.from(ends);
		this.length = ends.length - 1;
	}

	/** A topic by its number, which is its id. */
	read(id: number): CompiledNode {
		const topic = readCompiled(this.#bytes.toString("utf8", (this.#ends[id] ?? 0) + 1, this.#ends[id + 1]));
		if (topic === undefined) throw new Error(`the topic ${id} cannot be read`);
		return topic;
	}
}

/** Writes topics to a file, a line each. */
export function writeTopics(path: string, topics: readonly CompiledNode[]): void {
	writeFileSync(path, Buffer.concat(topics.map((topic) => Buffer.from(`${writeCompiled(topic)}\n`))));
}
