import { createHash } from "node:crypto";

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A whole number for a text, hardly ever the same for two. */
export function hashOf(text: string): number {
	return createHash("sha1").update(text).digest().readUIntLE(0, 6);
}

/**
 * A rank below `size` for a number from 0 to 1, as Zipf's law has it in Mandelbrot's form: the first `head` ranks are
 * about equally frequent.
 */
export function rank(size: number, head: number, uniform: number): number {
	return Math.min(size - 1, Math.floor(head * ((size + head) / head) ** uniform - head));
}

export function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
	const shuffled = [...items];
	for (let at = shuffled.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		[shuffled[at], shuffled[other]] = [shuffled[other] as Item, shuffled[at] as Item];
	}
	return shuffled;
}

const SYLLABLES =
	"ba be bi bo da de do ga go ha ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za zo".split(
		" ",
	);
const ENDINGS = ["c", "n", "r", "s", "v", "k", "", "", "ic", "ov", "ski", "er", "man"];

/** A name that is the same for its number in every run; none begins with an x unless that is put before it. */
export function nameOf(nth: number, first = ""): string {
	const draw = createRandom(nth * 2_654_435_761);
	const part = () => SYLLABLES[Math.floor(draw() * SYLLABLES.length)] ?? "";
	return first + part() + part() + (draw() < 0.5 ? part() : "") + (ENDINGS[Math.floor(draw() * ENDINGS.length)] ?? "");
}

/** Names are made of few syllables, so without a letter that none begins with many would be the same. */
export function foreignNameOf(nth: number): string {
	return nameOf(nth, "x");
}
