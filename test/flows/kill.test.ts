import { expect, it } from "vitest";
import { runWithKills } from "../support/kill-run.ts";

// The long run, with 100 kills and 500 deliveries, is `npm run bench -- kill`.
it("loses nothing when it is killed again and again, and keeps its store sound", async () => {
	const result = await runWithKills({ kills: 6, chats: 8, articles: 4, random: Math.random });
	expect(result).toMatchObject({ expected: 32, lost: 0, lostSubscriptions: 0, faults: [], refusals: 0 });
	// Only what was on its way at a kill may come twice, and a chat has one message on its way at a time.
	expect(result.doubled).toBeLessThanOrEqual(16);
}, 120_000);
