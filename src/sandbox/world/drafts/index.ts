import type { Draft } from "../draft.ts";
import { writeMatches } from "../football/write-matches.ts";
import { dialogue } from "./dialogue.ts";
import { economy } from "./economy.ts";
import { europe } from "./europe.ts";
import { life } from "./life.ts";
import { nature } from "./nature.ts";
import { sport } from "./sport.ts";

/** All articles of the invented world, subjects mixed as in a newspaper; the talks keep their order. */
export const drafts: readonly Draft[] = interleave([dialogue, sport, economy, nature, europe, life, writeMatches()]);

function interleave(subjects: Draft[][]): Draft[] {
	const longest = Math.max(...subjects.map((subject) => subject.length));
	return Array.from({ length: longest }, (_, i) => subjects.flatMap((subject) => subject[i] ?? [])).flat();
}
