/** A feed, or a list of feeds, that cannot be used; the message is a plain sentence for a person. */
export class FeedError extends Error {
	override name = "FeedError";
}
