import type { Storage } from "../../../storage/storage.ts";
import type { Millis } from "../../domain/feed.ts";
import { readCompiled } from "../compiled-query.ts";
import type { Learning } from "../feedback/learning.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Form } from "../matching/term-forms.ts";
import { findDevelopments } from "./find-developments.ts";

const DAY_MS = 86_400_000;

/**
 * The developments of each of the last days of UTC, today last. Counted as articles arrive; what was before a topic was
 * followed is looked up in the store when it is asked for first.
 */
export async function countVolumes(
	topicIds: readonly number[],
	{ now, days }: { now: Millis; days: number },
	deps: {
		storage: Pick<Storage, "topics" | "articles">;
		lexicon: Lexicon;
		forms: (key: string) => Form[];
		learning: Pick<Learning, "enrich">;
	},
): Promise<Map<number, number[]>> {
	const { storage, lexicon, forms, learning } = deps;
	const first = Math.floor(now / DAY_MS) - days + 1;
	const since = first * DAY_MS;
	for (const { topicId, isFilled } of await storage.topics.volumes(topicIds, since)) {
		if (isFilled) continue;
		const topic = await storage.topics.get(topicId);
		const root = topic && readCompiled(topic.compiled);
		if (root === undefined) continue;
		const looking = { articles: storage.articles, lexicon, forms, since };
		await storage.topics.fillDevelopments(topicId, await findDevelopments(learning.enrich(topicId, root), looking));
	}
	const volumes = await storage.topics.volumes(topicIds, since);
	return new Map(
		volumes.map(({ topicId, days: counted }) => {
			const byDay = new Map(counted.map(({ day, developments }) => [day, developments]));
			return [topicId, Array.from({ length: days }, (_, nth) => byDay.get(first + nth) ?? 0)];
		}),
	);
}
