import type { Outlet } from "./outlets.ts";
import { escapeXml, type Published, paragraphsOf, pathOf } from "./write-feed.ts";

const style = `:root{color-scheme:light dark}body{max-width:42rem;margin:0 auto;padding:1.5rem;font:1.06rem/1.6 Georgia,"Times New Roman",serif}
header{display:flex;justify-content:space-between;align-items:baseline;border-bottom:2px solid;margin-bottom:2rem;padding-bottom:.5rem}
header a{color:inherit;font-size:1.3rem;font-weight:bold;text-decoration:none}small,time,footer,.by{font:.85rem system-ui,sans-serif;opacity:.75}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem}li{margin:.6rem 0}footer{margin-top:3rem;border-top:1px solid;padding-top:.8rem}`;

/** The page of an article. */
export function writeArticlePage(outlet: Outlet, root: string, article: Published): string {
	const { draft, publication } = article;
	const at = new Date(publication.at);
	const canonical = escapeXml(`${root}${pathOf(article)}`);
	return page(
		outlet,
		draft.title,
		`<article>
<h1>${escapeXml(draft.title)}</h1>
<p class="by">${escapeXml(outlet.byline)} · <time datetime="${at.toISOString()}">${at.toUTCString()}</time></p>
${paragraphsOf(draft)
	.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`)
	.join("\n")}
</article>`,
		`<link rel="canonical" href="${canonical}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${escapeXml(outlet.title)}">
<meta property="og:title" content="${escapeXml(draft.title)}">
<meta property="article:published_time" content="${at.toISOString()}">`,
	);
}

/** The front page of an outlet, with the articles it has published, newest first. */
export function writeFrontPage(outlet: Outlet, published: readonly Published[]): string {
	const items = [...published]
		.sort((a, b) => b.publication.at - a.publication.at)
		.map((article) => `<li><a href="${pathOf(article)}">${escapeXml(article.draft.title)}</a></li>`);
	return page(
		outlet,
		outlet.title,
		`<main><h1>${escapeXml(outlet.title)}</h1><ul>${items.join("")}</ul></main>`,
		`<link rel="alternate" type="application/${outlet.format}+xml" href="/${outlet.id}/feed.xml">`,
	);
}

function page(outlet: Outlet, title: string, body: string, head: string): string {
	return `<!doctype html>
<html lang="${outlet.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)} – ${escapeXml(outlet.title)}</title>
${head}
<style>${style}</style>
</head>
<body>
<header><a href="/${outlet.id}">${escapeXml(outlet.title)}</a><small>an invented paper</small></header>
${body}
<footer>This paper and what it reports are invented for the Tidings sandbox. Only the places are real.</footer>
</body>
</html>
`;
}
