import { Parser } from "htmlparser2";

const voidTags = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** What an element costs wherever it stands. */
const ownWork = 20;

class TooMuch extends Error {}

/**
 * Whether a page is light enough for a tree to be built and judged, which takes time by its size and worse than that
 * by its depth. `maxWork` bounds its elements and pieces of text, each counted by its depth. Stops reading where it is not.
 */
export function isLight(html: string, limits: { maxWork: number; maxDepth: number }): boolean {
	let work = 0;
	let depth = 1;
	const count = () => {
		work += depth + ownWork;
		if (work > limits.maxWork || depth > limits.maxDepth) throw new TooMuch();
	};
	const parser = new Parser({
		onopentag(name) {
			if (!voidTags.has(name)) depth++;
			count();
		},
		ontext: count,
		onclosetag(name) {
			if (!voidTags.has(name)) depth--;
		},
	});
	try {
		parser.end(html);
		return true;
	} catch (error) {
		if (error instanceof TooMuch) return false;
		throw error;
	}
}
