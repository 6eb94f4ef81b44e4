/** Tidings cannot work until the operator changes something; `message` says what, in a plain sentence. */
export class StartError extends Error {
	override name = "StartError";
}

/** Names of the errors whose message is a sentence for the operator. */
const spoken = new Set(["StorageError", "FeedError", "WebError", "LexiconError", "StartError"]);

/** Whether an error's message is a sentence for the operator. */
export function isSpoken(error: unknown): error is Error {
	return error instanceof Error && spoken.has(error.name);
}

/** Waits for work that one variable decides on; what goes wrong with it becomes a StartError that names the variable. */
export async function naming<T>(variable: string, work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (isSpoken(error)) {
			throw new StartError(`${variable}: ${error.message}`, { cause: error });
		}
		throw error;
	}
}
