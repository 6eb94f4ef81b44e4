import { fold } from "../text/fold.ts";
import { agencies, byLineOpening, furniturePatterns, maxFurnitureChars, notPlaces } from "./furniture-patterns.ts";

export interface Surroundings {
	/** The article's title, which texts like to say again. */
	title: string;
	/** The title of the feed. */
	source: string;
	author?: string | undefined;
}

/** An article's text without what stood around it. */
export interface BareText {
	/** Paragraphs divided by "\n". */
	text: string;
	/** Where and by whom it was sent from, such as "PRISTINA (Reuters)"; taken off the front of the text. */
	dateline: string | undefined;
}

/** Takes out what a page puts around an article; `text` is plain, its paragraphs divided by "\n". */
export function removeFurniture(text: string, surroundings: Surroundings): BareText {
	const said = new Set(
		[surroundings.title, surroundings.source, hostName(surroundings.source), surroundings.author ?? ""]
			.map(bare)
			.filter((name) => name !== ""),
	);
	const paragraphs: string[] = [];
	let dateline: string | undefined;
	for (const raw of text.split("\n")) {
		let paragraph = cutTail(raw.trim());
		if (isFurniture(paragraph) || said.has(bare(paragraph))) continue;
		if (paragraphs.length === 0) {
			paragraph = cutTitle(cutHead(paragraph, surroundings.source), surroundings.title);
			const parts = splitDateline(paragraph);
			if (parts) {
				dateline = parts.dateline;
				paragraph = parts.text;
			}
		}
		if (paragraph !== "") paragraphs.push(paragraph);
	}
	return { text: paragraphs.join("\n"), dateline };
}

function isFurniture(paragraph: string): boolean {
	if (paragraph === "") return true;
	if (paragraph.length > maxFurnitureChars) return false;
	if (!/[\p{L}\d]/u.test(paragraph)) return true;
	const lower = paragraph.toLowerCase();
	return furniturePatterns.some((pattern) => pattern.test(lower)) || isByLine(paragraph);
}

/** "By Jane Doe and John Roe in Pristina": an opening, then only names and small words, and no end of a sentence. */
function isByLine(paragraph: string): boolean {
	if (paragraph.length > 120) return false;
	const opening = byLineOpening.exec(paragraph);
	if (!opening) return false;
	const rest = paragraph.slice(opening[0].length).replace(/[)\s]+$/, "");
	if (/[.!?]\s|[!?]$/.test(rest.replace(/\b\p{Lu}\.\s?/gu, ""))) return false;
	const words = rest.split(/[\s,/|&–—-]+/).filter((word) => word !== "");
	const names = words.filter((word) => /^[\p{Lu}\d@(]/u.test(word)).length;
	return words.length > 0 && words.length <= 14 && names * 2 >= words.length && /^[\p{Lu}@]/u.test(rest);
}

const tails =
	/(?:\s{0,3}(?:\[\s?(?:…|\.{3}|more)\s?\]|\(more\)|(?:…|\.{3})?\s?(?:share this(?: article| story)?|read more|continue reading|read the full (?:story|article)|lexo më shumë|pročitaj(?:te)? više|opširnije|weiterlesen|lire la suite|devamını oku|прочитај повеќе|читать далее|leggi tutto|leer más)(?:\s?[.…»>→]{1,3}| on [\w. -]{2,40})?))$/iu;

const appearedFirst: [opening: string, middle: string][] = [
	["The post ", " appeared first on "],
	["Der Beitrag ", " erschien zuerst auf "],
	["L’article ", " est apparu en premier sur "],
	["L'article ", " est apparu en premier sur "],
	["La entrada ", " se publicó primero en "],
	["L'articolo ", " proviene da "],
	["Artikulli ", " u shfaq fillimisht në "],
	["Het bericht ", " verscheen eerst op "],
];

/** Cuts what is glued to the end of a paragraph: "[…]", "Read more", "The post … appeared first on …". */
function cutTail(paragraph: string): string {
	let text = paragraph;
	for (const [opening, middle] of appearedFirst) {
		const middleAt = text.lastIndexOf(middle);
		const at = middleAt < 0 ? -1 : text.lastIndexOf(opening, middleAt);
		if (at > 0 && text.length - at < 400) text = text.slice(0, at).trimEnd();
	}
	for (let times = 0; times < 3; times++) {
		const end = text.slice(-120);
		const found = tails.exec(end);
		// A whole paragraph of it is furniture, which is decided elsewhere.
		if (!found || found.index + text.length - end.length === 0) break;
		const isCut = /^\s*(?:\[|\(more|…|\.{3})/.test(found[0]);
		text = text.slice(0, text.length - found[0].length).trimEnd();
		if (isCut && /[\p{L}\d,;]$/u.test(text)) text += "…";
	}
	return text;
}

/** Minutes to read and dates that run on into the text, at the front of it. */
const heads =
	/^(?:\d{1,2}[ -]?[Mm]in(?:ute|utes|uta|uti|\.)?[ -](?:[Rr]ead|[Ll]exim|čitanja|Lesezeit|de lecture|okuma)|\p{Lu}\p{L}{2,9} \d{1,2}, \d{4}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\.?)[\s.:|–—-]{1,5}(?=["“„«'(]?\p{Lu})/u;

/**
 * Cuts what a page without paragraphs glues to the front: the paper's name, minutes to read, the date. A name that is
 * one plain word ("Danas", today) may begin a sentence, so it goes only with a mark or one of the others behind it.
 */
function cutHead(paragraph: string, source: string): string {
	const name = [source, hostName(source)].find((one) => one.length >= 2 && paragraph.startsWith(one));
	if (name === undefined) return cutHeads(paragraph);
	const behind = /^[\s.:|/–—-]{1,5}(?=["“„«'(]?[\p{Lu}\d])/u.exec(paragraph.slice(name.length, name.length + 8));
	if (!behind) return paragraph;
	const text = paragraph.slice(name.length + behind[0].length);
	const isPlainWord = /^\p{L}?\p{Ll}+$/u.test(name);
	const isMarked = /[:|/–—-]/.test(behind[0]) || cutHeads(text) !== text;
	return isPlainWord && !isMarked ? paragraph : cutHeads(text);
}

function cutHeads(paragraph: string): string {
	let text = paragraph;
	for (let times = 0; times < 3; times++) {
		const found = heads.exec(text.slice(0, 60));
		if (!found) break;
		text = text.slice(found[0].length);
	}
	return text;
}

/** The title said again at the front, with the text following in the same paragraph. */
function cutTitle(paragraph: string, title: string): string {
	if (title.length < 25 || !paragraph.startsWith(title)) return paragraph;
	const after = /^[\s.:|–—-]{1,5}(?=["“„«'(]?[\p{Lu}\d])/u.exec(paragraph.slice(title.length, title.length + 8));
	return after ? paragraph.slice(title.length + after[0].length) : paragraph;
}

const sentFrom =
	/^(\p{Lu}[\p{L}.'’/ -]{2,50}(?:, [\p{L}\d.]{1,15}(?: [\p{L}\d.]{1,12}){0,2})?)(?:\s?\(([^()]{2,40})\))?\s?(?:[–—-]{1,2})\s{1,2}(?=["“„«‘'(]?[\p{Lu}\d])/u;

/**
 * Splits "PRISTINA (Reuters) — Kosovo's …". A place in capitals is one; in small letters only with an agency or a
 * date, for "Kosovo – Serbia" begins many a sentence.
 */
function splitDateline(paragraph: string): { dateline: string; text: string } | undefined {
	const found = sentFrom.exec(paragraph.slice(0, 160));
	if (!found) return undefined;
	const [whole, place = "", agency] = found;
	const city = place.split(",")[0] ?? "";
	const isInCapitals = city === city.toUpperCase() && city.replace(/\P{L}/gu, "").length >= 4;
	const isKnownAgency = agency !== undefined && agencies.test(agency);
	const hasDate = place !== city && /\d/.test(place);
	if (city.split(" ").length > 4) return undefined;
	if (!isKnownAgency && !hasDate && !isInCapitals) return undefined;
	if (city.split(/\s/).some((word) => notPlaces.has(word.toLowerCase()))) return undefined;
	return { dateline: whole.replace(/[\s–—-]+$/, ""), text: paragraph.slice(whole.length).trimStart() };
}

function bare(text: string): string {
	return fold(text.slice(0, 1_000)).replace(/[^\p{L}\d]+/gu, "");
}

/** "RksNews.tv" is called RksNews on its pages. */
function hostName(source: string): string {
	return source.replace(/\.(?:com|net|org|info|tv|rs|al|mk|me|ba|hr|de|eu)$/i, "");
}
