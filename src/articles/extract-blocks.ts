import type { PageElement, PageNode } from "./page-dom.ts";

/** One paragraph of an extracted page. */
export interface Block {
	text: string;
	/** Its element's name, lower case; "" for text that stands between elements. */
	tag: string;
	/** How much of the text is inside links, 0 to 1. */
	linked: number;
}

const blockTags = new Set(
	"address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul details summary".split(
		" ",
	),
);
const silentTags = new Set(
	"script style noscript template svg iframe object embed video audio canvas button select option textarea input head math figcaption".split(
		" ",
	),
);
/** Deeper nesting is somebody's attack, not a page. */
const maxDepth = 400;

/** The text of an element, a block for each paragraph, without what no reader sees. */
export function extractBlocks(root: PageNode): Block[] {
	const blocks: Block[] = [];
	let text = "";
	let linkedChars = 0;
	let tag = "";

	function endBlock(): void {
		const clean = text.replace(/\s+/g, " ").trim();
		if (clean !== "") blocks.push({ text: clean, tag, linked: Math.min(1, linkedChars / clean.length) });
		text = "";
		linkedChars = 0;
	}

	function walk(node: PageNode, depth: number, isLinked: boolean): void {
		for (let child = node.firstChild; child; child = child.nextSibling) {
			if (child.nodeType === 3) {
				const value = child.nodeValue ?? "";
				text += value;
				if (isLinked) linkedChars += value.trim().length;
				continue;
			}
			if (child.nodeType !== 1) continue;
			const name = (child as PageElement).localName.toLowerCase();
			if (silentTags.has(name) || depth > maxDepth) continue;
			if (name === "br") {
				endBlock();
				continue;
			}
			const isBlock = blockTags.has(name);
			const outer = tag;
			if (isBlock) {
				endBlock();
				tag = name;
			}
			walk(child, depth + 1, isLinked || name === "a");
			if (isBlock) {
				endBlock();
				tag = outer;
			}
		}
	}

	walk(root, 0, false);
	endBlock();
	return blocks;
}
