/** Which of our own fields an element of a feed fills; of several for one field the first in its list wins. */
export type Field = "title" | "link" | "guid" | "date" | "summary" | "content" | "author";

/**
 * Element names by field, best first, as `prefix:name` with the customary prefix; without one for the
 * formats' own (RSS, RDF, Atom, CDF), which differ in no name that matters here.
 */
const names: Record<Field, string[]> = {
	title: ["title", "atom:title", "dc:title", "itunes:title", "media:title"],
	link: ["link", "atom:link", "feedburner:origlink", "a"],
	guid: ["guid", "id", "atom:id", "dc:identifier"],
	date: [
		"pubdate",
		"published",
		"issued",
		"atom:published",
		"atom:issued",
		"dc:date",
		"dcterms:issued",
		"dcterms:created",
		"created",
		"atom:created",
		"date",
		"updated",
		"modified",
		"atom:updated",
		"atom:modified",
		"dcterms:modified",
	],
	summary: [
		"description",
		"summary",
		"atom:summary",
		"tagline",
		"dc:description",
		"abstract",
		"itunes:summary",
		"itunes:subtitle",
		"media:description",
	],
	content: ["content:encoded", "content", "atom:content", "body", "fullitem", "content:body"],
	author: ["author", "dc:creator", "atom:author", "creator", "dc:author", "itunes:author", "managingeditor"],
};

/** Element name (lower case, customary prefix) → its field and its rank there, 0 the best. */
export const fieldOf: ReadonlyMap<string, { field: Field; rank: number }> = new Map(
	Object.entries(names).flatMap(([field, list]) =>
		list.map((name, rank) => [name, { field: field as Field, rank }] as const),
	),
);

/** The customary prefix of a namespace: told by its address, which occurs with many small variations. */
const namespaces: [RegExp, string][] = [
	[/w3\.org\/2005\/atom|purl\.org\/atom/, "atom"],
	[/purl\.org\/dc\/elements/, "dc"],
	[/purl\.org\/dc\/terms/, "dcterms"],
	[/purl\.org\/rss\/1\.0\/modules\/content/, "content"],
	[/itunes\.com|itunes\.apple\.com/, "itunes"],
	[/search\.yahoo\.com\/mrss|video\.search\.yahoo/, "media"],
	[/feedburner/, "feedburner"],
	[/w3\.org\/1999\/xhtml/, "xhtml"],
	[/w3\.org\/1999\/02\/22-rdf-syntax-ns/, ""],
	[
		/^http:\/\/purl\.org\/rss\/1\.0\/?$|netscape\.com\/rdf|channel\.netscape|backend\.userland\.com|purl\.org\/net\/rss|my\.netscape/,
		"",
	],
];

/** Undefined for a namespace that says nothing about the fields above. */
export function customaryPrefix(namespace: string): string | undefined {
	const address = namespace.trim().toLowerCase().slice(0, 200);
	return address === "" ? "" : namespaces.find(([pattern]) => pattern.test(address))?.[1];
}
