import type { Html } from "../src/html.ts";
import type { Say } from "../src/words/words.ts";

type SourceFault = "unreachable" | "refuses" | "gone" | "noNews" | "tooSlow" | "tooLarge";

/** What the note of a failed poll says, by the first line that fits; the note itself is for the log. */
const signs: [RegExp, SourceFault][] = [
	[/HTTP (?:404|410)/, "gone"],
	[/HTTP 4\d\d/, "refuses"],
	[/HTTP \d/, "unreachable"],
	[/in time|no whole answer|too slow/i, "tooSlow"],
	[/longer than|too large/i, "tooLarge"],
	[/\bfeed\b|\bJSON\b|XML|answer is (?:empty|compressed|not)|answer was cut|headers/i, "noNews"],
];

/** Why a source cannot be read, in a reader's words: no addresses, no terms of the trade. */
export function explainSourceFault(lastError: string | undefined, say: Say): Html {
	const fault = signs.find(([sign]) => sign.test(lastError ?? ""))?.[1] ?? "unreachable";
	return say(`sources-fault-${fault}`);
}
