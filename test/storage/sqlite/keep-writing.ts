// Run by a test that kills it: stores articles, each with two deliveries, and says after each how many there are.
import { writeSync } from "node:fs";
import { openStorage } from "../../../storage/open-storage.ts";
import { addFeed, follow, newMatch, storeArticle } from "../../support/build.ts";

const storage = await openStorage(`sqlite:${process.argv[2]}`);
const feedId = await addFeed(storage);
const { topic } = await follow(storage, 1, { key: "k" });
await follow(storage, 2, { key: "k" });
for (let n = 1; ; n++) {
	await storeArticle(storage, feedId, { matches: [newMatch(topic.id)], article: { text: "x".repeat(2_000) } });
	writeSync(1, `${n}\n`);
	// Lets the signals and streams of the process have their turn.
	if (n % 50 === 0) await new Promise(setImmediate);
}
