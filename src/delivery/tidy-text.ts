// Controls, and the marks that would turn the direction of all that follows them in the message.
const unwanted = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/gu;

/** Text from outside on one line, with nothing in it that would disturb what stands around it. */
export function tidyLine(text: string): string {
	return text.toWellFormed().replace(/\s+/g, " ").replace(unwanted, "").trim();
}

/** Cuts a line to at most `maxChars` UTF-16 units, after a whole word where one ends near, with "…" at its end. */
export function cutLine(line: string, maxChars: number): string {
	if (line.length <= maxChars) return line;
	const room = line.slice(0, Math.max(0, maxChars - 1));
	const space = room.lastIndexOf(" ");
	const atWord = line[room.length] === " " ? room : space > room.length * 0.7 ? room.slice(0, space) : room;
	// Never the first half of a surrogate pair, nor a mark that joins to what was cut away.
	return `${atWord.replace(/[\uD800-\uDBFF\u200D]+$/, "").replace(/[\s,;:–—-]+$/, "")}…`;
}
