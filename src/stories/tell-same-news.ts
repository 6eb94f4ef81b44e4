import type { ToldTerms } from "./told-terms.ts";

/** Share of their titles' words that one paper's two articles have in common when the second tells the first again. */
const SAME_PAPER = 0.8;
/** "Live blog" and "Weather" are titles of many articles of a paper: their summaries have so much in common when it is one. */
const SAME_TEXT = 0.4;
/** The same for articles of two papers, one of which says more than the other. */
const TWO_PAPERS = 0.6;
/** Agency copy under another headline: the titles share a little, the summaries nearly all. */
const COPIED_TITLE = 0.3;
const COPIED_LEAD = 0.7;
/** Shorter summaries are alike by chance. */
const COPIED_LEAD_WORDS = 8;

/**
 * Whether two articles tell the very same, and how alike they are (from 0 to 1, 0 when they do not), by the words they
 * share (Jaccard). A wrong yes loses a push, a wrong no only repeats one, so what is in doubt is apart: other numbers,
 * a word in the place of another, a word that the other does not say ("refuses", "cancelled"), a "not", names that changed
 * places. A paper does not tell one event twice in other words.
 */
export function tellSameNews(one: ToldTerms, other: ToldTerms): number {
	const titles = likeness(one.title, other.title);
	const leads = likeness(one.lead, other.lead);
	const isTold = one.turns === other.turns && tellsTitle(one, other) && tellsTitle(other, one);
	const isFit = isTold && isPart(one.title, other.title) && isSameOrder(one.title, other.title);
	if (one.feedId !== 0 && one.feedId === other.feedId) {
		const hasOtherText = one.lead.size > 0 && other.lead.size > 0 && leads < SAME_TEXT;
		return isFit && !hasOtherText && isEqual(one.numbers, other.numbers) && titles >= SAME_PAPER ? titles : 0;
	}
	if (titles >= TWO_PAPERS) return isFit && isPart(one.numbers, other.numbers) ? titles : 0;
	const canBeCopy = Math.min(one.lead.size, other.lead.size) >= COPIED_LEAD_WORDS && isPart(one.lead, other.lead);
	return canBeCopy && titles >= COPIED_TITLE && leads >= COPIED_LEAD ? leads * titles : 0;
}

function likeness(one: Set<string>, other: Set<string>): number {
	let shared = 0;
	for (const term of one) if (other.has(term)) shared++;
	return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/** Whether the terms both have come in one order: who beat whom is told by it. */
export function isSameOrder(one: Set<string>, other: Set<string>): boolean {
	const shared = [...other].filter((term) => one.has(term));
	return [...one].filter((term) => other.has(term)).every((term, at) => term === shared[at]);
}

/** Whether an article says all the words of the other's title somewhere; one without a summary cannot be asked. */
function tellsTitle({ title, lead }: ToldTerms, other: ToldTerms): boolean {
	return lead.size === 0 || [...other.title].every((term) => title.has(term) || lead.has(term));
}

function isEqual(one: Set<string>, other: Set<string>): boolean {
	return one.size === other.size && isPart(one, other);
}

/** Whether one of the two holds all of the other. */
export function isPart(one: Set<string>, other: Set<string>): boolean {
	const [smaller, larger] = one.size <= other.size ? [one, other] : [other, one];
	for (const term of smaller) if (!larger.has(term)) return false;
	return true;
}
