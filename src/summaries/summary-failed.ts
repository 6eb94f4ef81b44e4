/**
 * A summarizer has no summary to give; the message is a plain sentence without the address, the key or the article.
 */
export class SummaryFailed extends Error {
	override name = "SummaryFailed";
	/** Whether it worked and only this answer is no good: no reason to leave it alone. */
	readonly hasAnswered: boolean;

	constructor(message: string, { hasAnswered = false } = {}) {
		super(message);
		this.hasAnswered = hasAnswered;
	}
}
