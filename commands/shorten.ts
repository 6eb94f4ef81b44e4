/** Cuts a text for showing, at a space where one is near, never inside a character. */
export function shorten(text: string, maxChars: number): string {
	if (text.length <= maxChars) return text;
	const cut = text.slice(0, maxChars - 1).replace(/[\uD800-\uDBFF]$/, "");
	const space = cut.lastIndexOf(" ");
	return `${(space > maxChars * 0.7 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
