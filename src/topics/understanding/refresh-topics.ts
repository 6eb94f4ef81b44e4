import { setTimeout as rest } from "node:timers/promises";
import type { TopicStore } from "../../../storage/storage.ts";
import type { Logger } from "../../logger.ts";
import { type CompiledNode, readCompiled, type WeightedTerm } from "../compiled-query.ts";
import type { Understood } from "./understand-topic.ts";

export interface RefreshOptions {
	topics: Pick<TopicStore, "ids" | "get" | "recompile">;
	/** Understands a topic from the store as it is now. */
	understand(query: string): Promise<Understood>;
	/** Whether somebody still follows the topic. */
	has(topicId: number): boolean;
	/** Matches the topic by this from now on. */
	put(topicId: number, root: CompiledNode): void;
	log?: Pick<Logger, "error"> | undefined;
	/** Ends the work after the topic that is being understood. */
	signal?: AbortSignal | undefined;
	/** After so long no further topic is begun. */
	limitMs?: number;
	/** From 0 to 1: where among the topics to begin. */
	startAt?: number;
}

/** A night is over then. */
const LIMIT_MS = 4 * 3_600_000;

/** Weights and needs nearer than this are the same: each article moves all of them a little. */
const NEAR = 0.02;

/**
 * Understands every followed topic anew from the articles stored since: what stands beside it, how rare its words are,
 * how much an article needs. One topic after the other, and others get their turn between them; a topic is
 * written and matched anew only when that made a difference. A topic that is not understood any more stays as it was.
 * Where the time is too short for all, each has its turn on some nights: it begins at another place each time.
 */
export async function refreshTopics(options: RefreshOptions): Promise<{ looked: number; changed: number }> {
	const { topics, signal, limitMs = LIMIT_MS, startAt = Math.random() } = options;
	const until = performance.now() + limitMs;
	// As they were compiled they would fill the memory for as long as it takes.
	const ids = await topics.ids();
	const first = Math.floor(startAt * ids.length);
	const counts = { looked: 0, changed: 0 };
	let tookMs = 0;
	for (const id of [...ids.slice(first), ...ids.slice(0, first)]) {
		// For as long as the last one took: a reader who asks for something meanwhile is not to wait for all of this.
		await rest(tookMs, undefined, { signal }).catch(() => {});
		const began = performance.now();
		if (signal?.aborted || began > until) break;
		const outcome = await refreshTopic(id, options);
		tookMs = performance.now() - began;
		if (outcome !== "gone") counts.looked++;
		if (outcome === "changed") counts.changed++;
	}
	return counts;
}

async function refreshTopic(id: number, options: RefreshOptions): Promise<"gone" | "same" | "changed"> {
	const { topics, understand, has, put, log } = options;
	const topic = has(id) ? await topics.get(id) : undefined;
	if (topic === undefined) return "gone";
	const understood = await understand(topic.query);
	if (!understood.ok) {
		log?.error({ topicId: id, fault: understood.fault.kind }, "a followed topic is not understood any more");
		return "same";
	}
	const { understanding, root } = understood;
	if (isNear(readCompiled(topic.compiled), root)) return "same";
	// Meanwhile it may have been given up, or learned from a model.
	if ((await topics.get(id))?.compiled !== topic.compiled) return "same";
	await topics.recompile(id, understanding.compiled, understanding.version);
	if (!has(id)) return "same";
	put(id, root);
	return "changed";
}

/** Whether two compilations of one topic judge articles alike. */
function isNear(one: CompiledNode | undefined, other: CompiledNode): boolean {
	if (one === undefined || one.kind !== other.kind) return false;
	switch (one.kind) {
		case "has":
			return other.kind === "has" && one.term.key === other.term.key;
		case "words":
			return (
				other.kind === "words" &&
				Math.abs(one.needed - other.needed) < NEAR &&
				areNear(one.own, other.own) &&
				areNear(one.beside, other.beside)
			);
		case "or":
			return other.kind === "or" && areAllNear(one.any, other.any);
		case "and":
			return other.kind === "and" && areAllNear(one.all, other.all) && areAllNear(one.none, other.none);
	}
}

function areAllNear(some: readonly CompiledNode[], others: readonly CompiledNode[]): boolean {
	return some.length === others.length && some.every((part, nth) => isNear(part, others[nth] as CompiledNode));
}

function areNear(some: readonly WeightedTerm[], others: readonly WeightedTerm[]): boolean {
	const weights = new Map(others.map(({ key, weight }) => [key, weight]));
	return (
		some.length === others.length &&
		some.every(({ key, weight }) => Math.abs((weights.get(key) ?? Number.NaN) - weight) < NEAR)
	);
}
