import type { Parameters } from "../check-call.ts";
import type { StandIn } from "../stand-in.ts";
import type { Webhook } from "../webhook.ts";

/** What a method works with. */
export interface MethodContext {
	standIn: StandIn;
	webhook: Webhook;
	parameters: Parameters;
	/** What came along as files, by the names of their parts. */
	files: ReadonlyMap<string, Uint8Array>;
	/** Fires when the caller has gone. */
	signal: AbortSignal;
	/** Takes a message of this chat into the pace; throws the 429. */
	admit(chatId: number, isGroup: boolean): void;
}

/** One method: the result, or an ApiError thrown. */
export type Method = (context: MethodContext) => unknown;
