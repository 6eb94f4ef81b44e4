/** The outlets of the invented world. */
export type OutletId =
	| "rugova"
	| "drina"
	| "savski"
	| "morava"
	| "sharri"
	| "suedost"
	| "lighthouse"
	| "orbit"
	| "touchline";

/**
 * An invented article. Places are real; people, outlets and what happens are not.
 */
export interface Draft {
	/** Part of its address; never changed. */
	id: string;
	outlet: OutletId;
	title: string;
	/** Paragraphs divided by "\n"; the first serves as the lead. */
	text: string;
	/** Words a reader may name its subject with, in several languages, divided by spaces. */
	tags: string;
	/** There from the beginning, this many hours old; those without are published as the sandbox runs. */
	hoursAgo?: number;
	/** Another outlet's article on the same event, or on what comes of it, which comes shortly after this one. */
	follow?: string;
}
