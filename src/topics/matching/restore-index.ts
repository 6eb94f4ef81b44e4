import { randomUUID } from "node:crypto";
import { setImmediate as takeTurns } from "node:timers/promises";
import type { TopicStore } from "../../../storage/storage.ts";
import type { Topic } from "../../domain/topic.ts";
import type { Logger } from "../../logger.ts";
import { COMPILER_VERSION } from "../compiled-query.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { openIndexFile, writeIndexFile } from "./index/index-file.ts";
import type { TopicIndex } from "./topic-index.ts";

/** Topics read at once: all of them as the store has them would fill the memory. */
const AT_ONCE = 2_000;
/** After so long others get their turn, and the log is told how far it is. */
const TURN_MS = 20;
const TELL_MS = 5_000;
/** When more topics changed since the copy, as after a night in which very many were refreshed, reading all is as fast. */
const MAX_CHANGES = 50_000;
/** A copy is written anew when it saves a start this many topics. */
const WORTH_A_COPY = 5_000;

export interface RestoreOptions {
	topics: Pick<TopicStore, "all" | "changesSince" | "markCopied">;
	lexicon: Lexicon;
	/** Takes a topic up as the store has it. */
	restore: (topic: Topic) => Promise<void>;
	/** Where a copy of the index is kept; without it all topics are always read. */
	copyPath?: string | undefined;
	/** How topics are filed; a copy of an index that was filed otherwise does not count. */
	filing?: "exact" | "near";
	log?: Pick<Logger, "info" | "warn"> | undefined;
	/** Ends it between two topics, with its reason. */
	signal?: AbortSignal | undefined;
}

/**
 * Fills an empty index: from the copy beside the store and what changed since, else from all topics of the store.
 * The copy only saves time. It counts when the store knows its stamp as that of its last copy, which it does not after
 * a crash between the two, with another database or after an older one was put back; and when forms and weights
 * are found as they were. The store lists each topic that changes from then on.
 */
export async function restoreIndex(index: TopicIndex, options: RestoreOptions): Promise<void> {
	const { topics, lexicon, copyPath, filing = "exact", log } = options;
	const words = lexicon.fingerprint?.();
	const fingerprint = `${COMPILER_VERSION} ${filing} ${words}`;
	const path = words === undefined ? undefined : copyPath;
	const changed = path === undefined ? undefined : await readCopy(index, path, fingerprint, options);
	const read = changed ?? (await readAll(index, options));
	if (read < WORTH_A_COPY) return;
	if (changed !== undefined) index.settle();
	if (path === undefined) return;
	try {
		const stamp = randomUUID();
		await writeIndexFile(path, { stamp, fingerprint }, (out) => index.write(out));
		await topics.markCopied(stamp);
	} catch (error) {
		log?.warn({ err: error }, "the index of the topics could not be copied; the next start takes longer");
	}
}

/** Fills the index from the copy and from what changed since, and tells how much that was; undefined when it cannot be. */
async function readCopy(
	index: TopicIndex,
	path: string,
	fingerprint: string,
	options: RestoreOptions,
): Promise<number | undefined> {
	const { topics } = options;
	const copy = openIndexFile(path);
	if (copy === undefined) return undefined;
	try {
		const changes = copy.fingerprint === fingerprint ? await topics.changesSince(copy.stamp, MAX_CHANGES) : undefined;
		if (changes === undefined || !copy.read((pieces) => index.read(pieces))) return undefined;
		for (const topicId of changes.endedIds) index.remove(topicId);
		const next = createRestorer(options);
		for (const topic of changes.changed) await next(topic);
		return changes.changed.length;
	} finally {
		copy.close();
	}
}

/** Fills the index from the store, page by page, and tells how many topics there are. */
async function readAll(index: TopicIndex, options: RestoreOptions): Promise<number> {
	const { topics } = options;
	const next = createRestorer(options);
	index.beginFilling();
	let page: Topic[];
	let after = 0;
	do {
		page = await topics.all({ after, limit: AT_ONCE });
		for (const topic of page) await next(topic);
		after = page.at(-1)?.id ?? after;
	} while (page.length === AT_ONCE);
	index.settle();
	return index.size;
}

/**
 * Takes topics up one after the other. Those that are understood anew may take minutes, so others get their turn, the
 * log is told how far it is, and a signal ends it.
 */
function createRestorer({ restore, log, signal }: RestoreOptions): (topic: Topic) => Promise<void> {
	let done = 0;
	let turnAt = performance.now() + TURN_MS;
	let tellAt = performance.now() + TELL_MS;
	return async (topic) => {
		await restore(topic);
		done++;
		const now = performance.now();
		if (now < turnAt) return;
		await takeTurns();
		signal?.throwIfAborted();
		turnAt = performance.now() + TURN_MS;
		if (now < tellAt) return;
		log?.info({ topics: done }, "taking up the topics");
		tellAt = now + TELL_MS;
	};
}
