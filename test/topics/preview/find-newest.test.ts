import fc from "fast-check";
import { expect, it } from "vitest";
import { type Article, toldAt } from "../../../src/domain/article.ts";
import { findNewest } from "../../../src/topics/preview/find-newest.ts";
import { oneADevelopment } from "../../../src/topics/preview/one-a-development.ts";
import { createArticleCorpus } from "../../../src/topics/understanding/article-corpus.ts";
import { understandTopic } from "../../../src/topics/understanding/understand-topic.ts";
import { day, start } from "../../support/build.ts";
import { forms, lexicon } from "../support/judge.ts";

const understood = await understandTopic("wine Rahovec", { lexicon, corpus: createArticleCorpus() });
if (!understood.ok) throw new Error(understood.fault.kind);
const { root } = understood;

interface Piece {
	isAbout: boolean;
	development: number;
	/** How many days after the one before it was seen, and before that it was told. */
	later: number;
	delay: number;
}

function toArticles(pieces: readonly Piece[]): Article[] {
	let seenAt = start;
	return pieces.map(({ isAbout, development, later, delay }, nth): Article => {
		seenAt += later * day;
		const title = isAbout ? `Wine of Rahovec: part ${development}` : `Snow in Prizren ${nth}`;
		return {
			...{
				id: nth + 1,
				storyId: "wine",
				developmentId: `s${development}`,
				feedId: 1,
				url: undefined,
				title,
				lead: "",
				text: "",
			},
			...{ author: undefined, language: "en", source: "Koha", summary: undefined },
			...{ publishedAt: seenAt - delay * day, seenAt },
		};
	});
}

/** A store that has these, and notes how many were given. */
function storeOf(articles: readonly Article[]) {
	const newestFirst = [...articles].reverse();
	return { candidates: async (_: readonly string[], { limit }: { limit: number }) => newestFirst.slice(0, limit) };
}

const look = (articles: readonly Article[], newest: number) =>
	findNewest(root, { articles: { ...storeOf(articles), newest: async () => [] }, lexicon, forms, newest });

const piece = fc.record({
	isAbout: fc.boolean(),
	development: fc.nat(8),
	later: fc.nat(2),
	delay: fc.oneof(fc.constant(0), fc.nat(20)),
});

it("finds what a look at all articles finds, one a development and the newest first", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), async (pieces, newest) => {
			const articles = toArticles(pieces);
			const about = [...articles].reverse().filter((_, nth) => pieces[pieces.length - 1 - nth]?.isAbout);
			about.sort((a, b) => toldAt(b) - toldAt(a));
			const expected = oneADevelopment(about, (article) => article).slice(0, newest);
			const found = await look(articles, newest);
			expect(found.map(({ article }) => toldAt(article))).toEqual(expected.map(toldAt));
			expect(found.map(({ article }) => article.developmentId)).toEqual(
				expected.map(({ developmentId }) => developmentId),
			);
			for (const { score, why } of found) {
				expect(score).toBeGreaterThanOrEqual(0.5);
				expect(why.map(({ found: form }) => form)).toEqual(["Wine", "Rahovec"]);
			}
		}),
	);
});

it("reads no more articles than it takes", async () => {
	const articles = toArticles(
		Array.from({ length: 3_000 }, (_, development) => ({ isAbout: true, development, later: 1, delay: 0 })),
	);
	let read = 0;
	const restrain = (_: unknown, score: number) => {
		read++;
		return score;
	};
	const options = { articles: { ...storeOf(articles), newest: async () => [] }, lexicon, forms, newest: 5, restrain };
	expect(await findNewest(root, options)).toHaveLength(5);
	expect(read).toBe(5);
});

it("goes on to older ones where what was learned leaves out the newest", async () => {
	const articles = toArticles(
		Array.from({ length: 300 }, (_, development) => ({ isAbout: true, development, later: 1, delay: 0 })),
	);
	let judged = 0;
	const restrain = (_: unknown, score: number) => (++judged <= 250 ? 0.4 : score);
	const options = { articles: { ...storeOf(articles), newest: async () => [] }, lexicon, forms, newest: 2, restrain };
	expect((await findNewest(root, options)).map(({ article }) => article.id)).toEqual([50, 49]);
});
