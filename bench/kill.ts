import { type KillRunResult, runWithKills } from "../test/support/kill-run.ts";

/** Kills the real program 100 times at random moments of a run with 500 deliveries, and counts what arrived. */
export async function benchKill(): Promise<Omit<KillRunResult, "faults"> & { kills: number; unsound: number }> {
	const kills = 100;
	const { faults, ...figures } = await runWithKills({
		kills,
		chats: 25,
		articles: 20,
		random: Math.random,
		onKill: (count) => {
			if (count % 10 === 0) console.error(`  ${count} kills`);
		},
	});
	return { kills, ...figures, unsound: faults.length };
}
