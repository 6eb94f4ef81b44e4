/** So often an ambiguous send is tried; with the waits below that is for half a day, so that an outage of hours loses nothing. */
export const maxAttempts = 20;
/** A chat that moves more often in between leads round in a circle. */
export const maxMoves = 10;

/** How long to wait in milliseconds after so many failed attempts (from 1): 5 s, then three times as long each time, at most an hour. */
export function backOffMs(attempts: number): number {
	return Math.min(3_600_000, 5_000 * 3 ** (Math.max(1, attempts) - 1));
}
