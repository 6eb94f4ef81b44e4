import fc from "fast-check";
import { expect, it } from "vitest";
import { Presence } from "../../../src/topics/matching/presence.ts";
import type { ArticleWords, PartWords } from "../../../src/topics/matching/read-words.ts";
import type { Form } from "../../../src/topics/matching/term-forms.ts";
import { TermTable } from "../../../src/topics/matching/term-table.ts";

const words = ["alfa", "beta", "gama", "of", "the", "delt"];
const small = new Set(["of", "the"]);
const languages = [1, 2, 4];

const form = fc.record({
	words: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
	languages: fc.integer({ min: 1, max: 7 }),
	quality: fc.constantFrom(1, 0.9, 0.45),
	isAcronym: fc.boolean(),
	isLoose: fc.boolean(),
	isName: fc.boolean(),
}) satisfies fc.Arbitrary<Form>;

/** A word as it stands, some with a stem that is another of the words, some in capitals. */
const token = fc.record({
	folded: fc.constantFrom(...words, "omega", "deltas"),
	isCapital: fc.boolean(),
	isAcronym: fc.boolean(),
});

const part = fc.record({ tokens: fc.array(token, { maxLength: 12 }), isShouted: fc.boolean() }).map(
	({ tokens, isShouted }): PartWords => ({
		tokens: tokens.map(({ folded, isCapital, isAcronym }, nth) => ({
			surface: isCapital ? folded[0]?.toUpperCase() + folded.slice(1) : folded,
			word: folded,
			folded,
			start: nth,
			end: nth + 1,
			isAcronym,
		})),
		stems: tokens.map(({ folded }) => (folded === "deltas" ? "delt" : folded)),
		isSmall: tokens.map(({ folded }) => small.has(folded)),
		isShouted,
	}),
);

const none: PartWords = { tokens: [], stems: [], isSmall: [], isShouted: false };
const article = fc
	.record({ title: part, lead: part, text: part, languageBit: fc.constantFrom(...languages) })
	.map((parts): ArticleWords => ({ ...parts, source: none, language: undefined }));

/** The place behind the form when it begins at this one; undefined when it does not. */
function endOf(wanted: Form, { tokens, stems, isSmall, isShouted }: PartWords, from: number): number | undefined {
	const first = tokens[from];
	if (wanted.isAcronym && !isShouted && first?.isAcronym !== true) return undefined;
	if (wanted.isName && !/^\p{Lu}/u.test(first?.surface ?? "")) return undefined;
	let at = from;
	for (const [nth, word] of wanted.words.entries()) {
		for (let passed = 0; wanted.isLoose && nth > 0 && passed < 2 && isSmall[at] === true; passed++) at++;
		if (tokens[at]?.folded !== word && stems[at] !== word) return undefined;
		at++;
	}
	return at;
}

/** Straight from what a form is: at how many words of a part the term begins, and how surely it is meant. */
function look(forms: readonly Form[], read: PartWords, languageBit: number): { count: number; quality: number } {
	let count = 0;
	let quality = 0;
	for (const at of read.tokens.keys()) {
		const found = forms.filter(
			(wanted) => (wanted.languages & languageBit) !== 0 && endOf(wanted, read, at) !== undefined,
		);
		if (found.length > 0) count++;
		quality = Math.max(quality, ...found.map((wanted) => wanted.quality));
	}
	return { count, quality };
}

it("finds each term where one of its forms stands, as often as it does, and nowhere else", () => {
	const terms = fc.array(fc.array(form, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
	const presence = new Presence();
	fc.assert(
		fc.property(terms, fc.array(article, { minLength: 1, maxLength: 4 }), (formsOf, articles) => {
			const table = new TermTable((key) => formsOf[Number(key)] ?? []);
			const ids = formsOf.map((_, key) => table.use(String(key)));
			for (const read of articles) {
				presence.read(read, table);
				for (const [key, forms] of formsOf.entries()) {
					const [title, lead, text] = [read.title, read.lead, read.text].map((each) =>
						look(forms, each, read.languageBit),
					);
					const id = ids[key] ?? -1;
					const counts = [title?.count ?? 0, (lead?.count ?? 0) + (text?.count ?? 0)];
					expect(presence.has(id)).toBe(counts[0] !== 0 || counts[1] !== 0);
					expect(presence.titleStrength(id)).toBe(Math.min(1, counts[0] ?? 0));
					expect(presence.strength(id)).toBeCloseTo(
						strengthOf(
							counts,
							Math.max(...[title, lead, text].map((each) => each?.quality ?? 0)),
							read.lead.tokens.length + read.text.tokens.length,
						),
						6,
					);
				}
			}
		}),
		{ numRuns: 2_000 },
	);
});

/** The title says .85 of it; in the body one occurrence says .8 in a short text and half as much in one of 120 words more. */
function strengthOf([title = 0, body = 0]: readonly number[], quality: number, length: number): number {
	const inTitle = title > 0 ? 0.85 : 0;
	const inBody = body / (body + 0.25 * (1 + length / 120));
	return quality * (1 - (1 - inTitle) * (1 - inBody));
}
