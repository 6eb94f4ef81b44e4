import type { Button } from "../src/delivery/messenger.ts";
import type { Say } from "../src/words/words.ts";

/** Topics to try, a button each. */
export function exampleButtons(say: Say): Button[][] {
	const topics = [say.plain("example-first"), say.plain("example-second"), say.plain("example-third")];
	return topics.map((topic) => [{ label: topic, command: `/subscribe ${topic}` }]);
}
