/** Arguments of a command whose answer has pages. */
export interface Paged {
	/** The arguments without the place. */
	text: string;
	/** Which page, from 1 on. */
	page: number;
	/** The article id to go on below; undefined on the first page. */
	olderThan: number | undefined;
	/** Whether a page was named: then its button stands under the very message that is to show it. */
	isTurned: boolean;
}

/** Reads `… page:2` or `… older:123` at the end of a command's arguments. */
export function readPage(args: string): Paged {
	const place = /(?:^| )(page|older):(\d{1,15})$/.exec(args);
	if (!place) return { text: args, page: 1, olderThan: undefined, isTurned: false };
	const number = Number(place[2]);
	return {
		text: args.slice(0, place.index).trim(),
		page: place[1] === "page" ? Math.max(1, number) : 1,
		olderThan: place[1] === "older" && number > 0 ? number : undefined,
		isTurned: true,
	};
}
