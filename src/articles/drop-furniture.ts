import type { Block } from "./extract-blocks.ts";

const isHeading = (block: Block): boolean => /^h[1-6]$/.test(block.tag);
const endsSentence = (text: string): boolean => /[.!?:;…。！？]["'”’»“)\]\s]*$/u.test(text);
/** A paragraph that nobody writes around an article. */
const isProse = ({ text }: Block): boolean => text.length >= 80 && endsSentence(text);

const furnitureStart =
	/^\W{0,3}(?:photos?|images?|pictures?|foto|bild|credits?|sources?|quelle|izvor|burimi|fuente|kaynak|first published|published|updated|posted|last updated|last modified|objavljeno|publikuar|veröffentlicht|aktualisiert|advert(?:isement)?|sponsored|anzeige|iklan|publicité|publicidad|pubblicità|reklam[ae]?|oglas|share|tweet|tweeten|teilen|podijeli|podeli|shpërndaje|partager|compartir|condividi|paylaş|поделите|подели|поширити|(?:post |view |\d+ )?comments?|kommentare?|komentari|komente|yorumlar|коментари|tags?|filed under|close|caption|highlights|sign (?:in|up)|log in|subscribe|abonniere|newsletter|follow (?:us|on|\S+ on)|skip to|you (?:may|might) also like|more (?:from|articles|stories|great|on this)|most (?:read|popular)|related|recommended|see (?:also|more)|also|read (?:also|more|next)|don['’]?t miss|recent articles|popular|latest|trending|about the author|order reprints|print article|text size|loading|media playback|click (?:here|to)|tap here|get (?:the|our) (?:latest|free|newsletter)|have a tip|join our|listen to|write to|email the author|view author|enlarge image|image \d|\d+ of \d+|citation|this document is subject|(?:additional )?reporting by|editing by|all rights reserved|copyright|lexo (?:edhe|më)|pročitaj(?:te)?|opširnije|vidi(?:te)? još|прочитај(?:те)?|опширније|mehr zum thema|lesen sie|lire aussi|à lire|leer más|lea también|leggi anche|devamını|читайте)(?!\p{L})/iu;
const byLine = /^(?:by|von|nga|piše|autor(?:i|ka)?|par|por|di|пише|аутор|автор|yazan)(?:\s*:|\s+(?=\p{Lu}))|^by$/iu;
const credit =
	/\((?:image|photo|picture|credit|foto|bild)s?\s?:|©|\bgetty(?: images)?\b|\b(?:ap|afp|epa|reuters) photo\b|(?:shutterstock|istock)/i;
const endMarks = /^(?:[-–—_*#=•·|/\s]+|https?:\/\/\S+|@\w+|\d{1,4})$/;
const date = /\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b/;

/** Drops what surrounds an article inside its own element: links elsewhere, captions, by-lines, dates, the title said again. */
export function dropFurniture(blocks: readonly Block[], title: string): Block[] {
	const isDropped = blocks.map((block) => isFurniture(block));
	const name = normalise(title);
	const seen = new Set<string>();
	blocks.forEach((block, i) => {
		// Captions and calls are repeated, paragraphs are not.
		if (block.text.length > 30 && seen.has(block.text)) isDropped[i] = true;
		seen.add(block.text);
		if (i < 12 && name !== "" && isTitle(block.text, name)) isDropped[i] = true;
	});
	const kept = (_: Block, i: number) => !isDropped[i];
	const first = blocks.findIndex((block, i) => kept(block, i) && isProse(block));
	const last = blocks.findLastIndex((block, i) => kept(block, i) && (isProse(block) || endsSentence(block.text)));
	const loose = (block: Block, i: number) =>
		(i < first && !endsSentence(block.text) && !(isHeading(block) && i === first - 1)) || i > last;
	const size = (of: Block[]) => of.reduce((sum, block) => sum + block.text.length, 0);
	const looseBlocks = blocks.filter((block, i) => kept(block, i) && loose(block, i));
	// Where much of the text is short lines, such as results or a calendar, they are the article.
	if (first >= 0 && size(looseBlocks) < size(blocks.filter(kept)) * 0.15) {
		blocks.forEach((block, i) => {
			if (block.text.length < 80 && loose(block, i)) isDropped[i] = true;
		});
	}
	// A heading that is left without its links: "More from UK".
	let followed = false;
	let afterDropped = false;
	for (let i = blocks.length - 1; i >= 0; i--) {
		const block = blocks[i];
		if (!block) continue;
		if (isDropped[i]) afterDropped = true;
		else if (isHeading(block) && !followed && afterDropped) isDropped[i] = true;
		else {
			followed = !isHeading(block);
			afterDropped = false;
		}
	}
	return blocks.filter((_, i) => !isDropped[i]);
}

function isFurniture({ text, tag, linked }: Block): boolean {
	if (tag === "figure" || tag === "nav" || tag === "footer") return true;
	if (endMarks.test(text)) return true;
	if (linked >= 0.65 && text.length < 180 && !(text.length > 80 && endsSentence(text) && linked < 0.8)) return true;
	if (text.length < 160 && credit.test(text)) return true;
	if (text.length < 200 && furnitureStart.test(text)) return text.length < 60 || !endsSentence(text) || linked > 0.05;
	if (
		text.length < 80 &&
		!endsSentence(text) &&
		(byLine.test(text) || (date.test(text) && tag !== "li" && tag !== "td"))
	)
		return true;
	return false;
}

function normalise(text: string): string {
	return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

function isTitle(text: string, name: string): boolean {
	if (text.length > 300) return false;
	const words = normalise(text);
	return words.length >= 10 && (words === name || (words.length > name.length * 0.7 && name.startsWith(words)));
}
