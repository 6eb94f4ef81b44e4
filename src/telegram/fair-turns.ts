import type { Millis } from "../domain/feed.ts";

/** Whose turn it is among chats that wait. */
export interface FairTurns {
	/** Takes note of a line said, whatever becomes of it. */
	noteLine(chatId: number): void;
	/** Puts a chat in line. */
	add(chatId: number): void;
	/** Takes a chat out of the line: one that said little lately before those that said much. */
	take(): number | undefined;
	/** The same, only a chat that said little. */
	takeQuiet(): number | undefined;
}

const windowMs = 60_000;
// By how many lines a chat said lately: one, up to three, up to seven, up to fifteen, more.
const levels = 5;
const quietLevels = 3;
/** Every so many turns go to whoever waits longest, so that nobody waits for ever. */
const turnsToLongest = 4;
const maxRemembered = 50_000;

/**
 * Orders chats by how much they said in the last minute or two, then by how long they wait. Every step takes a
 * fixed time however many chats there are, and what is remembered of them is bounded.
 */
export function createFairTurns(now: () => Millis): FairTurns {
	const lines = Array.from({ length: levels }, () => new Set<number>());
	/** The level and the number in line of each chat that waits. */
	const places = new Map<number, { level: number; order: number }>();
	let saidNow = new Map<number, number>();
	let saidBefore = new Map<number, number>();
	let windowEnds = now() + windowMs;
	let added = 0;
	let taken = 0;

	function forget(): void {
		const at = now();
		if (at < windowEnds && saidNow.size < maxRemembered) return;
		saidBefore = at < windowEnds + windowMs ? saidNow : new Map();
		saidNow = new Map();
		windowEnds = at + windowMs;
	}

	function levelOf(chatId: number): number {
		const said = (saidNow.get(chatId) ?? 0) + (saidBefore.get(chatId) ?? 0);
		return Math.min(levels - 1, Math.floor(Math.log2(Math.max(1, said))));
	}

	function place(chatId: number, order: number): void {
		const level = levelOf(chatId);
		lines[level]?.add(chatId);
		places.set(chatId, { level, order });
	}

	function takeOut(chatId: number | undefined): number | undefined {
		const found = chatId === undefined ? undefined : places.get(chatId);
		if (chatId === undefined || !found) return undefined;
		lines[found.level]?.delete(chatId);
		places.delete(chatId);
		taken++;
		return chatId;
	}

	function firstQuietest(among: number): number | undefined {
		for (const line of lines.slice(0, among)) for (const chatId of line) return chatId;
		return undefined;
	}

	function longestWaiting(): number | undefined {
		let longest: number | undefined;
		let least = Number.POSITIVE_INFINITY;
		for (const line of lines) {
			const [first] = line;
			const order = first === undefined ? undefined : places.get(first)?.order;
			if (order === undefined || order >= least) continue;
			least = order;
			longest = first;
		}
		return longest;
	}

	return {
		noteLine(chatId) {
			forget();
			saidNow.set(chatId, (saidNow.get(chatId) ?? 0) + 1);
			const found = places.get(chatId);
			if (!found || found.level === levelOf(chatId)) return;
			lines[found.level]?.delete(chatId);
			place(chatId, found.order);
		},
		add(chatId) {
			forget();
			if (!places.has(chatId)) place(chatId, added++);
		},
		take: () => takeOut(taken % turnsToLongest === turnsToLongest - 1 ? longestWaiting() : firstQuietest(levels)),
		takeQuiet: () => takeOut(firstQuietest(quietLevels)),
	};
}
