import { Parser } from "htmlparser2";

/** What is never part of the text. */
const droppedTags = new Set([
	"script",
	"style",
	"noscript",
	"template",
	"iframe",
	"object",
	"embed",
	"form",
	"button",
	"select",
	"textarea",
	"input",
	"figure",
	"figcaption",
	"picture",
	"video",
	"audio",
	"canvas",
	"svg",
	"math",
	"nav",
	"aside",
	"footer",
	"head",
]);

const blockTags = new Set([
	"p",
	"br",
	"div",
	"li",
	"ul",
	"ol",
	"h1",
	"h2",
	"h3",
	"h4",
	"h5",
	"h6",
	"blockquote",
	"section",
	"article",
	"header",
	"main",
	"table",
	"tr",
	"hr",
	"pre",
	"dl",
	"dt",
	"dd",
	"address",
	"figure",
]);

/** Classes of containers that hold a caption, a credit or a way to share: never the article's words. */
const droppedClass =
	/(?:^|[\s_-])(?:wp-caption|caption|credit|sharedaddy|share|sharing|social|related|newsletter|subscribe|promo|advert|byline)(?:$|[\s_-])/i;

/** \p{Cc} is the controls; the others are soft hyphens, zero-width and direction marks, and what is no character. */
const invisible = /[\p{Cc}\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff]/gu;

const maxDepth = 256;

/** Ends the parsing of a document nested beyond sense; what was read before it stays. */
class TooDeep extends Error {}

/**
 * HTML from outside to plain text: paragraphs divided by "\n", entities resolved, and nothing of scripts, captions,
 * forms and invisible or direction-changing characters. Bounded in time whatever the input.
 */
export function cleanHtml(html: string): string {
	// In text without markup an empty line divides paragraphs; in HTML line breaks mean nothing.
	const isMarkup = /<[a-z/!]/i.test(html);
	const unwrap = (piece: string) => (isMarkup ? piece : piece.replace(/\n\s*\n/g, "\u2029")).replace(/[\r\n]+/g, " ");
	if (!/[<&]/.test(html)) return tidyText(unwrap(html));
	let text = "";
	let depth = 0;
	let droppedFrom = 0;
	const parser = new Parser({
		onopentag(name, attributes) {
			if (++depth > maxDepth) throw new TooDeep();
			if (blockTags.has(name)) text += "\n";
			else if (name === "td" || name === "th") text += " ";
			if (droppedFrom > 0) return;
			if (droppedTags.has(name) || (attributes.class && droppedClass.test(attributes.class.slice(0, 300)))) {
				droppedFrom = depth;
			}
		},
		onclosetag(name) {
			if (depth === droppedFrom) droppedFrom = 0;
			depth--;
			if (blockTags.has(name)) text += "\n";
		},
		ontext(piece) {
			if (droppedFrom === 0) text += unwrap(piece);
		},
	});
	try {
		parser.end(html);
	} catch (error) {
		if (!(error instanceof TooDeep)) throw error;
	}
	return tidyText(text);
}

/**
 * White space to single spaces, paragraphs to single "\n"; soft hyphens, zero-width and direction-override characters
 * and controls removed, which can hide words from matching or turn a message around. Joiners within emoji and words stay.
 */
export function tidyText(text: string): string {
	return text
		.toWellFormed()
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) => line.replace(/\t/g, " ").replace(invisible, "").replace(/\s+/g, " ").trim())
		.filter((line) => line !== "")
		.join("\n");
}
