import { createHash } from "node:crypto";
import { tokenize } from "../text/tokenize.ts";

/** What papers put before or behind a title to say what became of the page, in the languages of the news. */
const labels = [
	"corrected|correction|corrects|updated?|updates|breaking|live|live updates|video|photos?|exclusive",
	"ažurirano|ispravka|ispravljeno|uživo|foto|hitno|najnovije|ажурирано|исправка|уживо|видео|фото|хитно|во живо",
	"përditësuar|përditësim|korrigjim|drejtpërdrejt|e fundit|aktualisiert|korrektur|eilmeldung|liveticker|ticker",
	"mise à jour|corrigé|en direct|direct|vidéo|güncellendi|güncelleme|düzeltme|canlı|son dakika",
	"оновлено|виправлено|наживо|відео|терміново|actualizado|actualización|corrección|en directo|última hora|vídeo",
	"aggiornato|aggiornamento|correzione|in diretta|diretta",
].join("|");
const labelBefore = new RegExp(`^[[(]?(?:${labels})[\\])]? ?[:|–—-] ?|^[[(](?:${labels})[\\])] ?`, "iu");
const labelWithin = new RegExp(`[[(](?:${labels})[\\])]`, "giu");
const labelBehind = new RegExp(` [|–—-] ?(?:${labels})$`, "iu");

/** A time of day; a score such as 81:77 is none. */
const clock = /(?<![\p{L}\p{N}:])(?:[01]?\d|2[0-3])[:h][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?(?![\p{L}\p{N}:])/giu;
/** What pages count about themselves, in the languages of the news. */
const counted = [
	"views?|reads?|clicks|visits|visitors|comments?|shares?|likes|votes|min(?:utes?|s)? (?:ago|read)|hours? ago",
	"pregleda|prikaza|komentara?|komentar|прегледа|прегледи|коментара|коментари|lexime|shikime|klikime|komente?",
	"aufrufe|kommentare?|vues|commentaires?|partages|okunma|görüntülenme|yorum|переглядів|коментарів|перегляди",
	"visitas|vistas|comentarios?|visualizzazioni|letture|commenti",
].join("|");
const counter = new RegExp(`(?<![\\p{L}\\p{N}])\\d[\\d.,  ]{0,12}[km]? ?(?:${counted})(?![\\p{L}\\p{N}])`, "giu");

/** A title without what is no news in it when it changes: the time of day, counts of views, "Updated:". */
export function bareTitle(title: string): string {
	const bare = title.replace(labelWithin, " ").replace(clock, " ").replace(counter, " ").replace(/\s+/g, " ").trim();
	return bare.replace(labelBefore, "").replace(labelBehind, "").trim() || title;
}

/** Equal for texts of the same words: punctuation, case, diacritics and what {@link bareTitle} leaves out make no other. */
export function wordMark(text: string): string {
	return shortHash(
		tokenize(bareTitle(text))
			.map(({ folded }) => folded)
			.join(" "),
	);
}

/** Of 96 bits: two texts of one article are never taken for one. */
export function shortHash(text: string): string {
	return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
