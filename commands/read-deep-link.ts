import { tidyText } from "../src/telegram/read-line.ts";

const prefix = "t_";

/**
 * The topic a deep link's payload names: `t_` and the base64url of UTF-8 text, or words divided by `_` and `-`
 * ("Kosovo-Serbia_dialogue"). Undefined for what is no payload.
 */
export function readDeepLink(payload: string): string | undefined {
	if (!/^[A-Za-z0-9_-]{1,64}$/.test(payload)) return undefined;
	const encoded = payload.startsWith(prefix) ? decodeText(payload.slice(prefix.length)) : undefined;
	const text = encoded ?? tidyText(payload.replace(/[_-]+/g, " "));
	return /[\p{L}\p{N}]/u.test(text) ? text : undefined;
}

function decodeText(encoded: string): string | undefined {
	try {
		const bytes = Buffer.from(encoded, "base64url");
		// Buffer skips what it cannot read; only what comes out the same was meant as base64url.
		if (bytes.toString("base64url") !== encoded) return undefined;
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		// Words such as "t_news" decode to control characters now and then.
		return /\p{Cc}/u.test(text) ? undefined : tidyText(text) || undefined;
	} catch {
		// Not UTF-8: the payload is words that happen to begin with the prefix.
		return undefined;
	}
}
