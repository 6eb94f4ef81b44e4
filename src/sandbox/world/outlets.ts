import type { FeedListing } from "../../domain/feed.ts";
import type { OutletId } from "./draft.ts";

/** One of the invented papers and how it dresses its articles in its feed. */
export interface Outlet {
	id: OutletId;
	title: string;
	/** As its feed names it. */
	language: string;
	country: string;
	category: string;
	format: "rss" | "atom";
	/** Whether the feed carries the whole article, or a teaser only. */
	isFull: boolean;
	/** What stands before and after the text, as HTML; `title` is escaped, `link` the article's address. */
	before(article: { title: string; minutes: number }): string;
	after(article: { title: string; link: string }): string;
	/** The name that signs an article. */
	byline: string;
}

const outletList: Outlet[] = [
	{
		id: "rugova",
		title: "Rugova Post",
		language: "en",
		country: "XK",
		category: "general",
		format: "rss",
		isFull: true,
		byline: "RugovaPost",
		before: ({ minutes }) => `<p>RugovaPost</p><p>${minutes} Min Read</p>`,
		after: ({ title, link }) =>
			`<p>Share this:</p><p>The post <a href="${link}">${title}</a> appeared first on <a href="/">Rugova Post</a>.</p>`,
	},
	{
		id: "drina",
		title: "Drina Courier",
		language: "en",
		country: "BA",
		category: "general",
		format: "atom",
		isFull: true,
		byline: "Staff reporter",
		before: () => "<p>By Staff reporter</p>",
		after: ({ link }) => `<p><a href="${link}">Read more</a></p>`,
	},
	{
		id: "savski",
		title: "Savski glasnik",
		language: "sr",
		country: "RS",
		category: "general",
		format: "rss",
		isFull: true,
		byline: "S. G.",
		before: () => "",
		after: ({ link }) => `<p>Izvor: Savski glasnik</p><p><a href="${link}">Pročitaj još</a></p>`,
	},
	{
		id: "morava",
		title: "Моравске новости",
		language: "sr-Cyrl",
		country: "RS",
		category: "general",
		format: "rss",
		isFull: true,
		byline: "Редакција",
		before: () => "",
		after: ({ link }) => `<p><a href="${link}">Прочитај још</a></p>`,
	},
	{
		id: "sharri",
		title: "Fletorja e Sharrit",
		language: "sq",
		country: "XK",
		category: "general",
		format: "rss",
		isFull: true,
		byline: "Redaksia",
		before: () => "",
		after: ({ link }) => `<p><a href="${link}">Lexo më shumë</a></p>`,
	},
	{
		id: "suedost",
		title: "Südost-Rundblick",
		language: "de",
		country: "AT",
		category: "general",
		format: "atom",
		isFull: true,
		byline: "Redaktion",
		before: ({ minutes }) => `<p>Lesezeit: ${minutes} Min.</p>`,
		after: ({ link }) => `<p><a href="${link}">Weiterlesen</a></p>`,
	},
	{
		id: "lighthouse",
		title: "Lighthouse Wire",
		language: "en",
		country: "INT",
		category: "world",
		format: "rss",
		isFull: false,
		byline: "Lighthouse",
		before: () => "",
		after: ({ link }) => ` [&#8230;] <a href="${link}">Continue reading</a>`,
	},
	{
		id: "orbit",
		title: "Orbit & Soil",
		language: "en",
		country: "INT",
		category: "science",
		format: "atom",
		isFull: true,
		byline: "Orbit & Soil",
		before: ({ minutes }) => `<p>${minutes} min read</p>`,
		after: () => "<p>Follow us for more stories on science.</p>",
	},
	{
		id: "touchline",
		title: "The Touchline",
		language: "en",
		country: "INT",
		category: "sport",
		format: "rss",
		isFull: true,
		byline: "The Touchline",
		before: () => "",
		after: ({ link }) => `<p><a href="${link}">Line-ups and table</a></p>`,
	},
];

/** The invented papers by their id. */
export const outlets: ReadonlyMap<string, Outlet> = new Map(outletList.map((outlet) => [outlet.id, outlet]));

/** The feeds of the world as a catalogue lists feeds. */
export function worldCatalogue(root: string): FeedListing[] {
	return outletList.map(({ id, title, country, language, category }) => ({
		url: `${root}/${id}/feed.xml`,
		title,
		country,
		language: language.slice(0, 2),
		category,
	}));
}
