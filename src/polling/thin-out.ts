import type { Storage } from "../../storage/storage.ts";
import type { Millis } from "../domain/feed.ts";
import type { Logger } from "../logger.ts";

export interface ThinOutOptions {
	storage: { articles: Pick<Storage["articles"], "thinOut"> };
	/** Articles seen earlier go, but for those that deliveries still need. */
	before: Millis;
	log: Logger;
	/** Asked between two batches. */
	isStopped(): boolean;
	/** Articles a write. */
	batch?: number;
}

/** Thins out the old articles in batches, between which others get their turn with the store. Never rejects. */
export async function thinOut({ storage, before, log, isStopped, batch = 500 }: ThinOutOptions): Promise<void> {
	let gone = 0;
	try {
		for (let last = batch; last > 0 && !isStopped(); gone += last) {
			last = await storage.articles.thinOut(before, batch);
			await new Promise((resolve) => setImmediate(resolve));
		}
		log.info({ gone, before: new Date(before).toISOString() }, "old articles thinned out");
	} catch (err) {
		log.error({ err, gone }, "thinning out broken off");
	}
}
