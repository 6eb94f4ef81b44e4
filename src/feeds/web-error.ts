/** Why nothing usable came back. */
export type WebErrorKind =
	| "badAddress"
	| "privateAddress"
	| "tooManyRedirects"
	| "tooLarge"
	| "tooSlow"
	| "unreachable"
	| "badAnswer"
	| "aborted";

/** An address that could not be read; the message is a plain sentence. */
export class WebError extends Error {
	override name = "WebError";
	readonly kind: WebErrorKind;
	constructor(kind: WebErrorKind, message: string, options?: { cause?: unknown }) {
		super(message, options);
		this.kind = kind;
	}
}

const words: Record<string, [WebErrorKind, string]> = {
	ENOTFOUND: ["unreachable", "the host name is not known"],
	EAI_AGAIN: ["unreachable", "the host name could not be looked up"],
	ECONNREFUSED: ["unreachable", "the server refused the connection"],
	ECONNRESET: ["unreachable", "the server closed the connection"],
	EPIPE: ["unreachable", "the server closed the connection"],
	EHOSTUNREACH: ["unreachable", "the server cannot be reached"],
	ENETUNREACH: ["unreachable", "the network cannot be reached"],
	ETIMEDOUT: ["tooSlow", "the server did not answer in time"],
	HPE_HEADER_OVERFLOW: ["badAnswer", "the answer's headers are too long"],
	ERR_STREAM_PREMATURE_CLOSE: ["unreachable", "the server closed the connection"],
	Z_DATA_ERROR: ["badAnswer", "the answer is compressed wrongly"],
	Z_BUF_ERROR: ["badAnswer", "the answer was cut off"],
};

/** Puts what a socket, TLS, DNS or zlib said into words. */
export function explainFailure(error: unknown): WebError {
	if (error instanceof WebError) return error;
	for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth++) {
		if (cause instanceof WebError) return cause;
		const code = String((cause as NodeJS.ErrnoException).code ?? "");
		const known = words[code];
		if (known) return new WebError(known[0], known[1], { cause: error });
		if (/CERT|SSL|TLS|VERIFY/.test(code)) {
			return new WebError("unreachable", `no secure connection: ${code}`, { cause: error });
		}
		if (code.startsWith("HPE_")) return new WebError("badAnswer", "the answer is not HTTP", { cause: error });
		cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
	}
	const code = (error as NodeJS.ErrnoException | undefined)?.code;
	return new WebError("unreachable", `the address cannot be read${code ? ` (${code})` : ""}`, { cause: error });
}
