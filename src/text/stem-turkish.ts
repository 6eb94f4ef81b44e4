/** An ending, and how many letters of the word must remain: a short one is often the word's own. */
type Ending = [ending: RegExp, least: number];

/** Endings of Turkish nouns, folded, in the order in which they come off: the case, the possessive, the plural. */
const STEPS: Ending[][] = [
	[
		[/(?<=[iu])nd[ae]n?$/, 4],
		[/(?<=[iu])n[aeiu]$/, 4],
		[/(?<=[iu]n)[iu]n$/, 4],
		[/(?<=[cfhkpst])t[ae]n$/, 3],
		[/(?<=[^cfhkps])d[ae]n$/, 3],
		[/(?<=[cfhkpt])t[ae]$/, 4],
		[/(?<=[^cfhkps])d[ae]$/, 3],
		[/(?<=[aeiou])n[iu]n$/, 3],
		[/(?<=[aeiou])yl[ae]$/, 3],
		[/(?<=[^aeiou])l[ae]$/, 4],
		[/(?<=[aeiou])y[aeiu]$/, 3],
	],
	[[/l[ae]r(?:[iu]|[iu]n|[aeiu]|l[ae])?$/, 3]],
	[[/(?<=[aeiou])s[iu]$/, 3]],
	[[/(?<=[^aeiou])[aiu]n$/, 4]],
	[[/[nsy]$/, 4]],
	[[/[aeiu]$/, 4]],
	[[/(?<=[aeiou])[nsy]$/, 4]],
	[[/[aeiu]$/, 4]],
];

/** Consonants that turn soft before an ending: kitap, kitabı; elektrik, elektriği. */
const HARD: Record<string, string> = { g: "k", b: "p", d: "t" };

/** Words of three letters, which the steps leave as they are with a case or the possessive: keçi sütü, köy yolu. */
const SHORT_WORDS =
	/^(sut|yol|koy|gol|cay|kus|tas|dag|gaz|yag|buz|tuz|sel|mac|top|tup|pil|kum|suc|hac|ses)[iu]?(?:n|n[ae]|nd[ae]n?|[dt][ae]n?)?$/;

/**
 * The stem of a folded Turkish word, from which at most one ending of each step was taken off. It is no word, and
 * need not be: what counts is that the forms of one word meet, those of words that end like an ending (kadın) too.
 */
export function stemTurkish(folded: string): string {
	const short = SHORT_WORDS.exec(folded)?.[1];
	if (short !== undefined) return harden(short);
	let word = folded;
	for (const step of STEPS) {
		for (const [ending, least] of step) {
			const length = word.search(ending);
			if (length < least) continue;
			word = word.slice(0, length);
			break;
		}
	}
	return harden(word);
}

function harden(word: string): string {
	const last = word.slice(-1);
	return word.slice(0, -1) + (HARD[last] ?? last);
}
