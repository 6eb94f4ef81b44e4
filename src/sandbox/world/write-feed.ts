import type { Draft } from "./draft.ts";
import type { Publication } from "./newsroom.ts";
import type { Outlet } from "./outlets.ts";

/** More than a week of any of the papers. */
const maxItems = 200;

/** An article on its way into a feed. */
export interface Published {
	draft: Draft;
	publication: Publication;
}

/** The path of an article's page. */
export function pathOf({ draft, publication }: Published): string {
	return `/${draft.outlet}/${publication.round}/${draft.id}`;
}

/** The feed of an outlet, newest first, in its own format. */
export function writeFeed(outlet: Outlet, root: string, published: readonly Published[]): string {
	const newestFirst = [...published].sort((a, b) => b.publication.at - a.publication.at).slice(0, maxItems);
	return outlet.format === "rss" ? writeRss(outlet, root, newestFirst) : writeAtom(outlet, root, newestFirst);
}

function writeRss(outlet: Outlet, root: string, articles: Published[]): string {
	const items = articles.map((article) => {
		const { draft, publication } = article;
		const link = `${root}${pathOf(article)}`;
		const content = outlet.isFull
			? `\n\t\t\t<content:encoded>${cdata(dress(outlet, draft, link, paragraphsOf(draft)))}</content:encoded>`
			: "";
		return `
		<item>
			<title>${escapeXml(draft.title)}</title>
			<link>${escapeXml(link)}</link>
			<guid isPermaLink="false">${escapeXml(`${outlet.id}-${publication.round}-${draft.id}`)}</guid>
			<pubDate>${new Date(publication.at).toUTCString()}</pubDate>
			<dc:creator>${cdata(outlet.byline)}</dc:creator>
			<description>${cdata(outlet.isFull ? `<p>${escapeXml(leadOf(draft))}</p>` : dress(outlet, draft, link, [leadOf(draft)]))}</description>${content}
		</item>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
	<channel>
		<title>${escapeXml(outlet.title)}</title>
		<link>${root}/${outlet.id}</link>
		<description>${escapeXml(`${outlet.title}, invented for the sandbox`)}</description>
		<language>${outlet.language}</language>${articles[0] ? `\n\t\t<lastBuildDate>${new Date(articles[0].publication.at).toUTCString()}</lastBuildDate>` : ""}${items.join("")}
	</channel>
</rss>
`;
}

function writeAtom(outlet: Outlet, root: string, articles: Published[]): string {
	const entries = articles.map((article) => {
		const { draft, publication } = article;
		const link = `${root}${pathOf(article)}`;
		const at = new Date(publication.at).toISOString();
		return `
	<entry>
		<id>tag:${outlet.id}.example,2026:${publication.round}/${draft.id}</id>
		<title>${escapeXml(draft.title)}</title>
		<link rel="alternate" href="${escapeXml(link)}"/>
		<published>${at}</published>
		<updated>${at}</updated>
		<author><name>${escapeXml(outlet.byline)}</name></author>
		<summary>${escapeXml(leadOf(draft))}</summary>
		<content type="html">${escapeXml(dress(outlet, draft, link, paragraphsOf(draft)))}</content>
	</entry>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
	<id>tag:${outlet.id}.example,2026:feed</id>
	<title>${escapeXml(outlet.title)}</title>
	<link rel="alternate" href="${root}/${outlet.id}"/>
	<updated>${new Date(articles[0]?.publication.at ?? 0).toISOString()}</updated>${entries.join("")}
</feed>
`;
}

/** An article's text with the furniture of its paper around it, as feeds really come. */
function dress(outlet: Outlet, draft: Draft, link: string, paragraphs: string[]): string {
	const title = escapeXml(draft.title);
	const minutes = Math.max(1, Math.round(draft.text.split(" ").length / 60));
	const body = paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join("");
	return `${outlet.before({ title, minutes })}${body}${outlet.after({ title, link })}`;
}

export function paragraphsOf(draft: Draft): string[] {
	return draft.text.split("\n");
}

function leadOf(draft: Draft): string {
	return paragraphsOf(draft)[0] ?? "";
}

/** Escapes text for XML and HTML alike. */
export function escapeXml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function cdata(text: string): string {
	return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
