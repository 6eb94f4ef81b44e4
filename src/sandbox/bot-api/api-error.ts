/** What Telegram adds to a refusal for programs to act on. */
export interface ErrorParameters {
	retry_after?: number;
	migrate_to_chat_id?: number;
}

/** A call that is refused, in Telegram's words. */
export class ApiError extends Error {
	override name = "ApiError";
	readonly code: number;
	readonly parameters: ErrorParameters | undefined;
	constructor(code: number, description: string, parameters?: ErrorParameters) {
		super(description);
		this.code = code;
		this.parameters = parameters;
	}
}

/** The usual refusal: code 400 and a sentence. */
export function badRequest(description: string, parameters?: ErrorParameters): ApiError {
	return new ApiError(400, `Bad Request: ${description}`, parameters);
}
