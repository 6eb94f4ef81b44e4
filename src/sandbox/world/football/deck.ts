/** Numbers from 0 to 1 that look thrown and are the same at every start (mulberry32, by Tommy Ettinger). */
export type Random = () => number;

export function createRandom(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
	return least + Math.floor(random() * (most - least + 1));
}

/** Deals cards in a mixed order; none comes again before all others came. */
export function createDeck<Card>(cards: readonly Card[], random: Random): () => Card {
	let left: Card[] = [];
	return () => {
		if (left.length === 0) left = [...cards];
		const [card] = left.splice(Math.floor(random() * left.length), 1);
		if (card === undefined) throw new Error("a deck without cards");
		return card;
	};
}
