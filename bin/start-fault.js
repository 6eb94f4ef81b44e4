/** Why the start cannot go on, in a sentence for the person who started it; empty when there is nothing to say. */
export class StartFault extends Error {
	name = "StartFault";

	/** @param signal the one that ended the work, if one did */
	constructor(message, signal) {
		super(message);
		this.signal = signal;
	}
}
