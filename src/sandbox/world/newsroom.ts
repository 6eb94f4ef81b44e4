import type { Draft } from "./draft.ts";
import { isInLanguage, namesAny, rateDraft, topicWords } from "./rate-draft.ts";

/** An article that is in its paper. */
export interface Publication {
	id: string;
	/** Which run through the articles it belongs to; part of its address. */
	round: number;
	at: number;
}

/** What the newsroom keeps over a restart. */
export interface NewsroomState {
	round: number;
	published: Publication[];
	/** Topics asked for, the latest last. */
	topics: string[];
	/** Articles to bring next, before any other. */
	next: string[];
	/** How many were published since a topic was last asked for. */
	sinceAsked: number;
}

/** From here on an article is about a topic: basketball between two countries is not their talks. */
const onTopic = 0.7;
const keptTopics = 10;
/** After so long a silence the articles begin anew, with fresh dates. Shorter, a bot would know the stories again. */
const staleMs = 4 * 86_400_000;
const hourMs = 3_600_000;
/** For so long a bot sends what it did not know yet. */
const youngHours = 48;

/** Decides what is published next: first what was asked for, then that and other things in turn. */
export class Newsroom {
	readonly state: NewsroomState;
	#drafts: readonly Draft[];
	#draftsById: ReadonlyMap<string, Draft>;

	constructor(drafts: readonly Draft[], kept: NewsroomState | undefined, now: number) {
		this.#drafts = drafts;
		this.#draftsById = new Map(drafts.map((draft) => [draft.id, draft]));
		this.state = kept ?? { round: 0, published: [], topics: [], next: [], sinceAsked: 0 };
		const latest = Math.max(0, ...this.state.published.map(({ at }) => at));
		if (latest < now - staleMs) this.#beginRound(now);
	}

	/** All that is in the papers, with its article. */
	published(): { draft: Draft; publication: Publication }[] {
		return this.state.published.flatMap((publication) => {
			const draft = this.#draftsById.get(publication.id);
			return draft ? [{ draft, publication }] : [];
		});
	}

	/** Somebody wants to read about this; the best article on it is put first. */
	ask(topic: string): void {
		const { state } = this;
		const words = topicWords(topic);
		if (words.length > 0) state.topics = [...state.topics.filter((other) => other !== topic), topic].slice(-keptTopics);
		state.sinceAsked = 0;
		const best = this.#best(topic);
		if (best && !state.next.includes(best.id)) state.next.unshift(best.id);
	}

	/** Publishes one more; undefined when everything is in the papers. */
	publish(now: number): Publication | undefined {
		const { state } = this;
		const draft = this.#take();
		if (!draft) return undefined;
		const publication = { id: draft.id, round: state.round, at: now };
		state.published.push(publication);
		state.sinceAsked++;
		if (draft.follow !== undefined && this.#isWaiting(draft.follow)) state.next.push(draft.follow);
		return publication;
	}

	/** Whether the next article follows on the last one: the same event in another paper, what comes of it, or one asked for. */
	get isUrgent(): boolean {
		return this.state.next.length > 0;
	}

	get hasMore(): boolean {
		return this.#waiting().length > 0;
	}

	#take(): Draft | undefined {
		const waiting = this.#waiting();
		for (let id = this.state.next.shift(); id !== undefined; id = this.state.next.shift()) {
			const draft = waiting.find((other) => other.id === id);
			if (draft) return draft;
		}
		const { topics } = this.state;
		const asked = waiting.filter((draft) =>
			topics.some((topic) => isInLanguage(draft, topic) && rateDraft(draft, topicWords(topic)) >= onTopic),
		);
		const others = waiting.filter((draft) => !asked.includes(draft));
		// One in three is on a topic somebody follows, so that both can be seen: what comes and what does not.
		return this.state.sinceAsked % 3 === 0 ? (asked[0] ?? others[0]) : (others[0] ?? asked[0]);
	}

	#best(topic: string): Draft | undefined {
		const words = topicWords(topic);
		let best: Draft | undefined;
		let bestRate = 0.5;
		for (const draft of this.#waiting()) {
			if (!isInLanguage(draft, topic)) continue;
			// In the reader's language rather than in another one the tags know.
			const rate = rateDraft(draft, words) + (namesAny(draft.title, words) ? 0.2 : 0);
			if (rate > bestRate) {
				best = draft;
				bestRate = rate;
			}
		}
		return best;
	}

	#waiting(): Draft[] {
		const there = new Set(this.state.published.map(({ id }) => id));
		return this.#drafts.filter(({ id }) => !there.has(id));
	}

	#isWaiting(id: string): boolean {
		return !this.state.published.some((publication) => publication.id === id);
	}

	#beginRound(now: number): void {
		this.state.round++;
		this.state.next = [];
		// Who has read the papers before would be sent all that is young at once; it comes in turn instead.
		const youngest = this.state.round === 1 ? 0 : youngHours;
		this.state.published = this.#drafts
			.filter(({ hoursAgo = -1 }) => hoursAgo >= youngest)
			.map(({ id, hoursAgo = 0 }) => ({ id, round: this.state.round, at: now - hoursAgo * hourMs }));
	}
}
