import { type Logger, pino } from "pino";

export type { Logger };

/**
 * What of an error may be logged. grammY's errors carry the request's URL (with the bot's token in it) and
 * the message's text, so nothing but these fields leaves the process.
 */
function describeError(error: unknown): unknown {
	if (!(error instanceof Error)) return { message: String(error) };
	const { name, stack, cause } = error;
	const { code, error_code, description, method } = error as Error & Record<string, unknown>;
	return {
		name,
		message: withoutToken(error.message),
		...(typeof code === "string" || typeof code === "number" ? { code } : {}),
		...(typeof error_code === "number" ? { error_code } : {}),
		...(typeof description === "string" ? { description } : {}),
		...(typeof method === "string" ? { method } : {}),
		...(stack ? { stack: withoutToken(stack) } : {}),
		...(cause === undefined ? {} : { cause: describeError(cause) }),
	};
}

/** Replaces anything that has the form of a bot token. */
export function withoutToken(text: string): string {
	return text.replace(/\d{5,}:[\w-]{20,}/g, "<token>");
}

/** JSON lines on stdout, one an event; pretty only where a person looks on. */
export function createLogger(options: { level: string; pretty: boolean }): Logger {
	return pino({
		level: options.level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (label) => ({ level: label }) },
		serializers: { err: describeError, error: describeError },
		...(options.pretty
			? { transport: { target: "pino-pretty", options: { ignore: "pid,hostname", translateTime: "HH:MM:ss" } } }
			: {}),
	});
}
