import type { Button } from "../src/delivery/messenger.ts";
import type { Html } from "../src/html.ts";
import type { BotContext } from "../src/telegram/context.ts";
import { didYouMean } from "../src/topics/query/did-you-mean.ts";
import { narrowerForms, widerForms } from "../src/topics/query/other-forms.ts";
import type { Preview, Understanding } from "../src/topics/topics.ts";
import { describeVolume } from "./volume.ts";

const tooManyDaily = 20;
/** A narrower form is worth a button when it leaves no more than this part. */
const worthNarrowing = 0.8;

const maxNarrower = 3;

/** A topic that was just followed, and what it would have brought. */
export interface Followed {
	subscriptionId: number;
	understanding: Understanding;
	preview: Preview;
}

export interface Proposal {
	lines: Html[];
	/** Each changes the topic into the form it names. */
	buttons: Button[][];
}

/** What to change about a topic with a word that nobody writes, or one that brings too much or nothing. */
export async function proposeForms(ctx: BotContext, followed: Followed): Promise<Proposal> {
	const { understanding, preview } = followed;
	// What is known by other words too is no slip, though no article may have this one.
	const known = understanding.terms.filter(({ also }) => also.length > 0).map(({ term }) => term);
	const meant = await didYouMean(understanding.query, ctx.parts.storage.articles, known);
	if (meant !== undefined && (await ctx.parts.topics.understand(meant)).ok) {
		return {
			lines: [ctx.say("propose-meant", { topic: meant })],
			buttons: [[{ label: meant, command: changeTo(followed, meant) }]],
		};
	}
	if (preview.count / preview.days > tooManyDaily) return proposeNarrower(ctx, followed);
	return preview.count === 0 ? proposeWider(ctx, followed) : { lines: [], buttons: [] };
}

async function proposeNarrower(ctx: BotContext, followed: Followed): Promise<Proposal> {
	const { understanding, preview } = followed;
	const language = ctx.from?.language_code?.split("-")[0];
	const aspects = (await preview.findAspects?.()) ?? [];
	const forms = await understandAll(ctx, narrowerForms(understanding.query, aspects, language));
	const options = { now: ctx.now, days: preview.days, newest: 0, variants: forms };
	const { variantCounts = [] } = forms.length > 0 ? await ctx.parts.topics.preview(understanding, options) : {};
	const counted = forms
		.map((form, nth) => ({ form, count: variantCounts[nth] ?? 0 }))
		.filter(({ count }) => count > 0 && count <= worthNarrowing * preview.count)
		.slice(0, maxNarrower);
	return offer(ctx, followed, "propose-narrower", counted);
}

async function proposeWider(ctx: BotContext, followed: Followed): Promise<Proposal> {
	const { understanding, preview } = followed;
	const counted: { form: Understanding; count: number }[] = [];
	const terms = understanding.terms.map(({ term }) => term);
	for (const form of await understandAll(ctx, widerForms(understanding.query, terms))) {
		const { count } = await ctx.parts.topics.preview(form, { now: ctx.now, days: preview.days, newest: 0 });
		if (count > 0) counted.push({ form, count });
	}
	return offer(ctx, followed, "propose-wider", counted);
}

async function understandAll(ctx: BotContext, texts: readonly string[]): Promise<Understanding[]> {
	const all = await Promise.all(texts.map((text) => ctx.parts.topics.understand(text)));
	return all.flatMap((understood) => (understood.ok ? [understood.understanding] : []));
}

function offer(
	{ say }: BotContext,
	followed: Followed,
	key: string,
	counted: readonly { form: Understanding; count: number }[],
): Proposal {
	if (counted.length === 0) return { lines: [], buttons: [] };
	const { days } = followed.preview;
	const buttons = counted.map(({ form, count }) => [
		{
			label: say.plain("propose-label", {
				topic: form.query,
				volume: describeVolume({ count, days, newest: [] }, say),
			}),
			command: changeTo(followed, form.query),
		},
	]);
	return { lines: [say(key)], buttons };
}

function changeTo({ subscriptionId }: Followed, text: string): string {
	return `/subscribe #${subscriptionId} ${text}`;
}
