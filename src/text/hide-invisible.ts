/** Soft hyphens, joiners, marks of direction and the like: any of them, to see quickly that a text has none. */
const ANY = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

/**
 * Those that divide no words. Persian puts U+200C before endings, and in scripts without spaces U+200B stands between
 * words: there they divide as they always did.
 */
const WITHIN_WORDS =
	/\u200d|[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|(?<!\p{Script=Arabic})\u200c|(?<![\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\u200b/gu;

/** A text without its invisible characters. */
export interface VisibleText {
	text: string;
	/** Where each of its UTF-16 units stands in the whole text. */
	places: Uint32Array;
}

/** The text without the characters that are not seen and divide no words; undefined when it has none. */
export function hideInvisible(text: string): VisibleText | undefined {
	if (!ANY.test(text)) return undefined;
	const places = new Uint32Array(text.length);
	let visible = "";
	let from = 0;
	const keep = (to: number) => {
		for (let at = from, place = visible.length; at < to; at++, place++) places[place] = at;
		visible += text.slice(from, to);
	};
	for (const { index } of text.matchAll(WITHIN_WORDS)) {
		keep(index);
		from = index + 1;
	}
	keep(text.length);
	return { text: visible, places };
}
