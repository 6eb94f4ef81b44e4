import { writeFile } from "node:fs/promises";
import path from "node:path";
import { escapeHtml } from "../../src/html.ts";
import { startFeedServer } from "./feed-server.ts";

export interface Piece {
	title: string;
	/** HTML of the feed's summary. */
	summary?: string;
	/** HTML of the whole text. */
	content?: string;
	publishedAt?: Date;
}

/** Papers on loopback that publish when told to. */
export interface Newsroom {
	/** Publishes in one of the papers; gives the article's link. */
	publish(piece: Piece, paper?: number): string;
	/** Path of an OPML file that lists the papers. */
	opmlPath: string;
	close(): Promise<void>;
}

/** Opens so many papers; their feed list goes into the folder. */
export async function openNewsroom(folder: string, papers: readonly string[] = ["RksNews"]): Promise<Newsroom> {
	const server = await startFeedServer();
	const items: string[][] = papers.map(() => []);
	let count = 0;
	const lay = (paper: number) =>
		server.put(
			`/${paper}.xml`,
			`<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${escapeHtml(papers[paper] ?? "")}</title><link>${server.origin}/</link>${items[paper]?.join("")}</channel></rss>`,
		);
	papers.forEach((_, paper) => void lay(paper));
	const opmlPath = path.join(folder, "feeds.opml");
	const outlines = papers.map(
		(title, paper) =>
			`<outline text="${escapeHtml(title)}" type="rss" xmlUrl="${server.url(`/${paper}.xml`)}" language="en"/>`,
	);
	await writeFile(opmlPath, `<opml version="2.0"><head/><body>${outlines.join("")}</body></opml>`);
	return {
		opmlPath,
		publish({ title, summary = "", content = "", publishedAt = new Date() }, paper = 0) {
			const link = `${server.origin}/${paper}/article-${++count}`;
			items[paper]?.unshift(
				`<item><title>${escapeHtml(title)}</title><link>${link}?utm_source=rss</link><guid isPermaLink="false">${paper}-${count}</guid><pubDate>${publishedAt.toUTCString()}</pubDate><description>${escapeHtml(summary)}</description>${content && `<content:encoded>${escapeHtml(content)}</content:encoded>`}</item>`,
			);
			lay(paper);
			return link;
		},
		close: () => server.close(),
	};
}
